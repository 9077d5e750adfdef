"""`callcenter scripts`: check a script document and try it out, without a server."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter

from callcenter.kernel.clock import utc_now
from scripts_engine import (
    Document,
    DocumentInvalid,
    Record,
    Run,
    ScriptsError,
    Special,
    answer,
    check,
    compile_script,
    next_page,
    read_document,
    record,
    start,
)
from scripts_engine.document import AnyQuestion
from scripts_engine.script import Script

scripts = typer.Typer(no_args_is_help=True, help="Check and run conversation scripts.")

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A script document (JSON).")]
Answers = Annotated[
    Path,
    typer.Option(
        exists=True, dir_okay=False, help='JSON: {"name": answer}; {"special": "refused"} for a refusal.'
    ),
]


@scripts.command("check")
def check_file(file: File) -> None:
    """Print what keeps a document from being published, as one JSON object; fail if there is anything."""
    try:
        document = read_document(_json(file))
        problems = check(document)
    except DocumentInvalid as invalid:
        document, problems = None, list(invalid.problems)
    _print(
        {
            "ok": not problems,
            "questions": _questions(document),
            "languages": list(document.languages) if document else [],
            "problems": [TypeAdapter(type(problem)).dump_python(problem) for problem in problems],
        }
    )
    raise typer.Exit(1 if problems else 0)


@scripts.command("run")
def run_file(file: File, answers: Answers) -> None:
    """Print the record that these answers lead to, as one JSON object; fail if they do not lead to an end."""
    try:
        ready = compile_script(read_document(_json(file)))
    except DocumentInvalid as invalid:
        _print({"stopped": str(invalid)})
        raise typer.Exit(1) from None
    run, stopped = walk(ready, _json(answers), at=utc_now())
    _print(TypeAdapter(Record).dump_python(record(ready, run), mode="json") | {"stopped": stopped})
    raise typer.Exit(1 if stopped else 0)


def walk(ready: Script, answers: dict[str, Any], *, at: datetime) -> tuple[Run, str]:
    """Turn pages, answering what is known, to the end; or to where the script stops, and why."""
    run = start(ready, {}, seed=0, today=at.date(), at=at)
    while run.finished_at is None:
        try:
            for question in ready.page[run.page].questions:
                if question.name in answers and question.name not in run.answers:
                    run = answer(ready, run, question.name, _value(answers[question.name]), at=at)
            run = next_page(ready, run, at=at)
        except ScriptsError as error:
            return run, f"{run.page}: {error}"
    return run, ""


def _value(value: Any) -> Any:
    if isinstance(value, dict) and value.get("special") in list(Special):
        return Special(value["special"])
    return value


def _questions(document: Document | None) -> int:
    pages = document.pages if document else []
    return sum(isinstance(item, AnyQuestion) for page in pages for item in page.items)


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        typer.echo(f"{file} is not JSON: {error}", err=True)
        raise typer.Exit(2) from None


def _print(found: Any) -> None:
    typer.echo(json.dumps(found, ensure_ascii=False))
