"""Configuration templates: plain text with @{name} placeholders."""

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import ClassVar

from deploy.local.trouble import Trouble


class AtTemplate(Template):
    """`@{name}` stands for a value; `@@` for an at sign before a brace. `$` keeps Asterisk's own meaning."""

    delimiter = "@"
    # Only the braced form is a placeholder, so that user@host stays as it is.
    pattern: ClassVar = (
        r"(?P<escaped>@@(?=\{))|@\{(?P<braced>[a-z][a-z0-9_]*)\}|(?P<named>(?!))|(?P<invalid>(?!))"  # type: ignore[assignment]
    )


class UnknownPlaceholder(Trouble):
    """A template asks for a value that the runtime does not give."""

    def __init__(self, template: Path, name: str) -> None:
        super().__init__(f"The template {template} asks for @{{{name}}}, which the runtime does not know.")


def render(template: Path, values: Mapping[str, object]) -> str:
    """The text of a template with its values put in; raises UnknownPlaceholder."""
    try:
        return AtTemplate(template.read_text(encoding="utf-8")).substitute(values)
    except KeyError as missing:
        raise UnknownPlaceholder(template, str(missing.args[0])) from None


def render_folder(source: Path, target: Path, values: Mapping[str, object]) -> None:
    """Render every file of `source` into `target`, readable by the owner only; other files there stay."""
    target.mkdir(parents=True, exist_ok=True)
    for template in sorted(path for path in source.iterdir() if path.is_file()):
        write_private(target / template.name, render(template, values))


def write_private(path: Path, text: str) -> None:
    """Write a file that may hold secrets: mode 0600 from the first byte, replaced in one step."""
    making = path.with_name(f".{path.name}.new")
    making.unlink(missing_ok=True)
    making.touch(mode=0o600)
    making.write_text(text, encoding="utf-8")
    making.replace(path)
