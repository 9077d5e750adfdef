"""Checks that every text is there in every language and asks only for names that exist."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from scripts_engine.checks.spots import Spot, items, named, texts
from scripts_engine.document import AnyQuestion, Document, Text
from scripts_engine.errors import Problem
from scripts_engine.expressions.tokens import place
from scripts_engine.texts import PLACEHOLDER, broken_placeholders


def check_texts(document: Document, facts: AbstractSet[str]) -> Iterator[Problem]:
    known = facts | {item.name for _, item in named(document)}
    for spot, text in texts(document):
        yield from _translations(document, spot, text)
        for language, words in text.items():
            yield from _placeholders(Spot(spot.page, spot.item, f"{spot.field}.{language}"), words, known)
    for page, name, item in items(document):
        if isinstance(item, AnyQuestion):
            for formula, message in (("constraint", "constraint_message"), ("check", "check_message")):
                if getattr(item, formula) is not None and getattr(item, message) is None:
                    spot = Spot(page.id, name, message)
                    yield spot.problem("missing_message", "Say what to do when the answer does not pass.")


def _translations(document: Document, spot: Spot, text: Text) -> Iterator[Problem]:
    for language in document.languages:
        if not text.get(language, "").strip():
            yield Spot(spot.page, spot.item, f"{spot.field}.{language}").problem(
                "missing_translation", f"The text is missing in {language}."
            )
    for language in text.keys() - set(document.languages):
        yield Spot(spot.page, spot.item, f"{spot.field}.{language}").problem(
            "unknown_language", f"{language} is not one of the script's languages."
        )


def _placeholders(spot: Spot, words: str, known: AbstractSet[str]) -> Iterator[Problem]:
    for at, found in broken_placeholders(words):
        line, column = place(words, at)
        yield spot.problem(
            "broken_placeholder", f"{found!r} is not a name: write ${{name}}.", line=line, column=column
        )
    for match in PLACEHOLDER.finditer(words):
        if match.group(1) not in known:
            line, column = place(words, match.start())
            message = f"There is no question or value named {match.group(1)}."
            yield spot.problem("unknown_name", message, line=line, column=column)
