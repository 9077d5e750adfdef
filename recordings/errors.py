"""What can go wrong between the spool and the store, each with a sentence a person can read."""

from collections.abc import Mapping
from enum import StrEnum


class Problem(StrEnum):
    """What is wrong with one side of a take. Its file stays where it is."""

    MISSING = "missing"
    EMPTY = "empty"  # no bytes, or a header that was never finished and no sound
    SOUNDLESS = "soundless"  # closed properly, without any sound: nobody talked
    NOT_AUDIO = "not_audio"
    WRONG_FORMAT = "wrong_format"  # not mono 16-bit PCM, or not the rate of the other side
    REPAIRED = "repaired"  # the header was never finished; the sound was read up to the file's end


class RecordingError(Exception):
    """Anything this library reports."""


class SideUnusable(RecordingError):
    """One file of a take holds no sound we can read."""

    def __init__(self, problem: Problem, *, file: str) -> None:
        super().__init__(f"The file {file} cannot be used: {problem.replace('_', ' ')}.")
        self.problem = problem


class TakeUnusable(RecordingError):
    """No side of the take holds sound. `problems`: side name → what is wrong with it."""

    def __init__(self, name: str, problems: Mapping[str, Problem]) -> None:
        words = ", ".join(f"{side} {problem.replace('_', ' ')}" for side, problem in sorted(problems.items()))
        super().__init__(f"The take {name} holds no sound: {words}.")
        self.problems = dict(problems)

    @property
    def is_nothing_missed(self) -> bool:
        """Were both files there, whole, and without any sound?"""
        return set(self.problems.values()) == {Problem.SOUNDLESS}


class StillGrowing(RecordingError):
    """The file changed while it was read: its call is not over."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The take {name} is still being written.")


class SpoolUnavailable(RecordingError):
    """The spool folder is gone, full or unreadable."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The spool folder cannot be used: {reason}.")


class StoreError(RecordingError):
    """The store did not do what was asked."""


class StoreUnavailable(StoreError):
    """No usable answer; trying again later may help."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The recording store does not serve us: {reason}.")
        self.reason = reason


class NotThere(StoreError):
    """The store has no object under this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"The recording store has no {key}.")


class AlreadyThere(StoreError):
    """The store has an object under this key already; nothing was written."""

    def __init__(self, key: str) -> None:
        super().__init__(f"The recording store already has {key}.")


class StoreLied(StoreError):
    """The store holds other bytes than we gave it."""

    def __init__(self, key: str, *, what: str) -> None:
        super().__init__(f"The recording store holds other bytes under {key}: {what}.")
