"""The shape of a recording, small enough to draw before any sound is loaded."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

POINTS_PER_SECOND = 50
MOST_POINTS = 12_000
LOUDEST = 100


@dataclass(frozen=True, slots=True)
class Peaks:
    """How loud each side was: `per_second` points a second, each 0 (silence) to 100 (full scale)."""

    per_second: float
    customer: list[int]
    agent: list[int]


class Outline:
    """Collects the extremes of one side, block by block."""

    def __init__(self, rate: int) -> None:
        self.bin = max(1, rate // POINTS_PER_SECOND)
        self._points: list[NDArray[np.int8]] = []

    def add(self, samples: NDArray[np.int16]) -> None:
        """Every block but the last must be a whole number of bins long."""
        short = -len(samples) % self.bin
        bins = np.pad(samples, (0, short)).reshape(-1, self.bin)
        loudest = np.maximum(bins.max(axis=1).astype(np.int32), -bins.min(axis=1).astype(np.int32))
        self._points.append((loudest * LOUDEST + 16384 >> 15).astype(np.int8))

    def points(self, fold: int) -> list[int]:
        """The points, `fold` neighbours merged into one."""
        points = np.concatenate(self._points)
        merged: list[int] = np.pad(points, (0, -len(points) % fold)).reshape(-1, fold).max(axis=1).tolist()
        return merged

    def __len__(self) -> int:
        return sum(len(block) for block in self._points)


def drawn(customer: Outline, agent: Outline, *, rate: int) -> Peaks:
    """Both outlines, halved until neither has more than MOST_POINTS points."""
    fold = 1
    while len(customer) > MOST_POINTS * fold:
        fold *= 2
    return Peaks(
        per_second=rate / (customer.bin * fold), customer=customer.points(fold), agent=agent.points(fold)
    )
