"""Routes of the live board."""

from uuid import UUID

from fastapi import APIRouter, status

from callcenter.desk import board, forcing, listening
from callcenter.desk.api import ThePbx
from callcenter.desk.board_schemas import Board, ListenBody, ListeningRead
from callcenter.desk.models import SupervisorAct
from callcenter.desk.schemas import AgentState, PauseRequest
from callcenter.kernel.web import Now, Uow
from callcenter.staff.access import CurrentViewer

router = APIRouter(prefix="/api/board", tags=["board"])


@router.get("")
async def show(viewer: CurrentViewer, uow: Uow, now: Now) -> Board:
    """Agents of my teams, their queues and the calls that run. For supervisors and administrators."""
    return await board.board(uow, viewer, now)


@router.post("/agents/{user_id}/pause")
async def pause(
    user_id: UUID, body: PauseRequest, viewer: CurrentViewer, uow: Uow, now: Now, pbx: ThePbx
) -> AgentState:
    """Now, or after the call."""
    act = SupervisorAct.PAUSE
    return await forcing.force(uow, viewer, user_id, act, reason=body.reason, pbx=pbx.name, now=now)


@router.post("/agents/{user_id}/ready")
async def ready(user_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now, pbx: ThePbx) -> AgentState:
    return await forcing.force(uow, viewer, user_id, SupervisorAct.READY, pbx=pbx.name, now=now)


@router.post("/agents/{user_id}/logout")
async def log_out(user_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now, pbx: ThePbx) -> AgentState:
    """End the agent's shift. What they owe stays owed."""
    return await forcing.force(uow, viewer, user_id, SupervisorAct.LOGOUT, pbx=pbx.name, now=now)


@router.post("/agents/{user_id}/listen", status_code=status.HTTP_202_ACCEPTED)
async def listen(user_id: UUID, body: ListenBody, viewer: CurrentViewer, uow: Uow, now: Now) -> ListeningRead:
    """My phone rings and hears the agent's call; again with another mode it switches."""
    return ListeningRead.model_validate(await listening.listen(uow, viewer, user_id, body.mode, now=now))


@router.delete("/listening", status_code=status.HTTP_204_NO_CONTENT)
async def stop_listening(viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    await listening.stop(uow, viewer, now=now)
