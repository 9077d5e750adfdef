"""The server's own timers: what is due in PostgreSQL is claimed and done once, by whichever worker comes first."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import joinedload

from callcenter.calls.models import Line, PbxLink
from callcenter.contact_log import service as contact_log
from callcenter.contact_log.hooks import ClosedHooks
from callcenter.contact_log.models import Importance, Interaction
from callcenter.desk.agents import step, unfinished_interaction
from callcenter.desk.clock import Cause
from callcenter.desk.models import Agent, AgentStatus, AtLimit, PauseReason, Presence
from callcenter.desk.schemas import PauseOverrun
from callcenter.desk.watchers import watchers_of
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database, UnitOfWork
from callcenter.kernel.live import tell
from telephony.events import LineState, LinkState

log = structlog.get_logger()

EVERY_SECONDS = 1.0
BATCH = 50
LINK_GRACE = timedelta(seconds=30)
WRAP_UP_TIMEOUT = "wrap_up_timeout"
LIMIT_CAUSES = {AtLimit.READY: Cause.PAUSE_LIMIT_READY, AtLimit.LOGOUT: Cause.PAUSE_LIMIT_LOGOUT}


async def run_sweeper(database: Database, pbx: str, hooks: ClosedHooks) -> None:
    """For ever. Any number of workers may run it."""
    while True:
        try:
            async with database.unit_of_work() as uow:
                await sweep(uow, pbx=pbx, hooks=hooks, now=utc_now())
        except (OperationalError, InterfaceError, OSError) as error:
            log.warning("timers wait for the database", error=type(error).__name__)
        except Exception:
            log.exception("timers failed")
        await asyncio.sleep(EVERY_SECONDS)


async def sweep(uow: UnitOfWork, *, pbx: str, hooks: ClosedHooks, now: datetime) -> int:
    """Do what is due. Returns how many agents it moved or warned."""
    due = await _claim(uow, Agent.due_at <= now)
    for agent in due:
        agent.due_at = None
        if agent.state is AgentStatus.WRAP_UP:
            await _wrap_up_limit(uow, agent, pbx=pbx, hooks=hooks, now=now)
        elif agent.state is AgentStatus.PAUSED:
            await _pause_limit(uow, agent, pbx=pbx, now=now)
    lost = await _claim(uow, _lost_their_link(pbx, now))
    for agent in lost:
        await step(uow, agent, Cause.LINK_LOST, now, pbx=pbx)
    back = await _claim(uow, Agent.state == AgentStatus.LINK_LOST, Line.state != LineState.UNREACHABLE)
    for agent in back:
        await step(uow, agent, Cause.LINK_BACK, now, pbx=pbx)
    return len(due) + len(lost) + len(back)


async def _claim(uow: UnitOfWork, *conditions: sa.ColumnElement[bool]) -> Sequence[Agent]:
    rows = await uow.session.scalars(
        sa.select(Agent)
        .outerjoin(Line, Line.id == Agent.line_id)
        .outerjoin(Presence, Presence.user_id == Agent.user_id)
        .where(*conditions)
        .options(joinedload(Agent.line), joinedload(Agent.user))
        .order_by(Agent.user_id)
        .limit(BATCH)
        .with_for_update(of=Agent, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return rows.all()


def _lost_their_link(pbx: str, now: datetime) -> sa.ColumnElement[bool]:
    """Ready, but no tab and no phone for a while. While Asterisk is away we know nothing of phones."""
    since = now - LINK_GRACE
    return sa.and_(
        Agent.state == AgentStatus.READY,
        Line.state == LineState.UNREACHABLE,
        Line.state_at <= since,
        sa.func.coalesce(Presence.seen_at, Agent.since) <= since,
        Agent.since <= since,
        sa.exists().where(PbxLink.pbx == pbx, PbxLink.state == LinkState.READY),
    )


async def _wrap_up_limit(
    uow: UnitOfWork, agent: Agent, *, pbx: str, hooks: ClosedHooks, now: datetime
) -> None:
    """The time is over: without a result the machine gives one, marked for the supervisor to look at."""
    interaction_id = await unfinished_interaction(uow, agent)
    await step(uow, agent, Cause.WRAP_UP_LIMIT, now, pbx=pbx)
    if interaction_id is None:
        return
    interaction = await uow.session.get_one(Interaction, interaction_id, with_for_update=True)
    interaction.importance = Importance.HIGH
    await contact_log.close_by_machine(
        uow, interaction, disposition=WRAP_UP_TIMEOUT, no_next_reason=WRAP_UP_TIMEOUT, at=now
    )
    for handler in hooks.handlers:
        await handler(uow, interaction, now)


async def _pause_limit(uow: UnitOfWork, agent: Agent, *, pbx: str, now: datetime) -> None:
    reason = await uow.session.get_one(PauseReason, agent.pause_reason)
    cause = LIMIT_CAUSES.get(reason.at_limit)
    if cause is not None:
        await step(uow, agent, cause, now, pbx=pbx)
    message = PauseOverrun(
        user_id=agent.user_id, name=agent.user.name, reason=reason.code, at_limit=reason.at_limit, at=now
    )
    tell(uow, [agent.user_id, *await watchers_of(uow, agent.user_id)], message)
