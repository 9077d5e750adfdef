"""Who may hear a recording, what they get, and what is written down about it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from sqlalchemy.exc import ProgrammingError
from structlog.testing import capture_logs

from callcenter.audio.collect import AudioCollector
from callcenter.audio.models import Recording, RecordingState
from callcenter.audio.playback import Sources
from callcenter.contact_log.models import Interaction, InteractionDirection
from callcenter.kernel.ids import new_id
from callcenter.people.models import Person
from callcenter.staff.models import Role, Team, User
from recordings import Spool, Store, StoreSettings
from tests.callcenter.audio.conftest import START, House, browser
from tests.recordings.audio import spool_take


@pytest.fixture
async def agent(house: House) -> User:
    return await house.hire("anna")


@pytest.fixture
async def heard(house: House, spool: Spool, collector: AudioCollector, agent: User) -> Recording:
    """A stored recording of a call that Anna took from Ivan."""
    person = Person(id=new_id(), name="Ivan", responsible_id=agent.id)
    await house.add(person)
    call = await house.call("t1", by=agent, person=person)
    await house.add(
        Interaction(
            call_id=call,
            user_id=agent.id,
            person_id=person.id,
            direction=InteractionDirection.INBOUND,
            opened_at=START,
        )
    )
    spool_take(spool.folder, "t1", seconds=3)
    await house.hang_up(call)
    house.now += timedelta(minutes=2)
    await collector.collect_once()
    return await house.recording()


@pytest.fixture
async def anna(app: FastAPI, agent: User) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(app, agent) as client:
        yield client


def audio_of(recording: Recording) -> str:
    return f"/api/recordings/{recording.id}/audio"


async def test_the_whole_sound_is_played(anna: httpx.AsyncClient, heard: Recording, spool: Spool) -> None:
    answer = await anna.get(audio_of(heard))
    assert answer.status_code == 200
    assert answer.content == spool.joined("t1").read_bytes()
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["content-length"] == str(heard.bytes)
    assert answer.headers["content-type"] == "audio/wav"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["etag"] == f'"{heard.sha256}"'
    assert "content-range" not in answer.headers


async def test_a_player_seeks(anna: httpx.AsyncClient, heard: Recording, spool: Spool) -> None:
    whole = spool.joined("t1").read_bytes()
    answer = await anna.get(audio_of(heard), headers={"Range": "bytes=1000-1999"})
    assert (answer.status_code, answer.content) == (206, whole[1000:2000])
    assert answer.headers["content-range"] == f"bytes 1000-1999/{len(whole)}"
    assert answer.headers["content-length"] == "1000"
    tail = await anna.get(audio_of(heard), headers={"Range": "bytes=-10", "If-Range": answer.headers["etag"]})
    assert (tail.status_code, tail.content) == (206, whole[-10:])
    other = await anna.get(audio_of(heard), headers={"Range": "bytes=-10", "If-Range": '"old"'})
    assert (other.status_code, other.content) == (200, whole)


async def test_a_range_behind_the_end_is_refused(
    anna: httpx.AsyncClient, heard: Recording, house: House
) -> None:
    answer = await anna.get(audio_of(heard), headers={"Range": f"bytes={heard.bytes}-"})
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer.headers["content-range"] == f"bytes */{heard.bytes}"
    assert await house.playings() == []


async def test_the_sound_comes_from_the_store_once_the_spool_has_none(
    anna: httpx.AsyncClient, heard: Recording, house: House, spool: Spool, collector: AudioCollector
) -> None:
    whole = spool.joined("t1").read_bytes()
    house.now += timedelta(hours=25)
    await collector.collect_once()
    assert not spool.joined("t1").exists()
    answer = await anna.get(audio_of(heard), headers={"Range": "bytes=44-143"})
    assert (answer.status_code, answer.content) == (206, whole[44:144])


async def test_the_sound_comes_from_the_spool_while_the_store_is_away(
    app: FastAPI, anna: httpx.AsyncClient, heard: Recording, spool: Spool
) -> None:
    away = Store(StoreSettings(bucket="b", endpoint_url="http://127.0.0.1:9", access_key="a", secret_key="b"))
    app.state.resources[Sources] = Sources(away, spool)
    answer = await anna.get(audio_of(heard))
    assert (answer.status_code, answer.content) == (200, spool.joined("t1").read_bytes())
    app.state.resources[Sources] = Sources(away, None)
    answer = await anna.get(audio_of(heard))
    assert (answer.status_code, answer.json()["error"]["id"]) == (503, "recordings_away")
    away.close()


async def test_every_hearing_leaves_a_row(
    anna: httpx.AsyncClient, heard: Recording, house: House, agent: User
) -> None:
    await anna.get(audio_of(heard), headers={"Range": "bytes=0-99"})
    await anna.get(audio_of(heard))
    rows = await house.playings()
    assert [(row.recording_id, row.user_id, row.address) for row in rows] == [
        (heard.id, agent.id, "127.0.0.1")
    ] * 2
    assert [(row.first_byte, row.last_byte) for row in rows] == [(0, 99), (0, (heard.bytes or 0) - 1)]


async def test_without_a_row_not_a_byte_is_heard(
    anna: httpx.AsyncClient, heard: Recording, house: House
) -> None:
    async with house.database.unit_of_work() as uow:
        await uow.session.execute(
            sa.text(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'no room'; END $$;"
                " CREATE CONSTRAINT TRIGGER full_disk AFTER INSERT ON playings DEFERRABLE INITIALLY DEFERRED"
                " FOR EACH ROW EXECUTE FUNCTION full_disk()"
            )
        )
    answer = await anna.get(audio_of(heard))
    assert answer.status_code == 503
    assert b"RIFF" not in answer.content
    assert await house.playings() == []


@pytest.mark.parametrize("change", ["UPDATE playings SET address = ''", "DELETE FROM playings"])
async def test_what_was_heard_by_whom_cannot_be_changed(
    anna: httpx.AsyncClient, heard: Recording, house: House, change: str
) -> None:
    await anna.get(audio_of(heard))
    with pytest.raises(ProgrammingError, match="only added to"):
        async with house.database.unit_of_work() as uow:
            await uow.session.execute(sa.text(change))
    assert len(await house.playings()) == 1


async def test_someone_elses_recording_is_not_found_and_the_try_is_logged(
    app: FastAPI, heard: Recording, house: House
) -> None:
    boris = await house.hire("boris")
    async with browser(app, boris) as client:
        for path in ("", "/audio", "/peaks"):
            with capture_logs() as logs:
                answer = await client.get(f"/api/recordings/{heard.id}{path}")
            assert (answer.status_code, answer.json()["error"]["id"]) == (404, "recording_not_found")
            assert [(line["event"], line["user_id"]) for line in logs] == [
                ("recording refused", str(boris.id))
            ]
        assert (await client.get("/api/recordings")).json()["items"] == []
    assert await house.playings() == []


async def test_nobody_hears_anything_without_a_session(app: FastAPI, heard: Recording) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://house") as client:
        assert (await client.get(audio_of(heard))).status_code == 401


async def test_own_team_and_all_hear_what_is_theirs(
    app: FastAPI, house: House, heard: Recording, spool: Spool, collector: AudioCollector
) -> None:
    ours, theirs = Team(id=new_id(), name="ours"), Team(id=new_id(), name="theirs")
    await house.add(ours, theirs)
    vera = await house.hire("vera", team=ours)
    boss = await house.hire("boss", role=Role.SUPERVISOR, team=ours)
    other_boss = await house.hire("other", role=Role.SUPERVISOR, team=theirs)
    admin = await house.hire("root", role=Role.ADMIN)
    await house.call("t2", by=vera)
    spool_take(spool.folder, "orphan")
    house.now += timedelta(minutes=5)
    await collector.collect_once()
    names = {str(row.id): row.name for row in await house.recordings()}
    expected = {vera: ["t2"], boss: ["t2"], other_boss: [], admin: ["orphan", "t1", "t2"]}
    for user, own in expected.items():
        async with browser(app, user) as client:
            listed = (await client.get("/api/recordings")).json()["items"]
            assert sorted(names[row["id"]] for row in listed) == own


async def test_whoever_had_a_part_in_the_call_hears_it(app: FastAPI, house: House, heard: Recording) -> None:
    second = await house.hire("second")
    await house.add(
        Interaction(
            call_id=heard.call_id,
            user_id=second.id,
            direction=InteractionDirection.INBOUND,
            opened_at=START,
        )
    )
    async with browser(app, second) as client:
        assert (await client.get(audio_of(heard))).status_code == 200


async def test_a_recording_is_shown_with_its_person_and_agent(
    anna: httpx.AsyncClient, heard: Recording
) -> None:
    shown = (await anna.get(f"/api/recordings/{heard.id}")).json()
    assert (shown["person"]["name"], shown["user"]["name"]) == ("Ivan", "Anna")
    assert (shown["state"], shown["seconds"], shown["channels"]) == ("verified", 3, 2)
    assert shown["sha256"] == heard.sha256
    assert shown["interaction_id"] is not None
    assert shown["is_playable"] is True


async def test_the_shape_of_the_sound_comes_apart(anna: httpx.AsyncClient, heard: Recording) -> None:
    peaks = (await anna.get(f"/api/recordings/{heard.id}/peaks")).json()
    assert (peaks["seconds"], peaks["per_second"]) == (3, 50)
    assert len(peaks["left"]) == len(peaks["right"]) == 150
    assert set(peaks["left"]) == {37}


async def test_the_list_is_paged_newest_first(
    app: FastAPI, house: House, heard: Recording, agent: User, anna: httpx.AsyncClient
) -> None:
    for n in range(4):
        await house.call(f"later-{n}", by=agent)
    seen: list[str] = []
    cursor = None
    for _ in range(3):
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await anna.get("/api/recordings", params=params)).json()
        seen += [row["id"] for row in page["items"]]
        cursor = page["next_cursor"]
    assert cursor is None
    assert seen == [str(row.id) for row in sorted(await house.recordings(), key=lambda row: row.id)][::-1]


async def test_the_list_is_filtered(anna: httpx.AsyncClient, heard: Recording, agent: User) -> None:
    later = (START + timedelta(seconds=1)).isoformat()
    for params, count in (
        ({"user_id": str(agent.id), "state": "verified", "call_id": str(heard.call_id)}, 1),
        ({"user_id": str(new_id())}, 0),
        ({"person_id": str(new_id())}, 0),
        ({"state": "lost"}, 0),
        ({"from": START.isoformat(), "to": later}, 1),
        ({"from": later}, 0),
    ):
        page = (await anna.get("/api/recordings", params=params)).json()
        assert len(page["items"]) == count, params


@pytest.mark.parametrize(
    "params", [{"from": "2026-11-22T12:00:00"}, {"cursor": "e30"}, {"cursor": "WzEsMl0"}]
)
async def test_a_broken_list_link_is_refused(anna: httpx.AsyncClient, params: dict[str, str]) -> None:
    assert (await anna.get("/api/recordings", params=params)).status_code == 422


@pytest.mark.parametrize(
    ("state", "problem", "status", "error"),
    [
        (RecordingState.RECORDING, "", 409, "still_recording"),
        (RecordingState.LOST, "no files in the spool", 409, "recording_lost"),
        (RecordingState.EMPTY, "agent soundless, customer soundless", 409, "recording_empty"),
        (RecordingState.SPOOLED, "", 503, "recording_not_ready"),
    ],
)
async def test_what_cannot_be_played_says_why(
    anna: httpx.AsyncClient,
    house: House,
    agent: User,
    state: RecordingState,
    problem: str,
    status: int,
    error: str,
) -> None:
    await house.call("t1", by=agent)
    async with house.database.unit_of_work() as uow:
        await uow.session.execute(sa.update(Recording).values(state=state, problem=problem))
    row = await house.recording()
    answer = await anna.get(audio_of(row))
    assert (answer.status_code, answer.json()["error"]["id"]) == (status, error)
    assert await house.playings() == []
