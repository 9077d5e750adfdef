"""The shape of a recording, small enough to draw before any sound is loaded."""

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

POINTS_PER_SECOND = 50
MOST_POINTS = 12_000


@dataclass(frozen=True, slots=True)
class Peaks:
    """Per side `min, max, min, max, …` as signed bytes (−128…127), `points_per_second` pairs a second."""

    points_per_second: float
    customer: bytes
    agent: bytes

    def to_json(self) -> bytes:
        """`{"points_per_second": 50, "customer": [min, max, …], "agent": […]}`, compact."""
        sides = {side: np.frombuffer(getattr(self, side), np.int8).tolist() for side in ("customer", "agent")}
        return json.dumps(
            {"points_per_second": self.points_per_second} | sides, separators=(",", ":")
        ).encode()


class Outline:
    """Collects the extremes of one side, block by block."""

    def __init__(self, rate: int) -> None:
        self.bin = max(1, rate // POINTS_PER_SECOND)
        self._lows: list[NDArray[np.int8]] = []
        self._highs: list[NDArray[np.int8]] = []

    def add(self, samples: NDArray[np.int16]) -> None:
        """Every block but the last must be a whole number of bins long."""
        short = -len(samples) % self.bin
        bins = np.pad(samples, (0, short)).reshape(-1, self.bin)
        self._lows.append((bins.min(axis=1) >> 8).astype(np.int8))
        self._highs.append((bins.max(axis=1) >> 8).astype(np.int8))

    def pairs(self, fold: int) -> bytes:
        """`min, max` bytes, `fold` neighbouring points merged into one."""
        lows, highs = np.concatenate(self._lows), np.concatenate(self._highs)
        short = -len(lows) % fold
        low = np.pad(lows, (0, short), mode="edge").reshape(-1, fold).min(axis=1)
        high = np.pad(highs, (0, short), mode="edge").reshape(-1, fold).max(axis=1)
        return np.stack([low, high], axis=1).tobytes()

    def __len__(self) -> int:
        return sum(len(block) for block in self._lows)


def drawn(customer: Outline, agent: Outline, *, rate: int) -> Peaks:
    """Both outlines, halved until neither has more than MOST_POINTS points."""
    fold = 1
    while len(customer) > MOST_POINTS * fold:
        fold *= 2
    return Peaks(
        points_per_second=rate / (customer.bin * fold), customer=customer.pairs(fold), agent=agent.pairs(fold)
    )
