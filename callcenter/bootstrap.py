"""Where ports meet adapters: when this happens, then that is done."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import callcenter.models  # noqa: F401 - every table is known before any query is built
from callcenter.audio import recorders as audio
from callcenter.calls import ledger
from callcenter.contact_log import service as contact_log
from callcenter.contact_log.hooks import ClosedHooks, LinkedHooks
from callcenter.contact_log.tasks import refuse_leaving_with_open_tasks
from callcenter.desk import consults
from callcenter.desk import recorders as desk
from callcenter.kernel.bus import Bus
from callcenter.kernel.db import Database, UnitOfWork
from callcenter.people.hooks import CreatedHooks
from callcenter.people.numbers import NumberPlan
from callcenter.scripting import runs as scripting
from callcenter.settings import Settings
from callcenter.staff.hooks import LeavingChecks
from telephony import events as e

Recorder = Callable[[UnitOfWork, Any], Awaitable[Any]]


def recorders(plan: NumberPlan) -> dict[type[e.TelephonyEvent], Sequence[Recorder]]:
    """What each telephony event does, in order, in one transaction."""
    return {
        e.CallStarted: [partial(ledger.on_started, plan=plan), desk.on_call_moved],
        e.CallQueued: [ledger.on_queued, desk.on_call_moved],
        e.CallRinging: [ledger.on_ringing, desk.on_ringing, desk.on_call_moved],
        e.RingingEnded: [ledger.on_ringing_ended, desk.on_ringing_ended, desk.on_call_moved],
        e.CallDialling: [ledger.on_dialling, desk.on_dialling, desk.on_call_moved],
        e.CallProgressed: [ledger.on_progressed, desk.on_progress, desk.on_call_moved],
        e.CallAnswered: [ledger.on_answered, desk.on_answered, desk.on_call_moved],
        e.CallHeld: [ledger.on_held, desk.on_held, desk.on_call_moved],
        e.CallResumed: [ledger.on_resumed, desk.on_resumed, desk.on_call_moved],
        e.ConsultStarted: [consults.on_started],
        e.ConsultAnswered: [consults.on_answered],
        e.ConsultEnded: [consults.on_ended],
        e.CallsMerged: [consults.on_merged],
        e.RecordingStarted: [audio.on_recording_started, desk.on_progress],
        e.LineLeft: [ledger.on_line_left, desk.on_line_left],
        e.CallEnded: [ledger.on_ended, desk.on_ended],
        e.LineChanged: [desk.on_line_changed],
        e.LinkChanged: [desk.on_link_changed],
    }


CLOSED_HOOKS = ClosedHooks(handlers=(desk.on_interaction_closed, scripting.on_interaction_closed))
LINKED_HOOKS = LinkedHooks(handlers=(desk.on_person_linked,))
CREATED_HOOKS = CreatedHooks(handlers=(partial(contact_log.link_new_person, hooks=LINKED_HOOKS),))
LEAVING_CHECKS = LeavingChecks(checks=(refuse_leaving_with_open_tasks,))


def number_plan(settings: Settings) -> NumberPlan:
    return NumberPlan(
        default_region=settings.default_region,
        default_area_code=settings.default_area_code,
        allowed_countries=tuple(settings.allowed_countries),
    )


def open_database(settings: Settings, *, pool_size: int = 10) -> Database:
    return Database(settings.database_url, pool_size=pool_size)


def open_bus(settings: Settings) -> Bus:
    return Bus(settings.redis_url)
