"""The demo conversations walked as an agent would walk them."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts_engine import (
    Completeness,
    Special,
    answer,
    compile_script,
    next_page,
    read_document,
    record,
    start,
    view,
)
from scripts_engine.view import ViewText
from tests.scripts_engine.papers import NOON, TODAY

FOLDER = Path(__file__).parents[2] / "deploy/demo/scripts"
FACTS = {"contact.name": "Олена Коваль", "agent.name": "Марія", "company.name": "Нова мебель"}

TALKS: list[tuple[str, dict[str, Any], str, str]] = [
    ("reception", {"matter": "order", "order_what": "tables", "workplaces": 12, "needed_by": Special.DONT_KNOW,
     "decision": "order_now", "email": "a@b.ua", "understood": "yes"}, "order", "Order taken"),
    ("reception", {"matter": "order", "order_what": "tables", "workplaces": 2, "decision": "think",
     "callback_day": "2026-11-23", "callback_part": "morning", "understood": "yes"}, "call_back", "Call back on 23.11.2026"),
    ("reception", {"matter": "complaint", "complaint_kind": "wrong_goods", "complaint_text": "black, not white",
     "complaint_wish": "replace", "complaint_urgent": "yes", "callback_day": "2026-11-22", "understood": "yes"},
     "complaint", "Complaint: Wrong goods"),
    ("reception", {"matter": "delivery", "order_number": Special.DONT_KNOW, "delivery_answered": "yes",
     "understood": "yes"}, "answered", "Answered"),
    ("reception", {"matter": "order", "order_what": "a chair", "workplaces": 1, "decision": "declined"}, "refused", "Did not suit"),
    ("reception", {"matter": "wrong_number"}, "wrong_number", "Wrong number"),
    ("cold_sales", {"reached": "person", "has_time": "now", "workplaces": 40, "plans": "quarter", "pains": ["late"],
     "reaction": "interested", "next_step": "quote", "email": "a@b.ua", "callback_day": "2026-11-25"},
     "interested", "Quotation, call on 25.11.2026"),
    ("cold_sales", {"reached": "person", "has_time": "no", "after_doubts": "no", "refusal_reason": "supplied"},
     "refused", "Refused: They have a supplier"),
    ("cold_sales", {"reached": "machine"}, "voicemail", "Answering machine"),
    ("cold_sales", {"reached": "gatekeeper", "gatekeeper_result": "connected", "has_time": "now",
     "workplaces": Special.REFUSED, "plans": "year", "pains": Special.REFUSED, "reaction": "doubts",
     "after_doubts": "agreed", "next_step": "order", "email": "a@b.ua"}, "order", "Order"),
    ("satisfaction", {"consent": "yes", "nps": 10, "why_promoter": "the crew", "delivery": 5}, "answered", "Rating 10"),
    ("satisfaction", {"consent": "yes", "nps": 3, "why_other": "speed", "delivery": 2, "late_or_damaged": ["late"],
     "may_contact": "yes"}, "complaint", "Dissatisfied, asks for a call"),
    ("satisfaction", {"consent": "later", "callback_day": "2026-11-30"}, "call_back", "Call on 30.11.2026"),
    ("satisfaction", {"consent": "no"}, "refused", "Refused the survey"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "talk", "disposition", "label"), TALKS)
def test_a_talk_comes_to_its_result(name: str, talk: dict[str, Any], disposition: str, label: str) -> None:
    ready = compile_script(read_document(json.loads((FOLDER / f"{name}.json").read_text())))
    run = start(ready, FACTS, seed=7, today=TODAY, at=NOON)
    left = dict(talk)
    while run.finished_at is None:
        for question in ready.page[run.page].questions:
            if question.name in left:
                run = answer(ready, run, question.name, left.pop(question.name), at=NOON)
        for language in ("en", "ru", "uk"):
            shown = view(ready, run, language)
            assert all(
                item.text and "${" not in item.text for item in shown.items if isinstance(item, ViewText)
            )
        run = next_page(ready, run, at=NOON)
    kept = record(ready, run, "en")
    assert left == {}
    assert kept.completeness is Completeness.COMPLETE
    assert kept.outcome is not None
    assert (kept.outcome.disposition, kept.outcome.label) == (disposition, label)
