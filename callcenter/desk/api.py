"""Routes of the workplace."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, status
from pydantic import BaseModel, model_validator

from callcenter.calls import dialling
from callcenter.calls.models import Line, LineKind
from callcenter.desk import agents, service
from callcenter.desk.agents import LineNotYours
from callcenter.desk.hub import Hub
from callcenter.desk.schemas import (
    AgentState,
    CallCard,
    PauseRequest,
    PersonChoice,
    PhoneAccount,
    ShiftStart,
    Snapshot,
)
from callcenter.kernel.web import Now, Uow, resource
from callcenter.people.numbers import NumberPlan
from callcenter.staff.access import CurrentViewer

router = APIRouter(prefix="/api", tags=["desk"])

SIP_PATH = "/api/phone/sip"


@dataclass(frozen=True, slots=True)
class Pbx:
    """The Asterisk that this service works with. `name` is its systemname, `ws_url` where its phones connect."""

    name: str
    ws_url: str


ThePbx = Annotated[Pbx, Depends(resource(Pbx))]
ThePlan = Annotated[NumberPlan, Depends(resource(NumberPlan))]


class DialBody(BaseModel):
    """Either a number, as typed, or one of the contact points on a card."""

    number: str | None = None
    contact_point_id: UUID | None = None
    person_id: UUID | None = None
    task_id: UUID | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> "DialBody":
        if (self.number is None) == (self.contact_point_id is None):
            raise ValueError("Send either number or contact_point_id.")
        return self


class Dialled(BaseModel):
    intent_id: UUID | None
    call_id: UUID
    interaction_id: UUID | None
    card: CallCard


@router.get("/desk")
async def snapshot(
    viewer: CurrentViewer, uow: Uow, now: Now, hub: Annotated[Hub, Depends(resource(Hub))]
) -> Snapshot:
    seq = await hub.seq()
    return await service.snapshot(uow, viewer.user_id, seq, now)


@router.post("/desk/shift/start")
async def start_shift(body: ShiftStart, viewer: CurrentViewer, uow: Uow, now: Now, pbx: ThePbx) -> AgentState:
    agent = await agents.start_shift(uow, viewer.user_id, body.line_id, pbx=pbx.name, now=now)
    return await agents.state_of(uow, agent)


@router.post("/desk/shift/end")
async def end_shift(viewer: CurrentViewer, uow: Uow, now: Now, pbx: ThePbx) -> AgentState:
    agent = await agents.end_shift(uow, viewer.user_id, pbx=pbx.name, now=now)
    return await agents.state_of(uow, agent)


@router.post("/desk/pause")
async def pause(body: PauseRequest, viewer: CurrentViewer, uow: Uow, now: Now, pbx: ThePbx) -> AgentState:
    """Take no calls, for a reason; during a call it takes effect after it."""
    return await service.pause(uow, viewer.user_id, body.reason, pbx=pbx.name, now=now)


@router.post("/desk/wrap-up/extend")
async def extend_wrap_up(viewer: CurrentViewer, uow: Uow, now: Now) -> AgentState:
    """A minute more, as often as the queue allows."""
    return await service.extend_wrap_up(uow, viewer.user_id, now=now)


@router.post("/desk/ready")
async def ready(viewer: CurrentViewer, uow: Uow, now: Now, pbx: ThePbx) -> AgentState:
    return await service.ready(uow, viewer.user_id, pbx=pbx.name, now=now)


@router.post("/desk/cards/{call_id}/person")
async def choose_person(call_id: UUID, body: PersonChoice, viewer: CurrentViewer, uow: Uow) -> CallCard:
    """Say who this is: one of several, or someone just created."""
    return await service.choose_person(uow, call_id, body.person_id, user_id=viewer.user_id)


@router.post("/calls/dial", status_code=status.HTTP_202_ACCEPTED)
async def dial(
    body: DialBody,
    viewer: CurrentViewer,
    uow: Uow,
    now: Now,
    pbx: ThePbx,
    plan: ThePlan,
    idempotency_key: Annotated[str | None, Header(max_length=100)] = None,
) -> Dialled:
    """Ring my phone, then the number. A repeat with the same key, or within five seconds, is the same call."""
    number, person_id = body.number or "", body.person_id
    if body.contact_point_id is not None:
        point = await dialling.number_of(uow, body.contact_point_id)
        number, person_id = point.value, point.person_id
    request = dialling.DialRequest(
        number=number, person_id=person_id, task_id=body.task_id, key=idempotency_key
    )
    card = await service.dial(uow, request, user_id=viewer.user_id, pbx=pbx.name, plan=plan, now=now)
    return Dialled(
        intent_id=card.intent_id, call_id=card.call_id, interaction_id=card.interaction_id, card=card
    )


@router.post("/calls/{call_id}/hangup", status_code=status.HTTP_202_ACCEPTED)
async def hang_up(call_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    """End or cancel my call, at any stage."""
    await dialling.hang_up(uow, call_id, user_id=viewer.user_id, now=now)


@router.get("/phone/account")
async def phone_account(line_id: UUID, viewer: CurrentViewer, uow: Uow, pbx: ThePbx) -> PhoneAccount:
    """What my browser phone registers with."""
    line = await uow.session.get(Line, line_id)
    if line is None or line.user_id != viewer.user_id or line.kind is not LineKind.WEBRTC:
        raise LineNotYours("You have no such browser phone. Ask an administrator to give you one.")
    return PhoneAccount(
        line=line.name,
        uri=f"sip:{line.name}@{pbx.name}",
        username=line.name,
        password=line.secret,
        realm=pbx.name,
        ws_path=SIP_PATH,
        display_name=viewer.name,
    )
