"""What the workplace shows: the agent's state, the cards of calls, and the messages that keep them fresh."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from callcenter.calls.models import CallState, Line, LineKind, WrapUpMode
from callcenter.contact_log.models import Channel, InteractionDirection
from callcenter.contact_log.schemas import TaskRead
from callcenter.desk.models import Agent, AgentStatus, AtLimit
from callcenter.kernel.live import Changed, LiveMessageBase
from callcenter.people.matching import Outcome
from callcenter.people.schemas import PersonBrief, WhyRead
from callcenter.staff.models import Language
from telephony.events import Direction, EndReason, LineState, LinkState, RingEnd


class LineBrief(BaseModel):
    id: UUID
    name: str
    kind: LineKind
    extension: str
    state: LineState

    @classmethod
    def of(cls, line: Line) -> Self:
        return cls(id=line.id, name=line.name, kind=line.kind, extension=line.extension, state=line.state)


class AgentState(BaseModel):
    """`interaction_id`: the contact whose result is still owed, in wrap-up. `extensions_left`: minutes to ask for."""

    user_id: UUID
    state: AgentStatus
    since: datetime
    pause_reason: str | None
    pending_pause: str | None
    line: LineBrief | None
    call_id: UUID | None
    shift_started_at: datetime | None
    interaction_id: UUID | None
    wrap_up_mode: WrapUpMode | None
    wrap_up_ends_at: datetime | None
    extensions_left: int
    pause_ends_at: datetime | None

    @classmethod
    def of(cls, agent: Agent, line: Line | None, interaction_id: UUID | None) -> Self:
        return cls(
            user_id=agent.user_id,
            state=agent.state,
            since=agent.since,
            pause_reason=agent.pause_reason,
            pending_pause=agent.pending_pause,
            line=LineBrief.of(line) if line else None,
            call_id=agent.call_id,
            shift_started_at=agent.shift_started_at,
            interaction_id=interaction_id,
            wrap_up_mode=agent.wrap_up_mode,
            wrap_up_ends_at=agent.wrap_up_ends_at,
            extensions_left=agent.extensions_left,
            pause_ends_at=agent.pause_ends_at,
        )


class QueueBrief(BaseModel):
    id: UUID
    title: str


class InteractionBrief(BaseModel):
    id: UUID
    channel: Channel
    direction: InteractionDirection
    opened_at: datetime
    user_name: str | None
    disposition: str | None
    gist: str


class Consult(BaseModel):
    """Whom the agent asks while the customer waits; both "" for somebody outside. `is_answered`: they talk."""

    is_answered: bool
    extension: str
    name: str


class CallCard(BaseModel):
    """One call as one agent sees it. `number` and `name` are the network's: shown, never believed."""

    call_id: UUID
    interaction_id: UUID | None
    intent_id: UUID | None
    direction: Direction
    state: CallState
    number: str
    e164: str | None
    name: str
    line: str
    queue: QueueBrief | None
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    end_reason: EndReason | None
    cause: int
    held: bool
    consult: Consult | None
    recording: bool
    match: Outcome
    why: WhyRead
    person: PersonBrief | None
    candidates: list[PersonBrief]
    recent: list[InteractionBrief]
    tasks: list[TaskRead]
    script_id: UUID | None
    needs_result: bool


class PauseReasonRead(BaseModel):
    code: str
    labels: dict[str, str]
    productive: bool
    limit_seconds: int | None


