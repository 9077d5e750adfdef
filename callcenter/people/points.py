"""Contact points as typed, made comparable: E.164 for phones, lower case for e-mails."""

import re

from callcenter.kernel.errors import InvalidInput
from callcenter.people.models import ContactPoint, ContactPointKind
from callcenter.people.numbers import NumberPlan, parse

EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")

PROBLEMS = {
    ContactPointKind.PHONE: "This is not a complete phone number; write it with the area code.",
    ContactPointKind.EMAIL: "This is not an e-mail address.",
}


def point_values(kind: ContactPointKind, typed: str, plan: NumberPlan) -> tuple[str, str]:
    """The comparable value and the extension. Raises InvalidInput."""
    value, extension = _read(kind, typed, plan)
    if value is None:
        raise InvalidInput(PROBLEMS[kind], fields=[{"field": "value", "message": PROBLEMS[kind]}])
    return value, extension


def read_points(phones: list[str], emails: list[str], plan: NumberPlan) -> list[ContactPoint]:
    """New contact points, each value once, blanks left out. Raises InvalidInput with every field at fault."""
    points: dict[tuple[ContactPointKind, str], ContactPoint] = {}
    faults = []
    for kind, name, typed in (
        (ContactPointKind.PHONE, "phones", phones),
        (ContactPointKind.EMAIL, "emails", emails),
    ):
        for index, raw in enumerate(typed):
            value, extension = _read(kind, raw, plan) if raw else ("", "")
            if value is None:
                faults.append({"field": f"{name}.{index}", "message": PROBLEMS[kind]})
            elif value:
                points.setdefault(
                    (kind, value), ContactPoint(kind=kind, value=value, raw=raw, extension=extension)
                )
    if faults:
        raise InvalidInput(faults[0]["message"], fields=faults)
    return list(points.values())


def _read(kind: ContactPointKind, typed: str, plan: NumberPlan) -> tuple[str | None, str]:
    match kind:
        case ContactPointKind.PHONE:
            number = parse(typed, plan)
            return number.e164, number.extension
        case ContactPointKind.EMAIL:
            return (typed.lower() if EMAIL.fullmatch(typed) else None), ""
        case _:
            return typed, ""
