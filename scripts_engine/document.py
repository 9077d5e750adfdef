"""The script document: pages of texts and questions, as people write and version them (JSON, format 1)."""

import json
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scripts_engine.errors import DocumentInvalid, Problem
from scripts_engine.limits import MAX_CHOICES, MAX_ITEMS, MAX_PAGES, MAX_SOURCE, MAX_TEXT

FORMAT = 1

Name: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_-]{0,63}$")]
Code: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z0-9_+-][A-Za-z0-9_.+-]{0,63}$")]
Language: TypeAlias = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
Formula: TypeAlias = Annotated[str, Field(min_length=1, max_length=MAX_SOURCE)]
Text: TypeAlias = Annotated[
    dict[Language, Annotated[str, Field(max_length=MAX_TEXT)]],
    Field(description="One text per language; ${name} and ${contact.name} are filled in when it is shown."),
]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(Part):
    """One answer to choose. `columns` can be asked for by the question's `choice_filter`."""

    code: Code
    label: Text
    columns: dict[Name, str] = Field(default_factory=dict)


class Note(Part):
    """A text to read aloud."""

    kind: Literal["note"]
    text: Text
    relevant: Formula | None = None


class Instruction(Part):
    """A word to the operator, never read aloud."""

    kind: Literal["instruction"]
    text: Text
    relevant: Formula | None = None


class Calculation(Part):
    """A value worked out from others, never shown by itself."""

    kind: Literal["calculation"]
    name: Name
    value: Formula
    relevant: Formula | None = None


class Question(Part):
    """What all questions share.

    `constraint` blocks moving on, with `constraint_message`; `check` only warns, with `check_message`; in both `.` is
    the answer. `dont_know` and `refused` are the codes recorded for those two answers; without them they are not offered.
    """

    name: Name
    text: Text
    hint: Text | None = Field(None, description="Shown to the operator under the question.")
    required: bool = False
    relevant: Formula | None = None
    constraint: Formula | None = None
    constraint_message: Text | None = None
    check: Formula | None = None
    check_message: Text | None = None
    dont_know: Code | None = None
    refused: Code | None = None


class Choosing(Question):
    choices: list[Choice] | Name = Field(
        description="The choices, or the name of one of the document's lists."
    )
    choice_filter: Formula | None = Field(None, description="Keeps the choices for which it holds.")
    shuffle: bool = Field(False, description="Show in an order of its own for each run.")


class OneChoice(Choosing):
    kind: Literal["one"]


class ManyChoices(Choosing):
    """`exclusive` are codes that stand alone, such as “none of these”."""

    kind: Literal["many"]
    exclusive: list[Code] = Field(default_factory=list)


class YesNo(Question):
    """Answered with the codes yes and no."""

    kind: Literal["yes_no"]


class Integer(Question):
    kind: Literal["integer"]


class Decimal(Question):
    kind: Literal["decimal"]


class FreeText(Question):
    kind: Literal["text"]
    multiline: bool = False


class Date(Question):
    kind: Literal["date"]


class Phone(Question):
    kind: Literal["phone"]


class Scale(Question):
    """A whole number from `lowest` to `highest`, each shown as a button."""

    kind: Literal["scale"]
    lowest: int = Field(1, ge=-10, le=10)
    highest: int = Field(5, ge=-10, le=20)
    lowest_label: Text | None = None
    highest_label: Text | None = None


class Nps(Question):
    """How likely one is to recommend, from 0 to 10."""

    kind: Literal["nps"]
    lowest_label: Text | None = None
    highest_label: Text | None = None


AnyQuestion: TypeAlias = (
    OneChoice | ManyChoices | YesNo | Integer | Decimal | FreeText | Date | Phone | Scale | Nps
)
Item: TypeAlias = Annotated[Note | Instruction | Calculation | AnyQuestion, Field(discriminator="kind")]


class Rule(Part):
    """Where to go when `when` holds; without `when`, always."""

    when: Formula | None = None
    goto: Name


