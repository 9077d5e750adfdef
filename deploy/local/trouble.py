"""What can go wrong on somebody's machine, as a sentence that says what to do."""

import shutil
from pathlib import Path


class Trouble(Exception):
    """An expected failure; its text is shown to the person as it is."""


class DiskFull(Trouble):
    """Too little room is left where the runtime keeps its files."""

    def __init__(self, folder: Path, *, needed_mb: int, free_mb: int) -> None:
        super().__init__(
            f"The disk holding {folder} has {free_mb} MB free and {needed_mb} MB are needed: "
            "free some room there and run the same command again."
        )


def require_room(folder: Path, *, needed_mb: int) -> None:
    """Raise DiskFull unless the disk under `folder` (or its nearest parent) has `needed_mb` MB free."""
    place = folder
    while not place.exists():
        place = place.parent
    free_mb = shutil.disk_usage(place).free // 1_000_000
    if free_mb < needed_mb:
        raise DiskFull(folder, needed_mb=needed_mb, free_mb=free_mb)


def plain(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The trouble itself when it is all that a task group ended with, else the group."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup) and error.split(Trouble)[1] is None:
        error = error.exceptions[0]
    return error
