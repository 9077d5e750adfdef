"""`python -m deploy.demo`: the telephone network as a process, until SIGTERM or SIGINT."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

from deploy.demo.calls import Report
from deploy.demo.control import REPORT, REPORTS, SOCKET, NetworkError, Order, listening, obey
from deploy.demo.network import Caller, Network, Pace
from deploy.demo.sip import PortTaken, Sip
from deploy.demo.speech import Speaker
from deploy.demo.tools import program


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="deploy.demo", description=__doc__)
    parser.add_argument(
        "--home", type=Path, required=True, help="folder of the socket and of the spoken files"
    )
    parser.add_argument("--listen", required=True, help="host:port of the trunk's far end")
    parser.add_argument("--pbx", required=True, help="host:port of Asterisk's SIP transport")
    parser.add_argument("--did", required=True, help="the number that people call")
    parser.add_argument("--espeak", default=program("espeak-ng"), help="program that speaks")
    parser.add_argument("--callers", action="store_true", help="people call of their own accord")
    parser.add_argument(
        "--gap", type=float, nargs=2, default=Pace().gap_s, metavar="S", help="seconds between calls"
    )
    parser.add_argument("--patience", type=float, default=Pace().patience_s, metavar="S")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


async def run(asked: argparse.Namespace) -> None:
    """Serve the trunk and the orders until a signal comes."""
    place = listening(asked.home)
    host, _, port = asked.listen.rpartition(":")
    network = Network(
        sip=Sip(host=host, port=int(port)),
        pbx=asked.pbx,
        did=asked.did,
        pace=Pace(gap_s=tuple(asked.gap), patience_s=asked.patience, seed=asked.seed),
        speaker=Speaker(asked.home / "speech", program=asked.espeak),
    )

    async def order(what: Order) -> Any:
        match what.pop("do"):
            case "call":
                return REPORT.dump_python(await placed(network, **what), mode="json")
            case "calls":
                return REPORTS.dump_python(network.reports(), mode="json")
            case "hang_up":
                network.hang_up(what["id"])
            case "callers":
                network.let_people_call(what["on"])
            case unknown:
                raise NetworkError(f"There is no order {unknown}.")

    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(network.run(with_callers=asked.callers)),
            group.create_task(obey(place, order)),
        ]
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, lambda: [task.cancel() for task in tasks])
    (asked.home / SOCKET).unlink(missing_ok=True)


async def placed(
    network: Network, *, number: str, name: str, speech: str, did: str, patience_s: float
) -> Report:
    return await network.call(Caller(number, name, speech), did=did, patience_s=patience_s)


def main() -> None:
    asked = arguments()
    asked.home.mkdir(parents=True, exist_ok=True)
    try:
        asyncio.run(run(asked))
    except (PortTaken, NetworkError) as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
