"""Routes: recordings listed, drawn and played."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime

from callcenter.audio import service
from callcenter.audio.models import RecordingState
from callcenter.audio.playback import Sources, open_sound, size_of
from callcenter.audio.ranges import Span, asked_span
from callcenter.audio.schemas import PeaksRead, RecordingRead
from callcenter.audio.service import RecordingFilter
from callcenter.kernel.pages import Page, Paging
from callcenter.kernel.web import Now, Uow, resource
from callcenter.staff.access import CurrentViewer

router = APIRouter(prefix="/api/recordings", tags=["recordings"])

SOUND: dict[int | str, dict[str, Any]] = {
    200: {"content": {"audio/wav": {}}, "description": "The whole sound."},
    206: {"content": {"audio/wav": {}}, "description": "The range asked for."},
    416: {"description": "The range lies outside of the sound."},
}


@router.get("")
async def list_recordings(
    viewer: CurrentViewer,
    uow: Uow,
    paging: Paging,
    person_id: UUID | None = None,
    user_id: UUID | None = None,
    call_id: UUID | None = None,
    state: RecordingState | None = None,
    since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
) -> Page[RecordingRead]:
    """Recordings within the viewer's sight, newest first."""
    wanted = RecordingFilter(
        person_id=person_id, user_id=user_id, call_id=call_id, state=state, since=since, until=until
    )
    return await service.list_recordings(uow, viewer, wanted, paging)


@router.get("/{recording_id}")
async def get_recording(recording_id: UUID, viewer: CurrentViewer, uow: Uow) -> RecordingRead:
    return RecordingRead.of(await service.get_recording(uow, viewer, recording_id))


@router.get("/{recording_id}/peaks")
async def get_peaks(recording_id: UUID, viewer: CurrentViewer, uow: Uow) -> PeaksRead:
    """The shape of the sound, for drawing it before it is loaded."""
    return await service.get_peaks(uow, viewer, recording_id)


@router.get("/{recording_id}/audio", response_class=StreamingResponse, responses=SOUND)
async def play(
    recording_id: UUID,
    request: Request,
    viewer: CurrentViewer,
    uow: Uow,
    now: Now,
    sources: Annotated[Sources, Depends(resource(Sources))],
    range: Annotated[str | None, Header()] = None,
    if_range: Annotated[str | None, Header()] = None,
) -> Response:
    """Stream the sound, or a range of it. The row of who heard what is committed before the first byte leaves."""
    recording = await service.get_recording(uow, viewer, recording_id)
    await uow.commit()  # a hanging store must not hold a database connection
    size, etag = size_of(recording), f'"{recording.sha256}"'
    asked = asked_span(range, if_range=if_range, etag=etag, size=size)
    if asked is None:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})
    span, status = asked
    pieces = await open_sound(sources, recording, span)
    address = request.client.host if request.client else ""
    service.note_playing(uow, viewer, recording, span=span, address=address, at=now)
    return StreamingResponse(pieces, status, headers=_headers(recording_id, span, status, etag))


def _headers(recording_id: UUID, span: Span, status: int, etag: str) -> dict[str, str]:
    headers = {
        "Content-Type": "audio/wav",
        "Content-Length": str(span.length),
        "Content-Disposition": f'inline; filename="{recording_id}.wav"',
        "Accept-Ranges": "bytes",
        "ETag": etag,
        "Cache-Control": "no-store",
    }
    return headers | (
        {"Content-Range": f"bytes {span.first}-{span.last}/{span.size}"} if status == 206 else {}
    )
