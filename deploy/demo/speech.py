"""What people in the telephone network say: texts of speech.json spoken into 8 kHz WAV files, made once and kept."""

import hashlib
import io
import json
import subprocess
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from numpy.typing import NDArray

log = structlog.get_logger()

RATE = 8000
CUTOFF_HZ = 3400
LOUDNESS = 0.5
WORDS_A_MINUTE = 150
SPEAK_TIMEOUT_S = 20
TEXTS = Path(__file__).with_name("speech.json")

Sound = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Speech:
    """`lines` are sentences and, as numbers, the seconds left for the other side to answer."""

    name: str
    language: str
    voice: str
    lines: tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    path: Path
    seconds: float


def speeches(texts: Path = TEXTS) -> dict[str, Speech]:
    """Everything that can be said, by name."""
    return {
        name: Speech(name, said["language"], said["voice"], tuple(said["lines"]))
        for name, said in json.loads(texts.read_text()).items()
    }


class Speaker:
    """Makes WAV files in `folder` with the `program` espeak-ng; without it people hum instead of talking."""

    def __init__(self, folder: Path, *, program: str) -> None:
        self._folder = folder
        self._program = program
        self._speaks = self._is_able()

    def wav(self, speech: Speech) -> Spoken:
        """The file of a speech: 8 kHz, mono, 16 bit."""
        key = repr((speech.voice, speech.lines, self._speaks)).encode()
        path = self._folder / f"{speech.name}-{hashlib.sha256(key).hexdigest()[:12]}.wav"
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            making = path.with_suffix(".new")
            making.write_bytes(encoded(np.concatenate([self._sound(line, speech) for line in speech.lines])))
            making.rename(path)
        with wave.open(str(path)) as file:
            return Spoken(path, file.getnframes() / RATE)

    def _is_able(self) -> bool:
        try:
            subprocess.run(
                [self._program, "--version"], capture_output=True, timeout=SPEAK_TIMEOUT_S, check=True
            )
        except (OSError, subprocess.SubprocessError):
            log.warning("no espeak-ng: people in the telephone network hum", program=self._program)
            return False
        return True

    def _sound(self, line: str | float, speech: Speech) -> Sound:
        if not isinstance(line, str):
            return np.zeros(int(line * RATE))
        if not self._speaks:
            return hum(seconds=len(line) / 14)
        said = subprocess.run(
            [self._program, "-v", speech.voice, "-s", str(WORDS_A_MINUTE), "--stdout", line],
            capture_output=True,
            timeout=SPEAK_TIMEOUT_S,
            check=True,
        )
        return telephone(*decoded(said.stdout))


def decoded(data: bytes) -> tuple[Sound, int]:
    """(samples -1…1, rate) of a mono 16-bit WAV; a WAV written to a pipe states no length."""
    with wave.open(io.BytesIO(data)) as file:
        rate = file.getframerate()
    samples = np.frombuffer(data, dtype="<i2", offset=data.index(b"data") + 8)
    return samples / 32768, rate


def telephone(sound: Sound, rate: int) -> Sound:
    """The same sound as a telephone carries it: cut at 3.4 kHz, sampled at 8 kHz, at an even loudness."""
    half = 32
    steps = np.arange(-half, half + 1)
    low_pass = np.sinc(2 * CUTOFF_HZ / rate * steps) * np.hamming(2 * half + 1)
    smooth = np.convolve(sound, low_pass / low_pass.sum(), mode="same")
    at = np.arange(int(len(smooth) * RATE / rate)) * rate / RATE
    resampled = np.interp(at, np.arange(len(smooth)), smooth)
    loudest = max(float(np.abs(resampled).max(initial=0)), 0.01)
    return np.asarray(resampled * (LOUDNESS / loudest))


def hum(*, seconds: float) -> Sound:
    """A voice without words: 140 Hz in syllables."""
    at = np.arange(int(seconds * RATE)) / RATE
    return np.asarray(LOUDNESS * np.sin(2 * np.pi * 140 * at) * np.clip(np.sin(2 * np.pi * 2 * at), 0, 1))


def encoded(sound: Sound) -> bytes:
    """A WAV file, 8 kHz, mono, 16 bit."""
    out: Any = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return bytes(out.getvalue())
