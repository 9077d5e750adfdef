"""The operating-system user that embedded servers run as, and places that this user can reach."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from deploy.local.trouble import Trouble

USER = "callcenter"
SHARED = Path("/var/lib/callcenter")


class NoOwner(Trouble):
    """The unprivileged user could not be made."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"As root, the database runs as its own user, and making the user {USER} failed ({said.strip()}): "
            f"run `useradd --system {USER}` yourself, or start as an ordinary user."
        )


@dataclass(frozen=True, slots=True)
class Owner:
    """`uid` and `gid` of the servers; both None when we are no root and they simply run as us."""

    uid: int | None = None
    gid: int | None = None

    def own(self, path: Path, *, mode: int = 0o700) -> Path:
        """Make the folder (if need be) and give it to the user; its parents are left alone."""
        path.mkdir(parents=True, exist_ok=True, mode=0o711)
        path.chmod(mode)
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)
        return path

    def can_reach(self, path: Path) -> bool:
        """Whether every existing folder above (and including) `path` lets this user pass."""
        if self.uid is None:
            return True
        return all(self._may_pass(folder) for folder in (path, *path.parents) if folder.exists())

    def _may_pass(self, folder: Path) -> bool:
        status = folder.stat()
        needed = stat.S_IXUSR if status.st_uid == self.uid else stat.S_IXOTH
        return bool(status.st_mode & needed)


def owner() -> Owner:
    """The servers' user: us, or when we are root the system user `callcenter`, made if absent."""
    if os.geteuid() != 0:
        return Owner()
    try:
        known = pwd.getpwnam(USER)
    except KeyError:
        known = _make_user()
    return Owner(known.pw_uid, known.pw_gid)


def _make_user() -> pwd.struct_passwd:
    program = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if program is None:
        raise NoOwner("there is no useradd")
    argv = [program, "--system", "--user-group", "--no-create-home", "--home-dir", str(SHARED)]
    done = subprocess.run(
        [*argv, "--shell", "/usr/sbin/nologin", USER], capture_output=True, text=True, timeout=30, check=False
    )
    try:
        return pwd.getpwnam(USER)
    except KeyError:
        raise NoOwner(done.stderr) from None


def reachable(folder: Path, user: Owner) -> Path:
    """`folder`, or its stand-in under /var/lib/callcenter when the user may not pass through its parents."""
    if user.can_reach(folder):
        return folder
    for place in (SHARED, SHARED / "homes", stand_in(folder)):
        place.mkdir(exist_ok=True, mode=0o711)
    return stand_in(folder)


def stand_in(folder: Path) -> Path:
    """Where things live that belong into `folder` but could not be reached there."""
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:8]
    return SHARED / "homes" / f"{folder.name}-{mark}"


def reachable_program(program: Path, user: Owner, *, trees: tuple[Path, ...] = ()) -> Path:
    """The program, or its copy where the user can run it; `trees` are neighbouring folders it needs beside it."""
    if user.can_reach(program.parent):
        return program
    with program.open("rb") as handle:
        build = hashlib.sha256(handle.read(1_000_000)).hexdigest()[:8]
    place = SHARED / "bin" / f"{program.name}-{program.stat().st_size}-{build}"
    inside = program.relative_to(trees[0].parent) if trees else Path(program.name)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o711)
        making = place.with_name(f"{place.name}.{os.getpid()}.new")
        making.mkdir(mode=0o755)
        for tree in trees:
            shutil.copytree(tree, making / tree.name, copy_function=_link_or_copy, symlinks=True)
        if not trees:
            _link_or_copy(str(program), str(making / inside))
        making.rename(place)
    return place / inside


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
