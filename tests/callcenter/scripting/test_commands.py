"""`callcenter scripts check` and `run`: what a person sees of a document without a server."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from callcenter.cli import app
from tests.callcenter.scripting.talk import FOLDER


def call(*words: str) -> tuple[int, Any]:
    result = CliRunner().invoke(app, ["scripts", *words])
    return result.exit_code, json.loads(result.stdout) if result.stdout else result.stderr


@pytest.mark.parametrize(("name", "questions"), [("reception", 21), ("cold_sales", 19), ("satisfaction", 8)])
def test_a_sound_document_is_ok(name: str, questions: int) -> None:
    assert call("check", str(FOLDER / f"{name}.json")) == (
        0,
        {"ok": True, "questions": questions, "languages": ["en", "ru", "uk"], "problems": []},
    )


def test_problems_are_listed_with_their_places(tmp_path: Path) -> None:
    document = json.loads((FOLDER / "satisfaction.json").read_text())
    document["pages"][0]["next"][0]["when"] = "${consent} = 'maybe'"
    file = tmp_path / "script.json"
    file.write_text(json.dumps(document))
    code, found = call("check", str(file))
    [problem] = found["problems"]
    assert (code, found["ok"]) == (1, False)
    assert (problem["code"], problem["page"], problem["field"], problem["column"]) == (
        "unknown_choice", "intro", "next.1.when", 14,
    )  # fmt: skip


@pytest.mark.parametrize("content", ["", "[1]", '{"format": 1}', "[" * 100_000])
def test_what_is_no_document_is_told_so(tmp_path: Path, content: str) -> None:
    file = tmp_path / "script.json"
    file.write_text(content)
    assert call("check", str(file))[0] in (1, 2)


def test_answers_lead_to_a_record(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"consent": "yes", "nps": {"special": "refused"}, "delivery": 5}))
    code, found = call("run", str(FOLDER / "satisfaction.json"), "--answers", str(answers))
    assert (code, found["stopped"], found["completeness"]) == (0, "", "complete")
    assert found["answers"]["nps"]["special"] == "refused"
    assert [step["page"] for step in found["path"]] == ["intro", "recommend", "details", "thanks"]


def test_missing_answers_stop_the_run_where_they_are_missing(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"consent": "yes"}')
    code, found = call("run", str(FOLDER / "satisfaction.json"), "--answers", str(answers))
    assert (code, found["stopped"]) == (1, "recommend: This question needs an answer.")
