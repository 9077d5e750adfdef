"""A step costs so little that it cannot be felt, however long the form."""

from statistics import median
from time import process_time

from scripts_engine import answer, next_page, record, view
from tests.scripts_engine.papers import NOON, ask, begin, choices, page, say, script

LENGTH = 300
GENEROUS_S = 0.01  # ten times the aim, for a busy machine


def test_a_step_of_a_long_form_is_quick() -> None:
    pages = [
        page(
            f"p{n}",
            say(f"So far ${{total{n}}}", relevant=f"${{total{n}}} > 5"),
            ask(
                "one", f"q{n}", choices=choices("a", "b", "c"), required=True, relevant=f"${{total{n}}} >= 0"
            ),
            {"kind": "calculation", "name": f"total{n}", "value": f"${{total{n - 1}}} + 1" if n else "0"},
            next=[{"when": f"${{q{n}}} = 'c'", "goto": "bye"}],
        )
        for n in range(LENGTH)
    ]
    ready = script(*pages)
    run = begin(ready)
    spent = []
    for n in range(LENGTH):
        began = process_time()
        run = answer(ready, run, f"q{n}", "a", at=NOON)
        run = next_page(ready, run, at=NOON)
        view(ready, run)
        spent.append(process_time() - began)
    assert len(record(ready, run).answers) == LENGTH
    assert median(spent) < GENEROUS_S
