"""The ledger equation: true where everything is in its place, and each fault found with its evidence."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from callcenter.audio.models import Recording, RecordingState
from callcenter.calls.models import Call, CelRecord, Intent, IntentKind
from callcenter.contact_log.models import Interaction, InteractionDirection
from callcenter.desk.equation import Equation, Fault, check
from callcenter.desk.equation_watch import tell
from callcenter.kernel.clock import utc_now
from callcenter.kernel.metrics import LEDGER_MISSING
from tests.callcenter.calls.conftest import PBX, Books
from tests.telephony.transcripts import SCENE_NAMES


async def equation(books: Books) -> Equation:
    async with books.database.unit_of_work() as uow:
        first = min(row.at for row in await books.rows())
        return await check(uow, since=first - timedelta(minutes=1), now=await books.afterwards())


async def faults(books: Books) -> list[Fault]:
    return [each.fault for each in (await equation(books)).found]


async def both_feeds(books: Books, scene: str) -> None:
    await books.watch(books.events(scene))
    books.write_cel(scene)
    await books.collect()


async def do(books: Books, statement: Any) -> None:
    async with books.database.unit_of_work() as uow:
        await uow.session.execute(statement)


@pytest.mark.parametrize("scene", SCENE_NAMES)
async def test_it_holds_for_what_ami_showed(books: Books, scene: str) -> None:
    await both_feeds(books, scene)
    assert await faults(books) == []


@pytest.mark.parametrize(
    "scene", ["caller_hangs_up", "abandoned_while_waiting", "click_answered", "transfer_completed"]
)
async def test_it_holds_after_the_reconciler_for_what_ami_did_not(books: Books, scene: str) -> None:
    books.write_cel(scene)
    await books.collect()
    assert Fault.CALL_WITHOUT_ROW in await faults(books)
    await books.put_right()
    assert await faults(books) == []


async def test_a_call_that_nobody_ended(books: Books) -> None:
    await both_feeds(books, "caller_hangs_up")
    await do(books, sa.update(Call).values(ended_at=None))
    assert await faults(books) == [Fault.CALL_WITHOUT_END]


async def test_a_client_without_a_contact(books: Books) -> None:
    await both_feeds(books, "caller_hangs_up")
    await do(books, sa.delete(Interaction))
    found = await equation(books)
    assert [each.fault for each in found.found] == [Fault.CALL_WITHOUT_CONTACT]
    assert (found.missing, found.duplicate, found.unaccounted) == (1, 0, 0)


async def test_a_contact_kept_twice(books: Books) -> None:
    await both_feeds(books, "abandoned_while_waiting")
    (call,) = await books.calls()
    await books.house.add(
        Interaction(call_id=call.id, direction=InteractionDirection.INBOUND, opened_at=call.started_at)
    )
    assert await faults(books) == [Fault.CONTACT_TWICE]


async def test_a_number_dialled_twice_by_one_click(books: Books) -> None:
    await both_feeds(books, "click_answered")
    first = min(await books.rows(), key=lambda row: row.at)
    await books.house.add(
        Intent(
            id=UUID(first.uniqueid),
            kind=IntentKind.DIAL,
            pbx=PBX,
            facts={},
            deadline_at=first.at + timedelta(seconds=10),
        ),
        CelRecord(
            pbx=PBX,
            inode=first.inode,
            offset=10**6,
            event="CHAN_START",
            at=first.at + timedelta(seconds=1),
            uniqueid=first.uniqueid,
            linkedid=first.linkedid,
            facts=first.facts,
        ),
    )
    assert Fault.DIALLED_TWICE in await faults(books)


async def test_a_recording_nobody_knows_of(books: Books) -> None:
    await both_feeds(books, "caller_hangs_up")
    await do(books, sa.delete(Recording))
    assert await faults(books) == [Fault.RECORDING_WITHOUT_ROW]


async def test_a_recording_whose_files_never_came(books: Books) -> None:
    await both_feeds(books, "caller_hangs_up")
    async with books.database.unit_of_work() as uow:
        found = await check(
            uow,
            since=datetime.min.replace(tzinfo=utc_now().tzinfo),
            now=await books.afterwards() + timedelta(hours=1),
        )
    assert [each.fault for each in found.found] == [Fault.RECORDING_WITHOUT_FILES]
    await do(books, sa.update(Recording).values(state=RecordingState.LOST, problem="no files in the spool"))
    assert await faults(books) == []


async def test_the_administrator_reads_each_disagreement_with_its_evidence(books: Books) -> None:
    for scene in ("caller_hangs_up", "abandoned_while_waiting", "click_answered"):
        books.write_cel(scene)
    await books.collect()
    since = min(row.at for row in await books.rows()) - timedelta(minutes=1)
    client = await books.house.client("anna")
    query: dict[str, Any] = {"from": since.isoformat(), "limit": 2}
    page = (await client.get("/api/admin/ledger", params=query)).json()
    assert page["missing"] == page["counts"]["calls_in_cel"] == 3
    kinds = [each["fault"] for each in page["disagreements"]["items"]]
    while cursor := page["disagreements"]["next_cursor"]:
        page = (await client.get("/api/admin/ledger", params={**query, "cursor": cursor})).json()
        kinds += [each["fault"] for each in page["disagreements"]["items"]]
    assert sorted(kinds) == ["call_without_row"] * 3 + ["recording_without_row"] * 2
    evidence = page["disagreements"]["items"][-1]["evidence"]
    assert (evidence["cel"][0]["event"], evidence["ami"]) == ("CHAN_START", [])


async def test_it_is_for_administrators(books: Books) -> None:
    client = await books.house.client("sofia")
    assert (await client.get("/api/admin/ledger")).status_code == 403


async def test_who_watches_the_metrics_sees_it(books: Books) -> None:
    books.write_cel("caller_hangs_up")
    await books.collect()
    tell(await equation(books))
    assert LEDGER_MISSING._value.get() == 1
    await books.put_right()
    tell(await equation(books))
    assert LEDGER_MISSING._value.get() == 0
