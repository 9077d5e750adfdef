"""Reads cel.csv as it grows, through rotation by rename, torn last lines and restarts; commits nothing itself."""

from dataclasses import dataclass
from pathlib import Path

import structlog

from telephony.cel.rows import ROW_START, BadRow, CelRow, parse_row

log = structlog.get_logger()

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class CelPosition:
    """Everything before byte `offset` of the file with this inode has been read."""

    inode: int
    offset: int


class CelTailer:
    """`read()` the next rows, store them together with `position` in one transaction, go on.

    After a restart give the stored position back. A file renamed to `<name>.…` in the same folder is read to its
    end before the next. Where the position's file is gone, reading begins with the oldest file there is.
    """

    def __init__(self, path: Path, position: CelPosition | None = None) -> None:
        self._path = path
        self.position = position

    def read(self) -> list[CelRow]:
        """Rows completed since the last time, oldest first; empty when there is nothing new."""
        for path, inode in self._files_from_position():
            offset = self._offset_in(path, inode)
            rows, end = self._read_file(path, inode, offset)
            self.position = CelPosition(inode, end)
            if rows:
                return rows
        return []

    def _files_from_position(self) -> list[tuple[Path, int]]:
        """Our files in the order they were written, from the one we are in; the live one is last."""
        try:
            siblings = [path for path in self._path.parent.iterdir() if path.name.startswith(self._path.name)]
            found = [(path, path.stat()) for path in siblings]
        except FileNotFoundError:
            return []
        found.sort(key=lambda one: (one[0] == self._path, one[1].st_mtime_ns))
        files = [(path, stat.st_ino) for path, stat in found]
        if self.position is None:
            return files
        inodes = [inode for _, inode in files]
        return files[inodes.index(self.position.inode) :] if self.position.inode in inodes else files

    def _offset_in(self, path: Path, inode: int) -> int:
        if self.position is None or self.position.inode != inode:
            return 0
        # Shorter than what we have read: another file with the same inode.
        return self.position.offset if path.stat().st_size >= self.position.offset else 0

    def _read_file(self, path: Path, inode: int, offset: int) -> tuple[list[CelRow], int]:
        """Whole rows from `offset`, and the offset after the last of them."""
        with path.open("rb") as file:
            file.seek(offset)
            data = file.read(CHUNK)
        ends = _row_ends(data)
        rows: list[CelRow] = []
        start = 0
        for end in ends:
            try:
                rows.append(parse_row(data[start:end], inode=inode, offset=offset + start))
            except BadRow:
                log.warning("a torn line in the CEL file", inode=inode, offset=offset + start)
            start = end
        return rows, offset + start


def _row_ends(data: bytes) -> list[int]:
    """Where rows end: at a line end outside quotes, or at one that the next row plainly follows."""
    ends = []
    start = 0
    at = data.find(b"\n")
    while at >= 0:
        after = at + 1
        if data.count(b'"', start, at) % 2 == 0 or ROW_START.match(data, after):
            ends.append(after)
            start = after
        at = data.find(b"\n", after)
    return ends
