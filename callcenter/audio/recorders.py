"""Call events open rows of recordings, from their first second on."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from callcenter.audio.models import Recording, RecordingState
from callcenter.calls.models import Call
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed
from telephony.events import RecordingStarted


async def on_recording_started(uow: UnitOfWork, event: RecordingStarted) -> None:
    """The row of a recording's first second; a take that was found before gets its call."""
    call = sa.select(Call.id).where(Call.id == event.call_id).scalar_subquery()
    row = await uow.session.execute(
        insert(Recording)
        .values(
            id=new_id(),
            pbx=event.pbx,
            name=event.name,
            call_id=call,
            state=RecordingState.RECORDING,
            started_at=event.at,
        )
        .on_conflict_do_update(
            index_elements=[Recording.pbx, Recording.name],
            set_={"call_id": call, "started_at": event.at},
            where=Recording.call_id.is_(None),
        )
        .returning(Recording.id)
    )
    if (recording_id := row.scalar()) is not None:
        changed(uow, "recording", recording_id)
