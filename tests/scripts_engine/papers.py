"""Documents for the tests, written short."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from scripts_engine import Run, Script, compile_script, read_document, start

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def words(text: str) -> dict[str, str]:
    return {"en": text}


def ask(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "name": name, "text": words(f"{name}?"), **more}


def say(text: str, **more: Any) -> dict[str, Any]:
    return {"kind": "note", "text": words(text), **more}


def choices(*codes: str) -> list[dict[str, Any]]:
    return [{"code": code, "label": words(code.capitalize())} for code in codes]


def page(name: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "title": words(name), "items": list(items), **more}


def paper(*pages: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A document of `pages` with the end page `bye`."""
    return {
        "format": 1,
        "name": "paper",
        "title": words("Paper"),
        "languages": ["en"],
        "default_language": "en",
        "pages": [*pages, page("bye", say("Goodbye"), end=True)],
        "end_politely": "bye",
        **more,
    }


def script(*pages: dict[str, Any], **more: Any) -> Script:
    return compile_script(read_document(paper(*pages, **more)))


def begin(ready: Script, facts: Mapping[str, str] | None = None, *, seed: int = 1) -> Run:
    return start(ready, facts or {}, seed=seed, today=TODAY, at=NOON)


def later(minutes: int = 1) -> datetime:
    return NOON + timedelta(minutes=minutes)
