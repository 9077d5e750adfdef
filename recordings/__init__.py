"""Carries audio from a spool folder to S3 and back: found, joined, stored, verified, played."""

from recordings.carrier import OVER, Carrier, Load, Step, carry, next_attempt
from recordings.errors import (
    AlreadyThere,
    NotThere,
    RecordingError,
    SpoolUnavailable,
    StillGrowing,
    StoreLied,
    StoreUnavailable,
    TakeUnusable,
)
from recordings.peaks import Peaks
from recordings.playing import begun, read_file
from recordings.spool import OpenFiles, Problem, Spool, SpooledTake, is_finished
from recordings.store import Store, StoreSettings, key_for
from recordings.take import JoinedTake, join

__all__ = [
    "OVER",
    "AlreadyThere",
    "Carrier",
    "JoinedTake",
    "Load",
    "NotThere",
    "OpenFiles",
    "Peaks",
    "Problem",
    "RecordingError",
    "Spool",
    "SpoolUnavailable",
    "SpooledTake",
    "Step",
    "StillGrowing",
    "Store",
    "StoreLied",
    "StoreSettings",
    "StoreUnavailable",
    "TakeUnusable",
    "begun",
    "carry",
    "is_finished",
    "join",
    "key_for",
    "next_attempt",
    "read_file",
]
