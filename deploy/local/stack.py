"""The servers of one home, started where nothing else is configured, and the settings that lead to them."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from deploy.local import asterisk, ports, postgres, s3, valkey
from deploy.local.home import NEEDED_MB, Home
from deploy.local.owner import USER, owner
from deploy.local.supervisor import Program, Ready, Say, Supervisor, say_now
from deploy.local.trouble import Trouble, plain, require_room


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is configured already (None: we bring our own) and what the person asked for."""

    database_url: str | None = None
    redis_url: str | None = None
    s3_endpoint_url: str | None = None
    ami_host: str | None = None
    # None: the usual port or the next free one; 0: any free one.
    http_port: int | None = None
    asterisk_values: Mapping[str, object] = field(default_factory=dict)
    throwaway: bool = False
    # Called as soon as the database is there, while the other servers still start: schema, first data.
    on_database: "Callable[[Stack], Awaitable[None]] | None" = None


class StoppedEarly(Trouble):
    """Somebody asked to stop while the servers were still starting."""

    def __init__(self) -> None:
        super().__init__("Stopped before everything was up; everything that had been started is stopped too.")


class Stack:
    """`async with Stack(home, options) as stack:` starts the servers; leaving stops all that was started."""

    def __init__(
        self, home: Path, options: Options | None = None, *, say: Say = say_now, handle_signals: bool = True
    ) -> None:
        self.options = options or Options()
        self.say = say
        self.supervisor = Supervisor(home, say=say, handle_signals=handle_signals)
        # Settings (CALLCENTER_*) for every process of the product.
        self.env: dict[str, str] = {"CALLCENTER_HOME": str(home.absolute())}
        self.ports: dict[str, int] = {}
        self.asterisk: asterisk.Asterisk | None = None
        self._path = home.absolute()
        self._lock: IO[str] | None = None

    async def __aenter__(self) -> Self:
        require_room(self._path, needed_mb=NEEDED_MB)
        self.home = Home.at(self._path, owner())
        self._lock = self.home.lock()
        try:
            await self.supervisor.__aenter__()
        except BaseException:
            self._lock.close()
            raise
        try:
            await self._start_servers()
        except BaseException as error:
            # __aexit__ is not called when entering fails.
            if await self._leave(type(error), error, error.__traceback__):
                raise StoppedEarly from None
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return await self._leave(kind, error, trace)

    async def start_service(
        self,
        name: str,
        argv: Sequence[str],
        *,
        title: str | None = None,
        env: Mapping[str, str] | None = None,
        ready: Ready | None = None,
        needs: Sequence[str] | None = None,
        start_s: float = 60.0,
        grace_s: float = 20.0,
    ) -> None:
        """Run a process of the product with `stack.env`; returns when it is ready. Raises DidNotStart.

        It stops before the servers do, and before the services named in `needs`.
        """
        servers = ("postgres", "valkey", "s3", "asterisk")
        program = Program(
            name=name,
            title=title or name,
            argv=argv,
            env={**self.env, **(env or {})},
            inherit_env=True,
            needs=(*servers, *(needs or ())),
            ready=ready,
            start_s=start_s,
            grace_s=grace_s,
        )
        await self.supervisor.start(program)

    async def stop_service(self, name: str) -> None:
        """Stop one service and keep it stopped."""
        await self.supervisor.stop(name)

    async def run(
        self, name: str, argv: Sequence[str], *, title: str | None = None, timeout_s: float = 300.0
    ) -> None:
        """Run a command of the product to its end (migrations, demo data). Raises DidNotStart if it fails."""
        program = Program(name=name, title=title or name, argv=argv, env=self.env, inherit_env=True)
        await self.supervisor.run(program, timeout_s=timeout_s)

    async def wait(self) -> None:
        """Until Ctrl-C or SIGTERM."""
        await self.supervisor.wait()

    async def _start_servers(self) -> None:
        options = self.options
        if not self.home.servers.is_relative_to(self._path):
            self.say(
                f"  The servers' own user {USER} cannot reach {self._path}: data go to {self.home.servers}"
            )
        names = ["postgres", "valkey", *s3.PORTS, *asterisk.PORTS]
        self.ports = await asyncio.to_thread(self.home.ports, *names)
        self.ports["http"] = self.home.http_port(options.http_port)
        self.env["CALLCENTER_HTTP_PORT"] = str(self.ports["http"])
        starts = (
            (None, self._start_database),
            (options.redis_url, self._start_valkey),
            (options.s3_endpoint_url, self._start_s3),
            (options.ami_host, self._start_asterisk),
        )
        try:
            async with asyncio.TaskGroup() as group:
                for configured, start in starts:
                    if configured is None:
                        group.create_task(start())
        except BaseExceptionGroup as several:
            raise plain(several) from None

    async def _start_database(self) -> None:
        if self.options.database_url is None:
            await self._start_postgres()
        if self.options.on_database is not None:
            await self.options.on_database(self)

    async def _start_postgres(self) -> None:
        port, throwaway = self.ports["postgres"], self.options.throwaway
        began = time.monotonic()
        program = await asyncio.to_thread(postgres.program, self.home, port, throwaway=throwaway)
        await self.supervisor.start(program, began=began)
        await postgres.make_database(self.home, port)
        self.env["CALLCENTER_DATABASE_URL"] = postgres.database_url(self.home, port)

    async def _start_valkey(self) -> None:
        port, throwaway = self.ports["valkey"], self.options.throwaway
        began = time.monotonic()
        program = await asyncio.to_thread(valkey.program, self.home, port, throwaway=throwaway)
        self.env["CALLCENTER_REDIS_URL"] = valkey.redis_url(self.home, port)
        await self.supervisor.start(program, began=began)

    async def _start_s3(self) -> None:
        self.env.update(
            CALLCENTER_S3_ENDPOINT_URL=f"http://{ports.LOOPBACK}:{self.ports['s3_gate']}",
            CALLCENTER_S3_BUCKET=s3.BUCKET,
            CALLCENTER_S3_ACCESS_KEY=s3.ACCESS_KEY,
            CALLCENTER_S3_SECRET_KEY=self.home.secret("s3"),
            CALLCENTER_S3_REGION=s3.REGION,
        )
        await self.supervisor.start(await asyncio.to_thread(s3.program, self.home, self.ports))

    async def _start_asterisk(self) -> None:
        found = await asyncio.to_thread(asterisk.installed)
        pbx = self.asterisk = asterisk.describe(self.home, self.ports, found)
        program = asterisk.program(self.home, pbx, found, more=self.options.asterisk_values)
        await self.supervisor.start(program)
        self.env.update(
            CALLCENTER_AMI_HOST=pbx.ami_host,
            CALLCENTER_AMI_PORT=str(pbx.ami_port),
            CALLCENTER_AMI_USERNAME=pbx.ami_username,
            CALLCENTER_AMI_SECRET=pbx.ami_secret,
            CALLCENTER_ASTERISK_WS_URL=pbx.ws_url,
            CALLCENTER_ASTERISK_ETC=str(pbx.etc),
            CALLCENTER_ASTERISK_RX=json.dumps(pbx.rx),
            CALLCENTER_CEL_FILE=str(pbx.cel_file),
            CALLCENTER_SPOOL_DIR=str(pbx.recordings),
        )

    async def _leave(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        try:
            return await self.supervisor.__aexit__(kind, error, trace)
        finally:
            if "s3_gate" in self.ports:
                s3.forget_sockets(self.ports)
            if self._lock is not None:
                self._lock.close()
