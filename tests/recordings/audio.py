"""Takes as Asterisk leaves them: two mono files, whole or broken."""

import math
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8000


def tone(hertz: float, seconds: float, *, loud: int = 12_000) -> NDArray[np.int16]:
    return (loud * np.sin(2 * math.pi * hertz * np.arange(int(RATE * seconds)) / RATE)).astype("<i2")


def wav(
    samples: NDArray[np.int16], *, claimed: int | None = None, rate: int = RATE, channels: int = 1
) -> bytes:
    """A WAV file; `claimed` is the length its header tells, the true one if None."""
    data = samples.tobytes()
    length = len(data) if claimed is None else claimed
    header = struct.pack("<4sI4s", b"RIFF", 36 + length if length or not data else 0, b"WAVE")
    header += struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, channels, rate, rate * 2, 2, 16)
    return header + struct.pack("<4sI", b"data", length) + data


def spool_take(folder: Path, name: str, *, seconds: float = 1.0, agent_seconds: float | None = None) -> None:
    """The customer hums at 440 Hz, the agent side at 1000 Hz."""
    (folder / f"{name}-in.wav").write_bytes(wav(tone(440, seconds)))
    (folder / f"{name}-out.wav").write_bytes(
        wav(tone(1000, seconds if agent_seconds is None else agent_seconds))
    )


def pitch(samples: NDArray[np.int16]) -> int:
    """The loudest frequency, in whole hertz."""
    spectrum = np.abs(np.fft.rfft(samples))
    return round(float(np.argmax(spectrum)) * RATE / len(samples))