Seconds = Annotated[int, Field(ge=30, le=28_800)]
ReasonCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class PauseReasonFull(BaseModel):
    """`limit_seconds` None: as long as one likes. `at_limit`: what the server does then."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    labels: dict[str, str]
    is_productive: bool
    limit_seconds: int | None
    at_limit: AtLimit
    is_active: bool


class PauseReasonCreate(BaseModel):
    code: ReasonCode
    labels: dict[Language, Label]
    is_productive: bool = False
    limit_seconds: Seconds | None = None
    at_limit: AtLimit = AtLimit.ALERT


class PauseReasonPatch(BaseModel):
    """Only what is sent is changed; `limit_seconds` may be taken away with null."""

    labels: dict[Language, Label] | None = None
    is_productive: bool | None = None
    limit_seconds: Seconds | None = None
    at_limit: AtLimit | None = None
    is_active: bool | None = None


class SheetPart(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    state: AgentStatus
    pause_reason: str | None
    is_productive: bool
    seconds: int


class SheetSpan(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    state: AgentStatus
    pause_reason: str | None
    since: AwareDatetime
    until: AwareDatetime
    seconds: int
    cause: str
    by_user_id: UUID | None


class TimeSheet(BaseModel):
    """Hours on shift. The seconds of `parts`, and those of `spans`, sum to `shift_seconds` exactly."""

    user_id: UUID
    name: str
    since: datetime
    until: datetime
    shift_seconds: int
    parts: list[SheetPart]
    spans: list[SheetSpan]


class Snapshot(BaseModel):
    """All that the workplace needs, as of `seq`: later messages go on from there."""

    agent: AgentState
    cards: list[CallCard]
    link: LinkState
    pause_reasons: list[PauseReasonRead]
    lines: list[LineBrief]
    seq: str


class ShiftStart(BaseModel):
    line_id: UUID


class PauseRequest(BaseModel):
    reason: str


class PersonChoice(BaseModel):
    person_id: UUID


class PhoneAccount(BaseModel):
    """What the browser phone registers with. `ws_path` is on our own origin."""

    line: str
    uri: str
    username: str
    password: str
    realm: str
    ws_path: str
    display_name: str


class Ticket(BaseModel):
    """Opens one websocket, once, within 30 seconds."""

    ticket: str


class Welcome(LiveMessageBase):
    """First message. `snapshot` is None when everything missed follows instead."""

    type: Literal["welcome"] = "welcome"
    resumed: bool
    snapshot: Snapshot | None


class AgentChanged(LiveMessageBase):
    type: Literal["agent_changed"] = "agent_changed"
    agent: AgentState


class PauseOverrun(LiveMessageBase):
    """A pause reached its limit. Said to the agent and to those who watch over them."""

    type: Literal["pause_overrun"] = "pause_overrun"
    user_id: UUID
    name: str
    reason: str
    at_limit: AtLimit
    at: datetime


class BoardChanged(LiveMessageBase):
    """The live board is not what it was; whoever looks at it fetches it again."""

    type: Literal["board_changed"] = "board_changed"


class ScreenPopped(LiveMessageBase):
    type: Literal["screen_popped"] = "screen_popped"
    card: CallCard


class CardChanged(LiveMessageBase):
    type: Literal["card_changed"] = "card_changed"
    card: CallCard


class CardWithdrawn(LiveMessageBase):
    """The call rings or waits for this agent no longer, and nothing is owed."""

    type: Literal["card_withdrawn"] = "card_withdrawn"
    call_id: UUID
    reason: RingEnd | None


class LinkLamp(LiveMessageBase):
    type: Literal["link_changed"] = "link_changed"
    link: LinkState


class LineLamp(LiveMessageBase):
    type: Literal["line_changed"] = "line_changed"
    line_id: UUID
    state: LineState


class Pong(LiveMessageBase):
    type: Literal["pong"] = "pong"


AnyLiveMessage = Annotated[
    Welcome
    | AgentChanged
    | PauseOverrun
    | BoardChanged
    | ScreenPopped
    | CardChanged
    | CardWithdrawn
    | LinkLamp
    | LineLamp
    | Changed
    | Pong,
    Field(discriminator="type"),
]


class Hello(BaseModel):
    """What a browser says first. `last_seq`: the last one it has worked through."""

    type: Literal["hello"]
    last_seq: str | None = None
    tab: UUID | None = None


class Ping(BaseModel):
    type: Literal["ping"]
