"""Who calls: by the exact number, or nobody. Several with one number are normal and are all named."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.kernel.db import Json, UnitOfWork
from callcenter.people.models import ContactPoint, ContactPointKind, ContactPointStatus, Person
from callcenter.people.numbers import Number, NumberKind, NumberPlan, parse

SHOWN_MATCHES = 20


class Outcome(StrEnum):
    EXACT = "exact"
    SEVERAL = "several"
    NONE = "none"
    ANONYMOUS = "anonymous"
    MALFORMED = "malformed"


REASONS = {
    Outcome.EXACT: "number_of_person",
    Outcome.SEVERAL: "number_of_several",
    Outcome.NONE: "number_unknown",
    Outcome.ANONYMOUS: "number_hidden",
    Outcome.MALFORMED: "number_malformed",
}


@dataclass(frozen=True, slots=True)
class Match:
    """`number` is E.164 if the caller's number is one; `why` is a sentence's id with its details."""

    outcome: Outcome
    raw: str
    number: str | None = None
    person_ids: tuple[UUID, ...] = ()
    why: dict[str, Any] = field(default_factory=dict)

    @property
    def only_person_id(self) -> UUID | None:
        return self.person_ids[0] if self.outcome is Outcome.EXACT else None

    def as_json(self) -> Json:
        return {
            "outcome": self.outcome.value,
            "raw": self.raw,
            "number": self.number,
            "person_ids": [str(person_id) for person_id in self.person_ids],
            "why": self.why,
        }

    @classmethod
    def from_json(cls, match: Json) -> "Match":
        return cls(
            outcome=Outcome(match["outcome"]),
            raw=match["raw"],
            number=match["number"],
            person_ids=tuple(UUID(person_id) for person_id in match["person_ids"]),
            why=match["why"],
        )


async def match(uow: UnitOfWork, raw: str, plan: NumberPlan) -> Match:
    """Match a number as the network or a person gave it."""
    number = parse(raw, plan)
    if number.e164 is None:
        return decide(number, [])
    found = await uow.session.execute(
        sa.select(ContactPoint.person_id, ContactPoint.label)
        .where(
            ContactPoint.value == number.e164,
            ContactPoint.kind == ContactPointKind.PHONE,
            ContactPoint.status != ContactPointStatus.WRONG,
        )
        .order_by(ContactPoint.created_at, ContactPoint.id)
        .limit(SHOWN_MATCHES)
    )
    return decide(number, [(row.person_id, row.label) for row in found])


def decide(number: Number, found: list[tuple[UUID, str]]) -> Match:
    """`found`: the person and the label of each contact point with this number."""
    outcome = _outcome(number, len(found))
    details = {"number": number.e164 or number.raw}
    if outcome is Outcome.EXACT and found[0][1]:
        details["label"] = found[0][1]
    if outcome is Outcome.SEVERAL:
        details["count"] = str(len(found))
    return Match(
        outcome=outcome,
        raw=number.raw,
        number=number.e164,
        person_ids=tuple(person_id for person_id, _ in found),
        why={"id": REASONS[outcome], "details": details},
    )


def _outcome(number: Number, found: int) -> Outcome:
    if number.kind is NumberKind.ANONYMOUS:
        return Outcome.ANONYMOUS
    if number.kind is NumberKind.MALFORMED:
        return Outcome.MALFORMED
    return Outcome.NONE if found == 0 else Outcome.EXACT if found == 1 else Outcome.SEVERAL


async def briefs(uow: UnitOfWork, person_ids: Iterable[UUID]) -> list[Person]:
    """These persons in the order asked for, with organisation and responsible: what everyone may see."""
    wanted = list(person_ids)
    if not wanted:
        return []
    found = await uow.session.scalars(
        sa.select(Person)
        .where(Person.id.in_(wanted))
        .options(joinedload(Person.organisation), joinedload(Person.responsible))
    )
    by_id = {person.id: person for person in found}
    return [by_id[person_id] for person_id in wanted if person_id in by_id]
