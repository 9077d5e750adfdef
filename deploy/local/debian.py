"""Fetches Debian packages into a folder of ours: no root needed, signatures verified, nothing installed.

`python3 -m deploy.local.debian asterisk tools` makes `.runtime/cache/<name>/root`. Standard library only, so
that it can run beside the making of the virtual environment.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from deploy.local.trouble import Trouble, require_room

CHECKOUT = Path(__file__).resolve().parents[2]
USUAL_CACHE = (
    CHECKOUT / ".runtime/cache" if (CHECKOUT / "Makefile").exists() else Path.home() / ".cache/callcenter"
)
CACHE = Path(os.environ.get("CALLCENTER_CACHE") or USUAL_CACHE)
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
NEEDED_MB = 1000
APT_TIMEOUT_S = 900
say = partial(print, flush=True)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Packages that are fetched together. `suite` None is the machine's own; `command` makes it needless.

    A bundle of the machine's own suite gets a wrapper for `program` (a path inside its root) in `CACHE/bin`.
    """

    name: str
    suite: str | None
    packages: tuple[str, ...]
    command: str
    program: str = ""


BUNDLES = {
    bundle.name: bundle
    for bundle in (
        Bundle(
            "asterisk",
            "sid",
            (
                "asterisk",
                "asterisk-core-sounds-en-gsm",
                "asterisk-core-sounds-ru-gsm",
                "asterisk-moh-opsound-gsm",
            ),
            "asterisk",
        ),
        Bundle("chromium", None, ("chromium", "fonts-dejavu-core"), "chromium", "usr/lib/chromium/chromium"),
        Bundle("sipp", None, ("sip-tester",), "sipp", "usr/bin/sipp"),
        Bundle("espeak", None, ("espeak-ng", "espeak-ng-data"), "espeak-ng", "usr/bin/espeak-ng"),
    )
}


class NoApt(Trouble):
    """The machine has no apt to fetch with."""

    def __init__(self, bundle: Bundle) -> None:
        super().__init__(
            f"{bundle.name} is fetched from Debian with apt-get, and this machine has none: "
            f"install {bundle.command} by its own means and run the same command again."
        )


class NoMirror(Trouble):
    """apt knows no Debian archive."""

    def __init__(self, bundle: Bundle) -> None:
        super().__init__(
            f"apt on this machine names no Debian archive to fetch {bundle.name} from: add one to "
            f"/etc/apt/sources.list, or install {bundle.command} and run the same command again."
        )


class NoKeyring(Trouble):
    """Signatures cannot be verified."""

    def __init__(self) -> None:
        super().__init__(
            f"{KEYRING} is missing, so Debian's signatures cannot be verified: "
            "install the package debian-archive-keyring and run the same command again."
        )


class FetchFailed(Trouble):
    """apt or dpkg refused; its own words follow."""

    def __init__(self, bundle: Bundle, said: str) -> None:
        super().__init__(
            f"Fetching {bundle.name} from Debian failed (no network, or the mirror is away?). "
            f"Check the connection and run the same command again. apt said: {said}"
        )


def root(name: str) -> Path:
    """The folder a bundle is unpacked into, whether it exists already or not."""
    return CACHE / name / "root"


def fetch(bundle: Bundle) -> Path:
    """Make sure the bundle is unpacked and return its root; a second call only looks. Raises Trouble."""
    place = root(bundle.name)
    if _is_complete(bundle):
        return place
    folder = place.parent
    require_room(folder, needed_mb=NEEDED_MB)
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder / "lock"):
        if _is_complete(bundle):
            return place
        if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
            raise NoApt(bundle)
        if not KEYRING.exists():
            raise NoKeyring
        say(f"  {bundle.name:<12} fetching from Debian …")
        archives = _download(bundle, folder / "apt")
        _unpack(bundle, archives, place)
        shutil.rmtree(folder / "apt")
    return place


def main(names: list[str]) -> None:
    """Fetch the named bundles (all by default) that this machine lacks, saying what took how long."""
    for bundle in [BUNDLES[name] for name in names or BUNDLES]:
        started = time.monotonic()
        place = installed(bundle) or (str(root(bundle.name)) if _is_complete(bundle) else None)
        if place is not None:
            say(f"  {bundle.name:<12} {place}")
            continue
        fetch(bundle)
        say(f"  {bundle.name:<12} {root(bundle.name)}  {time.monotonic() - started:.1f} s")


def installed(bundle: Bundle) -> str | None:
    """Where the machine's own program is, when it is there and new enough."""
    path = shutil.which(bundle.command)
    if path is not None and bundle.name == "asterisk" and _asterisk_major(path) < 22:
        return None
    return path


def _asterisk_major(program: str) -> int:
    said = subprocess.run([program, "-V"], capture_output=True, text=True, timeout=20, check=False).stdout
    digits = said.removeprefix("Asterisk").strip().partition(".")[0]
    return int(digits) if digits.isdigit() else 0


def _is_complete(bundle: Bundle) -> bool:
    stamp = root(bundle.name) / ".packages"
    return stamp.exists() and stamp.read_text().split("\n", 1)[0] == " ".join(bundle.packages)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"  {path.parent.name:<12} another run is fetching it, waiting …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def mirror(bundle: Bundle, targets: str) -> tuple[str, str]:
    """(archive address, suite) for the bundle, from lines `created-by|uri|release|component|origin`."""
    for line in targets.splitlines():
        kind, uri, release, component, origin = line.split("|")
        # The origin is known once apt has been updated; the update-less name keeps its placeholder.
        is_debian = origin == "Debian" or (origin.startswith("$") and "debian" in uri)
        if (
            kind == "Packages"
            and component == "main"
            and release.isalpha()
            and is_debian
            and "security" not in uri
        ):
            return uri, bundle.suite or release
    raise NoMirror(bundle)


