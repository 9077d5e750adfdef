"""A document made ready to run: every expression and text compiled once, every name and page found once."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scripts_engine.check import STOPPERS, check
from scripts_engine.document import (
    AnyQuestion,
    Calculation,
    Document,
    Instruction,
    Item,
    ManyChoices,
    Note,
    OneChoice,
    Page,
    Text,
    choices_of,
)
from scripts_engine.errors import DocumentInvalid
from scripts_engine.expressions import Expression, compile_expression
from scripts_engine.questions import KINDS, Codes, QuestionKind
from scripts_engine.texts import Wording, wording


@dataclass(frozen=True, slots=True)
class ReadyChoice:
    code: str
    label: Wording
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyText:
    kind: Literal["note", "instruction"]
    text: Wording
    relevant: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyCalculation:
    name: str
    value: Expression
    relevant: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyQuestion:
    name: str
    asked: AnyQuestion
    kind: QuestionKind
    text: Wording
    hint: Wording | None
    relevant: Expression | None
    constraint: Expression | None
    constraint_message: Wording | None
    check: Expression | None
    check_message: Wording | None
    choices: tuple[ReadyChoice, ...]
    codes: Codes
    choice_filter: Expression | None
    scale_labels: tuple[Wording | None, Wording | None]


ReadyItem = ReadyText | ReadyCalculation | ReadyQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPage:
    id: str
    place: int
    title: Wording
    items: tuple[ReadyItem, ...]
    questions: tuple[ReadyQuestion, ...]
    relevant: Expression | None
    rules: tuple[tuple[Expression | None, str], ...]
    jump: bool
    end: bool


@dataclass(frozen=True, slots=True)
class ReadyOutcome:
    when: Expression | None
    disposition: str
    label: Wording


@dataclass(frozen=True, slots=True)
class ReadyObjection:
    id: str
    title: Wording
    text: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A document ready to run. Share it freely: nothing in it changes.

    `needs` names, for each name, the names that its value rests on; `page_of` the page each name stands on.
    """

    document: Document
    fingerprint: str
    pages: tuple[ReadyPage, ...]
    page: Mapping[str, ReadyPage]
    page_of: Mapping[str, ReadyPage]
    questions: Mapping[str, ReadyQuestion]
    calculations: Mapping[str, ReadyCalculation]
    needs: Mapping[str, frozenset[str]]
    outcomes: tuple[ReadyOutcome, ...]
    objections: tuple[ReadyObjection, ...]
    jumps: tuple[ReadyPage, ...]
    end_politely: str


def compile_script(document: Document) -> Script:
    """The script of `document`, drafts included. Raises DocumentInvalid with the problems that make it unable to run."""
    if problems := [problem for problem in check(document) if problem.code in STOPPERS]:
        raise DocumentInvalid(problems)
    pages = tuple(_page(document, page, place) for place, page in enumerate(document.pages))
    named = {
        item.name: (item, page) for page in pages for item in page.items if not isinstance(item, ReadyText)
    }
    words = document.default_language
    return Script(
        document=document,
        fingerprint=fingerprint(document),
        pages=pages,
        page={page.id: page for page in pages},
        page_of={name: page for name, (_, page) in named.items()},
        questions={name: item for name, (item, _) in named.items() if isinstance(item, ReadyQuestion)},
        calculations={name: item for name, (item, _) in named.items() if isinstance(item, ReadyCalculation)},
        needs={name: _needs(item, page) & named.keys() for name, (item, page) in named.items()},
        outcomes=tuple(
            ReadyOutcome(_ready(outcome.when), outcome.disposition, wording(outcome.label, words))
            for outcome in document.outcomes
        ),
        objections=tuple(
            ReadyObjection(objection.id, wording(objection.title, words), wording(objection.text, words))
            for objection in document.objections
        ),
        jumps=tuple(page for page in pages if page.jump),
        end_politely=document.end_politely,
    )


def fingerprint(document: Document) -> str:
    """The same for the same document, whatever defaults later versions of the format add."""
    plain = document.model_dump(mode="json", exclude_defaults=True)
    canonical = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _page(document: Document, page: Page, place: int) -> ReadyPage:
    items = tuple(_item(document, item) for item in page.items)
    return ReadyPage(
        id=page.id,
        place=place,
        title=wording(page.title, document.default_language),
        items=items,
        questions=tuple(item for item in items if isinstance(item, ReadyQuestion)),
        relevant=_ready(page.relevant),
        rules=tuple((_ready(rule.when), rule.goto) for rule in page.next),
        jump=page.jump,
        end=page.end,
    )


def _item(document: Document, item: Item) -> ReadyItem:
    match item:
        case Note() | Instruction():
            text = wording(item.text, document.default_language)
            return ReadyText(kind=item.kind, text=text, relevant=_ready(item.relevant))
        case Calculation():
            value = compile_expression(item.value)
            return ReadyCalculation(name=item.name, value=value, relevant=_ready(item.relevant))
        case _:
            return _question(document, item)


def _question(document: Document, asked: AnyQuestion) -> ReadyQuestion:
    def words(text: Text | None) -> Wording | None:
        return None if text is None else wording(text, document.default_language)

    choices = tuple(
        ReadyChoice(choice.code, wording(choice.label, document.default_language), choice.columns)
        for choice in choices_of(document, asked)
    )
    return ReadyQuestion(
        name=asked.name,
        asked=asked,
        kind=KINDS[asked.kind],
        text=wording(asked.text, document.default_language),
        hint=words(asked.hint),
        relevant=_ready(asked.relevant),
        constraint=_ready(asked.constraint),
        constraint_message=words(asked.constraint_message),
        check=_ready(asked.check),
        check_message=words(asked.check_message),
        choices=choices,
        codes={choice.code: place for place, choice in enumerate(choices)},
        choice_filter=_ready(asked.choice_filter) if isinstance(asked, (OneChoice, ManyChoices)) else None,
        scale_labels=(
            words(getattr(asked, "lowest_label", None)),
            words(getattr(asked, "highest_label", None)),
        ),
    )


def _ready(source: str | None) -> Expression | None:
    return None if source is None else compile_expression(source)


def _needs(item: ReadyCalculation | ReadyQuestion, page: ReadyPage) -> frozenset[str]:
    own = (item.value,) if isinstance(item, ReadyCalculation) else (item.choice_filter,)
    return frozenset().union(
        *(part.names for part in (*own, item.relevant, page.relevant) if part is not None)
    )
