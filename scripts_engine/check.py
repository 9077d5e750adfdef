"""The check before publication: everything that would embarrass an operator on the telephone."""

from collections.abc import Collection

from scripts_engine.checks.flow import check_flow
from scripts_engine.checks.formulas import check_formulas
from scripts_engine.checks.names import check_names
from scripts_engine.checks.order import check_order
from scripts_engine.checks.texts import check_texts
from scripts_engine.document import FACTS, Document
from scripts_engine.errors import Problem

# Every kind of problem; those that are True keep even a draft from being tried out.
PROBLEMS = {
    "malformed": True,
    "syntax": True,
    "unknown_name": True,
    "misplaced": True,
    "circular": True,
    "duplicate_name": True,
    "duplicate_code": True,
    "code_clash": True,
    "unknown_list": True,
    "unknown_page": True,
    "not_an_end": True,
    "bad_language": True,
    "bad_scale": True,
    "no_choices": False,
    "unknown_choice": False,
    "wrong_type": False,
    "asked_later": False,
    "unreachable_page": False,
    "unreachable_rule": False,
    "endless_loop": False,
    "no_way_out": False,
    "missing_translation": False,
    "unknown_language": False,
    "broken_placeholder": False,
    "missing_message": False,
}
STOPPERS = frozenset(code for code, stops in PROBLEMS.items() if stops)


def check(document: Document, facts: Collection[str] = FACTS) -> list[Problem]:
    """All problems of `document`, in the order of its pages; empty when it may be published.

    `facts` are the names that every conversation knows, such as contact.name.
    """
    known = frozenset(facts)
    problems = [
        *check_names(document),
        *check_formulas(document, known),
        *check_texts(document, known),
        *check_flow(document),
        *check_order(document),
    ]
    order = {page.id: place for place, page in enumerate(document.pages)}
    return sorted(problems, key=lambda problem: order.get(problem.page, -1))
