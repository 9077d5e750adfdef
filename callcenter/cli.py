"""The command `callcenter`: one subcommand for each kind of process, and for the whole."""

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
import uvloop
from pydantic import ValidationError

from callcenter.kernel.logging import configure_logging
from callcenter.parts import PartState
from callcenter.scripting.commands import scripts
from callcenter.settings import Settings
from deploy.local.trouble import Trouble

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(scripts, name="scripts")

DEFAULT_HOME = Path("/var/lib/callcenter") if os.geteuid() == 0 else Path.home() / ".local/share/callcenter"


@app.command()
def up(
    home: Annotated[Path, typer.Option(help="Folder of all data.")] = DEFAULT_HOME,
    port: Annotated[int | None, typer.Option(help="Port of the web page.")] = None,
) -> None:
    """Run the whole system on this machine; bring servers along where none is configured."""
    from callcenter.processes.up import configured, running_system

    async def run() -> None:
        options = configured(settings(), http_port=port)
        async with running_system(home, options, say=typer.echo) as stack:
            typer.echo(f"READY http://127.0.0.1:{stack.ports['http']}  admin / {stack.home.secret('admin')}")
            await stack.wait()

    _guarded(run())


@app.command()
def serve() -> None:
    """Serve the API, the websockets and the web page."""
    from callcenter.processes.serve import run_serve

    chosen = settings()
    configure_logging(json=chosen.log_json, level=chosen.log_level)
    uvloop.run(run_serve(chosen))  # uvicorn minds the signals itself, to drain first


@app.command()
def bridge() -> None:
    """Connect to Asterisk: events in, actions out. One acts, the others stand by."""
    from callcenter.processes.bridge import run_bridge

    _process(run_bridge(settings()))


@app.command()
def collect() -> None:
    """Beside Asterisk: bring in its call records and recordings, write its endpoints."""
    from callcenter.processes.collect import run_collect

    _process(run_collect(settings()))


@app.command()
def work() -> None:
    """Work through jobs."""
    from callcenter.processes.work import run_work

    _process(run_work(settings()))


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema and fill in the reference data."""
    from callcenter.processes.prepare import prepare

    asyncio.run(prepare(settings(), admin_password=os.environ.get("CALLCENTER_ADMIN_PASSWORD", "")))


@app.command()
def doctor() -> None:
    """Check every part and say what to do about what is wrong."""
    from callcenter.processes.doctor import examine

    findings = asyncio.run(examine(settings()))
    for part in findings:
        typer.echo(
            f"{part.state:9} {part.name}: {part.detail}" + (f"\n          → {part.fix}" if part.fix else "")
        )
    raise typer.Exit(0 if all(part.state is PartState.OK for part in findings) else 1)


def settings() -> Settings:
    """Raises typer.Exit with a sentence for what is set wrongly."""
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = "CALLCENTER_" + "_".join(str(part) for part in problem["loc"]).upper()
            typer.echo(f"{name}: {problem['msg']}", err=True)
        raise typer.Exit(2) from None


def _process(work: Coroutine[Any, Any, None]) -> None:
    """Run one process of the product until SIGTERM or SIGINT."""
    chosen = settings()
    configure_logging(json=chosen.log_json, level=chosen.log_level)

    async def until_told() -> None:
        task = asyncio.ensure_future(work)
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    uvloop.run(until_told())


def _guarded(work: Coroutine[Any, Any, None]) -> None:
    try:
        asyncio.run(work)
    except* Trouble as several:
        for trouble in several.exceptions:
            typer.echo(str(trouble), err=True)
        sys.exit(1)


def main() -> None:
    app()
