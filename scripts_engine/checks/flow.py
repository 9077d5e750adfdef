"""Checks where the pages lead: every page can be reached, every way ends, and no way goes round for ever."""

from collections.abc import Iterator

from scripts_engine.checks.graph import circling, reachable
from scripts_engine.checks.spots import Spot
from scripts_engine.document import AnyQuestion, Document
from scripts_engine.errors import Problem


def check_flow(document: Document) -> Iterator[Problem]:
    ids = [page.id for page in document.pages]
    yield from _targets(document, set(ids))
    ways = ways_of(document)
    yield from _dead_rules(document)

    starts = [ids[0], document.end_politely, *(page.id for page in document.pages if page.jump)]
    walked = reachable(ways, starts)
    for page in ids:
        if page not in walked:
            yield Spot(page).problem("unreachable_page", f"No way leads to the page {page}.")

    asking = {page.id for page in document.pages if any(isinstance(item, AnyQuestion) for item in page.items)}
    silent = {page: ways[page] - asking for page in ways if page not in asking}
    for page in sorted(circling(silent)):
        message = f"From {page} the pages lead back to it without a question between."
        yield Spot(page, field="next").problem("endless_loop", message)

    backwards: dict[str, set[str]] = {page: set() for page in ways}
    for page, following in ways.items():
        for other in following & ways.keys():
            backwards[other].add(page)
    ending = reachable(backwards, (page for page, following in ways.items() if not following))
    for page in ids:
        if page in walked and page not in ending:
            yield Spot(page, field="next").problem("no_way_out", f"From {page} no way leads to an end.")


def _targets(document: Document, ids: set[str]) -> Iterator[Problem]:
    for page in document.pages:
        for place, rule in enumerate(page.next, 1):
            if rule.goto not in ids:
                spot = Spot(page.id, field=f"next.{place}.goto")
                yield spot.problem("unknown_page", f"There is no page {rule.goto}.")
    spot = Spot(field="end_politely")
    if document.end_politely not in ids:
        yield spot.problem("unknown_page", f"There is no page {document.end_politely}.")
    elif not next(page for page in document.pages if page.id == document.end_politely).end:
        yield spot.problem("not_an_end", f"The page {document.end_politely} is not marked as an end.")


def ways_of(document: Document) -> dict[str, set[str]]:
    """Where each page can lead, its conditions aside; an end leads nowhere."""
    ways: dict[str, set[str]] = {}
    for place, page in enumerate(document.pages):
        following = ways.setdefault(page.id, set())
        if page.end:
            continue
        following |= {rule.goto for rule in page.next}
        if all(rule.when is not None for rule in page.next) and place + 1 < len(document.pages):
            following.add(document.pages[place + 1].id)
    return ways


def _dead_rules(document: Document) -> Iterator[Problem]:
    for page in document.pages:
        if page.end and page.next:
            yield Spot(page.id, field="next").problem(
                "unreachable_rule", "An end leads nowhere: remove its rules."
            )
        always = next((place for place, rule in enumerate(page.next, 1) if rule.when is None), None)
        if always is not None and always < len(page.next):
            spot = Spot(page.id, field=f"next.{always + 1}")
            yield spot.problem("unreachable_rule", "The rule before this one always holds.")
