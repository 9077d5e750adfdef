"""The spool folder: which takes lie there, and which of them are finished."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recordings.errors import Problem, SpoolUnavailable

__all__ = ["OpenFiles", "Problem", "Spool", "SpooledTake", "is_finished"]

FILE = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9_.-]{0,119})-(?P<side>in|out)\.wav")
QUIET_AFTER_CALL = timedelta(seconds=2)
QUIET_UNKNOWN_CALL = timedelta(seconds=60)
QUIET_UNSEEN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class SpooledTake:
    """Both files of one take as they lie in the spool. `inodes`: (device, inode) of those that exist."""

    name: str
    bytes: int
    modified_at: datetime
    inodes: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Spool:
    """`<name>-in.wav` (the customer's voice) and `<name>-out.wav` (what the customer hears), and `ready/`."""

    folder: Path

    @property
    def ready(self) -> Path:
        return self.folder / "ready"

    def sides(self, name: str) -> tuple[Path, Path]:
        """The customer's file and the agent side's. Raises ValueError for a name that leaves the folder."""
        if not FILE.fullmatch(f"{name}-in.wav"):
            raise ValueError("not a take's name")
        return self.folder / f"{name}-in.wav", self.folder / f"{name}-out.wav"

    def joined(self, name: str) -> Path:
        """Where the joined take lies or will lie."""
        self.sides(name)
        return self.ready / f"{name}.wav"

    def takes(self) -> list[SpooledTake]:
        """Every take in the folder, oldest first. Raises SpoolUnavailable."""
        found: dict[str, list[os.stat_result]] = {}
        for entry in self._entries():
            match = FILE.fullmatch(entry.name)
            if match and (status := _regular(entry)):
                found.setdefault(match["name"], []).append(status)
        return sorted(
            (_take(name, files) for name, files in found.items()), key=lambda take: take.modified_at
        )

    def strangers(self) -> list[str]:
        """Names in the folder that no take can have: kept, never carried. For a person to look at."""
        return sorted(
            entry.name
            for entry in self._entries()
            if entry.name != "ready" and not (FILE.fullmatch(entry.name) and _regular(entry))
        )

    def _entries(self) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.folder) as entries:
                return list(entries)
        except OSError as error:
            raise SpoolUnavailable(error.strerror or str(error)) from error


@dataclass(frozen=True, slots=True)
class OpenFiles:
    """Files that processes hold open. `is_complete`: every process of this machine could be looked into."""

    inodes: frozenset[tuple[int, int]]
    is_complete: bool

    @classmethod
    def now(cls, folder: Path) -> "OpenFiles":
        """Look through /proc for open files under `folder`."""
        root = f"{folder.resolve()}/"
        inodes: set[tuple[int, int]] = set()
        is_complete = Path("/proc/self/fd").is_dir()
        for process in _processes():
            try:
                with os.scandir(f"/proc/{process}/fd") as links:
                    for link in links:
                        inodes |= _held(link.path, root)
            except PermissionError:
                is_complete = False
            except (FileNotFoundError, ProcessLookupError):
                continue
        return cls(inodes=frozenset(inodes), is_complete=is_complete)


def is_finished(take: SpooledTake, *, open_files: OpenFiles, is_call_over: bool, now: datetime) -> bool:
    """Will nobody write to this take any more?

    A file that someone holds open is never finished. After the call a short silence is enough; of a call that
    nobody knows, or that nobody saw end, a long one, and a very long one where not every process could be looked into.
    """
    if take.inodes & open_files.inodes:
        return False
    quiet = now - take.modified_at
    if is_call_over:
        return quiet >= QUIET_AFTER_CALL
    return quiet >= (QUIET_UNKNOWN_CALL if open_files.is_complete else QUIET_UNSEEN)


def _take(name: str, files: list[os.stat_result]) -> SpooledTake:
    return SpooledTake(
        name=name,
        bytes=sum(file.st_size for file in files),
        modified_at=datetime.fromtimestamp(max(file.st_mtime for file in files), UTC),
        inodes=frozenset((file.st_dev, file.st_ino) for file in files),
    )


def _regular(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _processes() -> Iterator[str]:
    return (name for name in os.listdir("/proc") if name.isdigit())


def _held(link: str, root: str) -> set[tuple[int, int]]:
    try:
        if not os.readlink(link).startswith(root):
            return set()
        status = os.stat(link)
    except OSError:
        return set()
    return {(status.st_dev, status.st_ino)}
