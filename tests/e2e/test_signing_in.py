"""Who may come in, and what happens to a page whose session is over."""

from playwright.async_api import Browser, expect

from deploy.demo.browser import open_page
from deploy.demo.data import DEMO_PASSWORD
from deploy.demo.system import System
from deploy.demo.workplace import Workplace, word
from tests.e2e.conftest import AGENT


async def test_a_wrong_password_is_told_and_the_right_one_still_works(
    system: System, browser: Browser
) -> None:
    page = await open_page(browser, system.url)
    await page.goto("/")
    visitor = Workplace(page)

    await visitor.enter(AGENT, "not the password")
    await expect(page.get_by_role("alert")).to_have_text(word("error.wrong_credentials"))

    await visitor.enter(AGENT, DEMO_PASSWORD)
    await expect(page.get_by_role("heading", name=word("shift.title"))).to_be_visible()
    await page.context.close()


async def test_a_page_whose_session_was_ended_asks_to_sign_in_and_comes_back(
    agent: Workplace, admin: Workplace
) -> None:
    await agent.page.goto("/people")
    me = await agent.get("/api/me")

    await admin.post(f"/api/admin/users/{me['id']}/revoke")

    await expect(agent.page.get_by_text(word("login.expired"))).to_be_visible(timeout=20_000)
    await agent.enter(AGENT, DEMO_PASSWORD)
    await agent.page.wait_for_url("**/people")


async def test_a_page_from_elsewhere_may_not_act_for_the_agent(agent: Workplace) -> None:
    answer = await agent.page.request.post("/api/desk/ready", headers={"Origin": "https://elsewhere.example"})

    assert answer.status == 403
    assert (await answer.json())["error"]["id"] == "foreign_origin"