def _download(bundle: Bundle, state: Path) -> list[Path]:
    """Fetch the archives with a private apt state: an empty dpkg status resolves every dependency."""
    targets = _run(
        bundle,
        [
            "apt-get",
            "indextargets",
            "--format",
            "$(CREATED_BY)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)|$(ORIGIN)",
        ],
        env=dict(os.environ),
    )
    uri, suite = mirror(bundle, targets)
    for part in ("lists/partial", "cache/archives/partial", "etc/preferences.d", "etc/apt.conf.d"):
        (state / part).mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    (state / "sources.list").write_text(f"deb [signed-by={KEYRING}] {uri} {suite} main\n")
    # The machine's own way out (proxy, certificates) stays in force; its hooks do not.
    acquire = _run(bundle, ["apt-config", "dump"], env=dict(os.environ))
    ways_out = [line for line in acquire.splitlines() if line.startswith(("Acquire::http", "Acquire::https"))]
    settings = {
        "Dir::Etc::parts": state / "etc/apt.conf.d",
        "Dir::Etc::main": "/dev/null",
        "Dir::Etc::sourcelist": state / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::preferences": "/dev/null",
        "Dir::Etc::preferencesparts": state / "etc/preferences.d",
        "Dir::State": state,
        "Dir::State::lists": state / "lists",
        "Dir::State::status": state / "status",
        "Dir::Cache": state / "cache",
        "Debug::NoLocking": 1,
        "APT::Install-Recommends": "false",
        "APT::Sandbox::User": "",
        "APT::Update::Error-Mode": "any",
        "Acquire::Retries": 3,
        "Acquire::Languages": "none",
    }
    lines = [*ways_out, *(f'{key} "{value}";' for key, value in settings.items())]
    (state / "apt.conf").write_text("\n".join(lines) + "\n")
    env = {**os.environ, "APT_CONFIG": str(state / "apt.conf"), "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-q"]
    try:
        _run(bundle, update, env=env)
    except FetchFailed as failure:
        if "is expired" not in str(failure):
            raise
        # A mirror that stands still (or a wrong clock) is no forgery: the signatures are verified all the same.
        say(f"  {bundle.name:<12} the mirror's package list is past its date; signatures are verified")
        _run(bundle, [*update, "-o", "Acquire::Check-Valid-Until=false"], env=env)
    valid = ["-o", "Acquire::Check-Valid-Until=false"]
    download = ["apt-get", *valid, "install", "-y", "-q", "--download-only", *bundle.packages]
    _run(bundle, download, env=env)
    return sorted((state / "cache/archives").glob("*.deb"))


def _unpack(bundle: Bundle, archives: list[Path], place: Path) -> None:
    """Unpack beside the place and rename, so that a half-made root is never used."""
    making = place.with_name("root.new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    for archive in archives:
        # The machine's own C library goes with its own loader; another suite brings both.
        if bundle.suite is not None or not archive.name.startswith("libc6_"):
            _run(bundle, ["dpkg-deb", "-x", str(archive), str(making)], env=dict(os.environ))
        archive.unlink()
    for needless in ("usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info"):
        shutil.rmtree(making / needless, ignore_errors=True)
    # What the package would do on being installed: sounds/en stands for its default voice.
    for voice in sorted(making.glob("usr/share/asterisk/sounds/[a-z][a-z]_*")):
        language = voice.with_name(voice.name[:2])
        if not language.exists():
            language.symlink_to(voice.name)
    names = [archive.name.removesuffix(".deb") for archive in archives]
    (making / ".packages").write_text("\n".join([" ".join(bundle.packages), *names]) + "\n")
    shutil.rmtree(place, ignore_errors=True)
    making.rename(place)
    if bundle.program:
        _wrap(bundle, place)


def _wrap(bundle: Bundle, place: Path) -> None:
    """A command in CACHE/bin that runs the program with the libraries and data that came with it."""
    folders = [path for part in ("usr/lib", "lib") for path in place.glob(f"{part}/*-linux-gnu*")]
    # Some libraries keep their private ones a folder deeper, under an absolute path of the system's.
    deeper = {path.parent for folder in folders for path in folder.glob("*/lib*.so*")}
    libraries = [str(path) for path in (*folders, *sorted(deeper))]
    fonts = place / "fonts.conf"
    dirs = f"<dir>{place}/usr/share/fonts</dir><cachedir>{place}/var/cache/fontconfig</cachedir>"
    fonts.write_text(f'<?xml version="1.0"?>\n<fontconfig>{dirs}</fontconfig>\n')
    lines = [
        "#!/bin/sh",
        f'[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="{fonts}"',
        f'export LD_LIBRARY_PATH="{":".join(libraries)}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"',
        *(f'export ESPEAK_DATA_PATH="{data.parent}"' for data in place.glob("usr/lib/*/espeak-ng-data")),
        f'export XDG_DATA_DIRS="${{XDG_DATA_DIRS:-/usr/local/share:/usr/share}}:{place}/usr/share"',
        f'exec "{place / bundle.program}" "$@"',
    ]
    command = CACHE / "bin" / bundle.command
    command.parent.mkdir(exist_ok=True)
    command.write_text("\n".join(lines) + "\n")
    command.chmod(0o755)


def _run(bundle: Bundle, argv: list[str], *, env: dict[str, str]) -> str:
    done = subprocess.run(
        argv, env=env, capture_output=True, text=True, errors="replace", timeout=APT_TIMEOUT_S, check=False
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith(("E:", "dpkg"))]
        raise FetchFailed(bundle, " ".join(said or done.stderr.splitlines()[-3:]))
    return done.stdout


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Trouble as trouble:
        sys.exit(str(trouble))
