"""A home keeps its secrets private, its ports steady, and is used by one run at a time."""

import os
import shutil
import socket
from pathlib import Path

import pytest

from deploy.local import ports
from deploy.local.home import AlreadyRunning, ForeignHome, Home
from deploy.local.owner import Owner, reachable, stand_in
from deploy.local.trouble import DiskFull, require_room


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_secrets_are_made_once_and_kept_private(home: Path) -> None:
    place = Home.at(home, Owner())
    first = place.secret("ami")
    assert (place.secret("ami"), place.secret("other") != first) == (first, True)
    assert Home.at(home, Owner()).secret("ami") == first
    assert mode(home / "secrets.json") == 0o600
    assert mode(home) == 0o700


def test_a_second_run_in_the_same_home_is_refused_with_the_first_ones_process(home: Path) -> None:
    place = Home.at(home, Owner())
    with place.lock(), pytest.raises(AlreadyRunning, match=f"already running \\(process {os.getpid()}\\)"):
        place.lock()
    place.lock().close()


def test_ports_are_remembered_until_somebody_takes_them(home: Path) -> None:
    place = Home.at(home, Owner())
    chosen = place.ports("postgres", "sip", "rtp_start")
    assert place.ports("postgres", "sip", "rtp_start") == chosen
    with socket.socket() as other:
        other.bind((ports.LOOPBACK, chosen["postgres"]))
        other.listen()
        anew = place.ports("postgres", "sip", "rtp_start")
    assert anew["postgres"] != chosen["postgres"]
    assert anew["sip"] == chosen["sip"]


def test_a_port_that_was_asked_for_and_is_taken_is_a_clear_sentence(home: Path) -> None:
    with socket.socket() as other:
        other.bind((ports.LOOPBACK, 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(ports.PortTaken, match=f"Port {taken} .* already used .* --port"):
            Home.at(home, Owner()).http_port(taken)


def test_without_a_wish_the_next_free_port_is_taken_and_remembered(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Home.at(home, Owner())
    with socket.socket() as other:
        other.bind((ports.LOOPBACK, 0))
        other.listen()
        monkeypatch.setattr(ports, "USUAL_HTTP", other.getsockname()[1])
        chosen = place.http_port(None)
        assert chosen != other.getsockname()[1]
    assert place.http_port(None) == chosen


def test_a_full_disk_is_said_before_anything_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil._ntuple_diskusage(10**9, 10**9 - 5 * 10**6, 5 * 10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(DiskFull, match="5 MB free and 300 MB are needed: free some room"):
        require_room(tmp_path / "not/there/yet", needed_mb=300)


def test_folders_closed_to_the_servers_user_are_left_alone(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    (closed / "home").mkdir(parents=True)
    closed.chmod(0o700)
    nobody = Owner(65534, 65534)
    assert not nobody.can_reach(closed / "home")
    assert mode(closed) == 0o700


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_another_users_home_is_not_touched(home: Path) -> None:
    os.chown(home, 65534, 65534)
    with pytest.raises(ForeignHome, match="belongs to another user"):
        Home.at(home, Owner())


@pytest.mark.skipif(os.getuid() != 0, reason="only root runs servers as another user")
def test_servers_of_a_closed_home_live_elsewhere(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    place = reachable(tmp_path / "home", Owner(65534, 65534))
    try:
        assert place == stand_in(tmp_path / "home")
        assert Owner(65534, 65534).can_reach(place)
    finally:
        shutil.rmtree(place)