class Page(Part):
    """One screen. After it comes the first rule of `next` that holds, else the following page.

    `end` closes the conversation. `jump` lets the operator open the page at any time. A page whose `relevant` does not
    hold, or with nothing to show, is passed over.
    """

    id: Name
    title: Text
    items: list[Item] = Field(max_length=MAX_ITEMS)
    next: list[Rule] = Field(default_factory=list, max_length=100)
    relevant: Formula | None = None
    jump: bool = False
    end: bool = False


class Outcome(Part):
    """A result of the conversation: the first whose `when` holds gives the disposition."""

    when: Formula | None = None
    disposition: Code
    label: Text


class Objection(Part):
    """What to say when the other side objects; shown beside every page."""

    id: Name
    title: Text
    text: Text


class Document(Part):
    """A conversation script or a questionnaire."""

    format: Literal[1] = Field(description="The version of this format.")
    name: Name
    title: Text
    languages: list[Language] = Field(min_length=1, max_length=30)
    default_language: Language
    lists: dict[Name, Annotated[list[Choice], Field(max_length=MAX_CHOICES)]] = Field(default_factory=dict)
    pages: list[Page] = Field(min_length=1, max_length=MAX_PAGES)
    end_politely: Name = Field(description="The end page that is always within reach.")
    outcomes: list[Outcome] = Field(default_factory=list, max_length=200)
    objections: list[Objection] = Field(default_factory=list, max_length=200)


YES_NO = (
    Choice(code="yes", label={"en": "Yes", "ru": "Да", "uk": "Так"}),
    Choice(code="no", label={"en": "No", "ru": "Нет", "uk": "Ні"}),
)


def choices_of(document: Document, question: AnyQuestion) -> Sequence[Choice]:
    """The choices of a question, those of a named list included; none where nothing is chosen."""
    match question:
        case OneChoice() | ManyChoices():
            choices = question.choices
            return document.lists.get(choices, []) if isinstance(choices, str) else choices
        case YesNo():
            return YES_NO
        case _:
            return ()


# What every conversation knows of itself, to be used as ${contact.name}.
FACTS = (
    "contact.name",
    "contact.organisation",
    "contact.position",
    "contact.phone",
    "contact.email",
    "contact.city",
    "contact.language",
    "agent.name",
    "company.name",
    "call.direction",
    "call.queue",
)


def read_document(data: Any) -> Document:
    """The document in `data` (parsed JSON). Raises DocumentInvalid, each problem with its place."""
    try:
        return Document.model_validate(data)
    except ValidationError as error:
        raise DocumentInvalid(
            [_problem(data, dict(found)) for found in error.errors(include_url=False)]
        ) from None


def document_schema() -> dict[str, Any]:
    """The JSON Schema of a document."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Document.model_json_schema()}


def document_schema_text() -> str:
    """The schema as docs/script-document.schema.json holds it."""
    return json.dumps(document_schema(), indent=2, ensure_ascii=False) + "\n"


def _problem(data: Any, found: dict[str, Any]) -> Problem:
    path = [part for part in found["loc"] if part not in QUESTION_TAGS]
    page = item = ""
    if path[:1] == ["pages"] and len(path) > 1:
        page = _named(data, path[:2], "id")
        if path[2:3] == ["items"] and len(path) > 3:
            item = _named(data, path[:4], "name")
            path = path[4:]
        else:
            path = path[2:]
    return Problem(
        code="malformed",
        message=f"{found['msg']}.",
        page=page,
        item=item,
        field=".".join(str(part) for part in path),
    )


QUESTION_TAGS = frozenset(
    [
        "note",
        "instruction",
        "calculation",
        "one",
        "many",
        "yes_no",
        "integer",
        "decimal",
        "date",
        "phone",
        "scale",
        "nps",
    ]
)


def _named(data: Any, path: list[Any], key: str) -> str:
    """The name of the part at `path`, or its place as "#3" where it has none."""
    try:
        part = data
        for step in path:
            part = part[step]
        name = part[key]
    except (KeyError, IndexError, TypeError):
        return f"#{path[-1] + 1}" if isinstance(path[-1], int) else ""
    return str(name)[:80]
