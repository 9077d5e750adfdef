"""Fills ${name} in texts. Nothing else in a text has any meaning: it is plain text, never a template."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scripts_engine.expressions.tokens import REFERENCE
from scripts_engine.limits import MAX_STRING

PLACEHOLDER = re.compile(REFERENCE)
ATTEMPT = re.compile(r"\$\{[^}\n]{0,80}\}?")


@dataclass(frozen=True, slots=True)
class Template:
    """A text cut at its placeholders: `parts` alternate between plain text and a name."""

    parts: tuple[str, ...]

    def fill(self, show: Callable[[str], str]) -> str:
        if len(self.parts) == 1:
            return self.parts[0]
        filled = "".join(show(part) if place % 2 else part for place, part in enumerate(self.parts))
        return filled[:MAX_STRING]

    @property
    def names(self) -> tuple[str, ...]:
        return self.parts[1::2]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in all its languages, ready to be filled."""

    templates: Mapping[str, Template]
    default: str

    def fill(self, language: str, show: Callable[[str], str]) -> str:
        """In `language`, else in the default language, else in any."""
        template = self.templates.get(language) or self.templates.get(self.default)
        if template is None:
            template = next(iter(self.templates.values()), Template(("",)))
        return template.fill(show)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for template in self.templates.values() for name in template.names)


def wording(text: Mapping[str, str], default: str) -> Wording:
    return Wording({language: template(words) for language, words in text.items()}, default)


def template(text: str) -> Template:
    return Template(tuple(PLACEHOLDER.split(text)))


def broken_placeholders(text: str) -> list[tuple[int, str]]:
    """Offsets and texts of what looks like a placeholder and is none."""
    return [
        (found.start(), found.group())
        for found in ATTEMPT.finditer(text)
        if not PLACEHOLDER.fullmatch(found.group())
    ]
