"""Fetching from Debian: the machine's own mirror, and clear sentences when it cannot be."""

from pathlib import Path

import pytest

from deploy.local import debian
from deploy.local.trouble import DiskFull

ASTERISK, SIPP = debian.BUNDLES["asterisk"], debian.BUNDLES["sipp"]
TARGETS = """Packages|http://security.invalid/debian-security/|bookworm-security|main|Debian
Packages|http://mirror.invalid/debian/|bookworm-updates|main|Debian
Packages|http://cloud.invalid/apt/|stable|main|Vendor
Packages|http://mirror.invalid/debian/|bookworm|contrib|Debian
Packages|http://mirror.invalid/debian/|bookworm|main|Debian
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(debian, "CACHE", tmp_path)
    return tmp_path


def fake_apt(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    for name in ("apt-get", "apt-config", "dpkg-deb"):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_the_mirror_is_the_machines_own() -> None:
    assert debian.mirror(ASTERISK, TARGETS) == ("http://mirror.invalid/debian/", "sid")
    assert debian.mirror(SIPP, TARGETS) == ("http://mirror.invalid/debian/", "bookworm")


def test_a_machine_whose_apt_names_no_debian_is_told_what_to_install() -> None:
    with pytest.raises(debian.NoMirror, match=r"names no Debian archive .* install asterisk"):
        debian.mirror(ASTERISK, TARGETS.replace("Debian", "Ubuntu"))


def test_without_apt_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(debian.NoApt, match="install sipp by its own means"):
        debian.fetch(SIPP)


def test_without_a_keyring_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "KEYRING", Path("/nowhere/keyring.gpg"))
    with pytest.raises(debian.NoKeyring, match="cannot be verified"):
        debian.fetch(SIPP)


def test_without_network_apts_own_words_are_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = f"cat <<'EOF'\n{TARGETS}EOF"
    script = f'case "$1" in update) echo "E: Could not resolve host" >&2; exit 100;; indextargets) {answer}\n;; esac'
    fake_apt(tmp_path, monkeypatch, script)
    with pytest.raises(
        debian.FetchFailed, match=r"no network.*run the same command again.*E: Could not resolve"
    ):
        debian.fetch(SIPP)
    assert not debian.root("sipp").exists()


def test_a_full_disk_is_said_before_the_download(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "NEEDED_MB", 10**9)
    with pytest.raises(DiskFull):
        debian.fetch(SIPP)


def test_what_was_fetched_is_not_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    place = debian.root("sipp")
    place.mkdir(parents=True)
    (place / ".packages").write_text("sip-tester\nsip-tester_3.6.1\n")
    monkeypatch.setenv("PATH", "/nowhere")
    assert debian.fetch(SIPP) == place
