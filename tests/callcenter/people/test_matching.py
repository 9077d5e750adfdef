"""Who calls: exactly one, several, or nobody."""

from callcenter.people.matching import Match, Outcome, match
from callcenter.people.models import ContactPoint, ContactPointKind, ContactPointStatus, Person
from tests.callcenter.house import PLAN, House

NUMBER = "+380442790101"


def person(name: str, number: str = NUMBER, status: ContactPointStatus = ContactPointStatus.WORKS) -> Person:
    point = ContactPoint(kind=ContactPointKind.PHONE, value=number, raw=number, label="office", status=status)
    return Person(name=name, contact_points=[point])


async def found(house: House, raw: str) -> Match:
    async with house.database.unit_of_work() as uow:
        return await match(uow, raw, PLAN)


async def test_one_person_has_the_number(house: House) -> None:
    olena = person("Олена Коваль")
    await house.add(olena)
    for raw in (NUMBER, "0442790101", "279-01-01"):
        result = await found(house, raw)
        assert result.outcome is Outcome.EXACT and result.only_person_id == olena.id
        assert result.why == {"id": "number_of_person", "details": {"number": NUMBER, "label": "office"}}


async def test_several_share_the_number(house: House) -> None:
    await house.add(person("Олена"), person("Ігор"))
    result = await found(house, NUMBER)
    assert result.outcome is Outcome.SEVERAL and len(result.person_ids) == 2
    assert result.only_person_id is None
    assert result.why["details"]["count"] == "2"


async def test_nobody_has_the_number(house: House) -> None:
    result = await found(house, NUMBER)
    assert (result.outcome, result.number, result.person_ids) == (Outcome.NONE, NUMBER, ())


async def test_last_digits_alone_are_no_match(house: House) -> None:
    await house.add(person("Олена", "+380672790101"))
    assert (await found(house, NUMBER)).outcome is Outcome.NONE


async def test_number_known_to_be_wrong_names_nobody(house: House) -> None:
    await house.add(person("Олена", status=ContactPointStatus.WRONG))
    assert (await found(house, NUMBER)).outcome is Outcome.NONE


async def test_hidden_and_broken_numbers(house: House) -> None:
    await house.add(person("Олена"))
    assert (await found(house, "anonymous")).outcome is Outcome.ANONYMOUS
    broken = await found(house, "<b>0442790101</b>")
    assert (broken.outcome, broken.raw) == (Outcome.MALFORMED, "<b>0442790101</b>")


async def test_match_survives_being_kept_as_json(house: House) -> None:
    await house.add(person("Олена"))
    result = await found(house, NUMBER)
    assert Match.from_json(result.as_json()) == result


async def test_everyone_may_look_up_name_and_responsible(house: House) -> None:
    olena = person("Олена Коваль")
    olena.responsible_id = house.users["petro"].id
    await house.add(olena)
    client = await house.client("ivan")
    answer = (await client.get("/api/people/match", params={"number": "0442790101"})).json()
    assert answer["outcome"] == "exact" and answer["number"] == NUMBER
    assert answer["people"][0]["name"] == "Олена Коваль"
    assert answer["people"][0]["responsible"]["name"] == "Petro"
    assert "notes" not in answer["people"][0]
    assert (await client.get(f"/api/people/{olena.id}")).status_code == 404
