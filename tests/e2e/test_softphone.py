"""An ordinary SIP phone as the agent's phone: the browser shows, the phone talks."""

import asyncio
from pathlib import Path

from playwright.async_api import expect

from deploy.demo.data import DEMO_USERS
from deploy.demo.system import System
from deploy.demo.workplace import Workplace, word
from deploy.local import ports
from tests.e2e.conftest import AGENT, rings
from tests.telephony.phones import Phone, exchange, until

NAME = next(user.name for user in DEMO_USERS if user.login == AGENT)
REGISTERS_S = 30.0


async def test_an_agent_chooses_a_desk_phone_and_takes_the_call_on_it(
    system: System, agent: Workplace, admin: Workplace, tmp_path: Path
) -> None:
    lines = await admin.get("/api/admin/lines")
    line = next(
        each for each in lines if each["kind"] == "softphone" and (each["user"] or {}).get("name") == NAME
    )
    secret = (await admin.post(f"/api/admin/lines/{line['id']}/secret"))["secret"]
    assert system.stack.asterisk is not None
    free = ports.choose(tmp_path / "ports.json", ["trunk"])["trunk"]

    async with exchange(sip_port=system.stack.asterisk.sip_port, trunk_port=free, scratch=tmp_path) as phones:
        phone = phones.line(line["name"], secret)
        await _is_registered(phone)
        await agent.page.get_by_role("radio", name=word("shift.softphone")).check()
        await agent.start_shift()

        await rings(system, agent, "+380442790101", shown="Олена Коваль")
        await expect(agent.page.get_by_text(word("call.use_your_phone"))).to_be_visible()
        phone.legs[-1].reply(200)
        await agent.is_talking()

        phone.legs[-1].leave()
        await until(lambda: phone.legs[-1].is_over, "the hang-up")
        await expect(agent.button("wrap.save")).to_be_visible(timeout=15_000)


async def _is_registered(phone: Phone) -> None:
    """The new secret reaches Asterisk a moment after it was made."""
    async with asyncio.timeout(REGISTERS_S):
        while True:
            await asyncio.sleep(1)
            if phone.is_registered:
                return
            phone.setRegistration(True)
