"""What `callcenter smoke` prints: figures of two calls, every one of them measured."""

from dataclasses import asdict, dataclass
from typing import Any

LEAST_PACKETS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingFigures:
    """`sha256_ok`: the row, what the service plays and what S3 holds are the same bytes."""

    seconds: float
    bytes: int
    sha256_ok: bool
    playable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFigures:
    """`screen_pop_ms`: from the INVITE (inbound) or the click (click-to-dial) to the card on the page."""

    screen_pop_ms: int
    match: str
    answered_in_browser: bool
    packets_in: int
    packets_out: int
    script_outcome: str
    disposition: str
    next_task_id: str | None
    interaction_id: str
    recording: RecordingFigures

    def problems(self) -> list[str]:
        """What did not really happen."""
        checks = {
            "the caller was not matched exactly": self.match == "exact",
            "the browser did not answer": self.answered_in_browser,
            "no sound came into the browser": self.packets_in >= LEAST_PACKETS,
            "no sound left the browser": self.packets_out >= LEAST_PACKETS,
            "the script had no outcome": bool(self.script_outcome),
            "there is no result": bool(self.disposition),
            "no next contact was planned": self.next_task_id is not None,
            "the recording is empty": self.recording.seconds > 1 and self.recording.bytes > 0,
            "the checksums differ": self.recording.sha256_ok,
            "the recording cannot be played": self.recording.playable,
        }
        return [what for what, is_fine in checks.items() if not is_fine]

    def as_json(self) -> dict[str, Any]:
        packets = {"in": self.packets_in, "out": self.packets_out}
        renamed = {"packets_in": ("audio_packets", packets), "packets_out": None}
        pairs = [renamed.get(name, (name, value)) for name, value in asdict(self).items()]
        return dict(pair for pair in pairs if pair is not None)
