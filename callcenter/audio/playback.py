"""Where the sound of a recording is read from: S3 once it is there, the spool before and whenever S3 is away."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from callcenter.audio.models import Recording, RecordingState
from callcenter.audio.ranges import Span
from callcenter.kernel.errors import Conflict, Unavailable
from callcenter.settings import Settings
from recordings import RecordingError, Spool, Store, StoreSettings, begun, read_file


class StillRecording(Conflict):
    id = "still_recording"


class RecordingLost(Conflict):
    id = "recording_lost"


class RecordingEmpty(Conflict):
    id = "recording_empty"


class RecordingNotReady(Unavailable):
    id = "recording_not_ready"


class RecordingsAway(Unavailable):
    id = "recordings_away"


@dataclass(frozen=True, slots=True)
class Sources:
    """The store, and the spool where this machine has it."""

    store: Store
    spool: Spool | None


def store_of(settings: Settings) -> Store:
    return Store(
        StoreSettings(
            bucket=settings.s3_bucket,
            endpoint_url=settings.s3_endpoint_url or None,
            access_key=settings.s3_access_key,
            secret_key=settings.s3_secret_key.get_secret_value(),
            region=settings.s3_region,
            addressing="path" if settings.s3_path_style else "virtual",
        )
    )


def sources_of(settings: Settings) -> Sources:
    """Made inside the running loop; `sources.store.close()` at the end."""
    return Sources(store_of(settings), Spool(settings.spool_dir) if settings.spool_dir else None)


def size_of(recording: Recording) -> int:
    """How many bytes there are to play. Raises StillRecording, RecordingEmpty, RecordingLost, RecordingNotReady."""
    match recording.state:
        case RecordingState.RECORDING:
            raise StillRecording("This call is still being recorded; listen when it is over.")
        case RecordingState.LOST:
            raise RecordingLost("This recording is lost.", problem=recording.problem)
        case RecordingState.EMPTY:
            raise RecordingEmpty("Nobody talked in this call, so there is nothing to hear.")
        case RecordingState.SPOOLED | RecordingState.STORED | RecordingState.VERIFIED:
            if recording.bytes and recording.sha256:
                return recording.bytes
    raise RecordingNotReady("This recording is being prepared; try again in a moment.")


async def open_sound(sources: Sources, recording: Recording, span: Span) -> AsyncIterator[bytes]:
    """The bytes of the span; the first piece is at hand when this returns. Raises RecordingsAway."""
    bounds = {"first": span.first, "last": span.last, "size": span.size}
    ways = []
    if recording.state is not RecordingState.SPOOLED and recording.key:
        ways.append(sources.store.read(recording.key, **bounds))
    if recording.local_removed_at is None and sources.spool:
        ways.append(read_file(sources.spool.joined(recording.name), **bounds))
    trouble: RecordingError | None = None
    for pieces in ways:
        try:
            return await begun(pieces)
        except RecordingError as error:
            trouble = error
    raise RecordingsAway("The recording store does not answer; try again in a moment.") from trouble
