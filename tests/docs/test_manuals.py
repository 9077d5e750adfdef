"""What the manuals name exists: tests, files, settings, commands, keys."""

import re
from pathlib import Path

import pytest

from callcenter.cli import app
from callcenter.settings import Settings
from deploy.demo.data import DEMO_PASSWORD, DEMO_USERS
from deploy.demo.numbers import ENDINGS

CHECKOUT = Path(__file__).parents[2]
DOCS = CHECKOUT / "docs"
MANUALS = sorted([*CHECKOUT.glob("*.md"), *DOCS.rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s#]+)(?:#([^)\s]*))?\)|\]\(#([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """The anchors that a Markdown page's headings get."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", MANUALS, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for path, anchor, own_anchor in LINK.findall(page.read_text()):
        if "://" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        if target.suffix == ".png" and not target.parent.exists():
            continue  # `make screenshots` has not been run yet
        assert target.exists(), f"{path} is not there"
        if anchor or own_anchor:
            assert (anchor or own_anchor) in anchors(target), f"{target.name} has no #{anchor or own_anchor}"


def test_every_test_named_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (DOCS / "faults.md").read_text())
    assert named
    for path, name in named:
        assert re.search(rf"^(async )?def {name}\(", (CHECKOUT / path).read_text(), re.MULTILINE), name


def test_every_setting_is_explained() -> None:
    table = (DOCS / "administrator.md").read_text()
    told = set(
        re.findall(r"`([A-Z][A-Z0-9_]+)`", table.split("## Every setting")[1].split("## Processes")[0])
    )
    assert {name.upper() for name in Settings.model_fields} <= told


def test_every_command_is_explained() -> None:
    text = (DOCS / "administrator.md").read_text()
    names = [
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    ]
    assert [name for name in names if f"callcenter {name}" not in text] == []


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\((\d{4}-[\w-]+\.md)\)", (DOCS / "adr/README.md").read_text())
    assert listed == sorted(page.name for page in (DOCS / "adr").glob("0*.md"))


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_the_agents_manual_says_the_same_in_each_language(language: str) -> None:
    english, other = (DOCS / "agent.md").read_text(), (DOCS / f"agent.{language}.md").read_text()
    for what in (r"^## ", r"^\|", r"^- ", r"\]\(images/[\w-]+\.png\)"):
        assert len(re.findall(what, other, re.MULTILINE)) == len(re.findall(what, english, re.MULTILINE)), (
            what
        )


def test_the_readme_signs_in_and_dials_as_the_demonstration_allows() -> None:
    text = (CHECKOUT / "README.md").read_text()
    logins = {user.login for user in DEMO_USERS}
    assert set(re.findall(r"as `(\w+)`", text)) <= logins
    assert f"password `{DEMO_PASSWORD}`" in text
    assert [ending for ending in ENDINGS if ending not in text] == []
