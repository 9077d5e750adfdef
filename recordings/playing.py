"""Sound for listeners: pieces of a file, and pieces whose first one is known to come."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from pathlib import Path

from recordings.errors import SpoolUnavailable

PIECE = 64 * 1024


async def read_file(path: Path, *, first: int, last: int, size: int) -> AsyncGenerator[bytes, None]:
    """Bytes `first` to `last`, both included, of a file of `size` bytes. Raises SpoolUnavailable."""
    try:
        file = await asyncio.to_thread(path.open, "rb")
    except OSError as error:
        raise SpoolUnavailable(error.strerror or str(error)) from error
    with file:
        if await asyncio.to_thread(file.seek, 0, 2) != size:
            raise SpoolUnavailable("the joined file has another length")
        await asyncio.to_thread(file.seek, first)
        left = last - first + 1
        while left:
            piece = await asyncio.to_thread(file.read, min(PIECE, left))
            if not piece:
                raise SpoolUnavailable("the joined file ended early")
            left -= len(piece)
            yield piece


async def begun(pieces: AsyncGenerator[bytes, None]) -> AsyncIterator[bytes]:
    """The same pieces, after the first has come: what fails at the start fails here, before any answer."""
    first = await anext(pieces)

    async def whole() -> AsyncIterator[bytes]:
        async with aclosing(pieces):
            yield first
            async for piece in pieces:
                yield piece

    return whole()
