"""The generated configuration is safe, and the AMI user sees exactly what the bridge reads."""

import re

import pytest

from deploy.local.asterisk import TEMPLATES
from telephony.bridge import WANTED
from telephony.endpoints import (
    BadSetting,
    Line,
    LineKind,
    Queue,
    Route,
    Strategy,
    render_extensions,
    render_lines,
    render_queues,
    render_routes,
)
from telephony.version import is_supported, short_version

LINE = Line(name="anna-line", secret="s3cret-s3cret", kind=LineKind.WEBRTC, extension="101", caller_id="101")


def template(name: str) -> str:
    return (TEMPLATES / name).read_text()


def test_the_ami_user_is_sent_what_the_bridge_reads() -> None:
    filtered = re.findall(r"eventfilter\(action\(include\),name\((\w+)\)", template("manager.conf"))
    assert {name.encode() for name in filtered} == WANTED


def test_the_ami_user_has_the_least_rights() -> None:
    text = template("manager.conf")
    assert "read = call,agent,system\n" in text
    assert "write = originate,call,agent,reporting\n" in text
    assert "bindaddr = 127.0.0.1" in text


def test_callers_text_reaches_nothing_unfiltered() -> None:
    """No caller's text outside FILTER, except where it is cleaned in place."""
    for line in template("extensions.conf").splitlines():
        for use in re.finditer(r"\$\{(CALLERID\([^)]*\)|UNIQUEID)\}", line):
            assert line[: use.start()].rstrip(",").endswith(("\\-", "\\xff")), line
            assert "FILTER(" in line[: use.start()], line


def test_extensions_have_exact_lengths() -> None:
    contexts = re.split(r"^\[", template("extensions.conf"), flags=re.MULTILINE)
    outer = [text for text in contexts if text.startswith(("cc-in]", "cc-out]", "cc-agents]"))]
    assert len(outer) == 3
    for text in outer:
        for pattern in re.findall(r"^exten => ([^,]+),", text, flags=re.MULTILINE):
            assert re.fullmatch(r"_\+?X+", pattern), pattern


def test_lines_queues_and_routes_are_rendered() -> None:
    lines = render_lines([LINE])
    assert "[anna-line](line-webrtc)\nauth = anna-line\naors = anna-line\ncallerid = <101>\n" in lines
    assert "password = s3cret-s3cret\n" in lines
    assert render_extensions([LINE]).startswith("exten => 101,1,Dial(PJSIP/anna-line,30)\n")
    assert "?cc-back,s,1)" in render_extensions([LINE])
    queue = Queue(name="support", strategy=Strategy.RING_ALL, ring_s=15)
    assert render_queues([queue]) == "[support](cc-queue)\nstrategy = ringall\ntimeout = 15\n\n"
    assert "exten => +380445550101,1,Set(CC_QUEUE=support)" in render_routes(
        [Route(did="+380445550101", queue="support")]
    )


@pytest.mark.parametrize(
    "bad",
    [
        {"name": "a\n[b]"},
        {"name": "trunk"},
        {"name": "1digit-first"},
        {"name": "имя"},
        {"secret": "short"},
        {"secret": "with\nline-end-in-it"},
        {"extension": "1;2"},
        {"caller_id": "1>\nx=y"},
    ],
    ids=str,
)
def test_what_could_break_out_of_the_file_is_refused(bad: dict[str, str]) -> None:
    fields = {
        "name": LINE.name,
        "secret": LINE.secret,
        "extension": LINE.extension,
        "caller_id": LINE.caller_id,
    }
    line = Line(kind=LineKind.SOFTPHONE, **{**fields, **bad})
    with pytest.raises(BadSetting):
        render_lines([line]) + render_extensions([line])


@pytest.mark.parametrize("bad", [Route(did="12&SIP/x", queue="a"), Route(did="12", queue="a)b")])
def test_bad_routes_are_refused(bad: Route) -> None:
    with pytest.raises(BadSetting):
        render_routes([bad])


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("22.10.1+dfsg-1", True),
        ("22.10.0", False),
        ("22.11.0", True),
        ("20.20.0", False),
        ("23.0.0", True),
        ("", False),
    ],
)
def test_old_versions_are_not_supported(text: str, good: bool) -> None:
    assert is_supported(text) is good


def test_a_version_is_shown_short() -> None:
    assert (short_version("22.10.1+dfsg+~cs6.17"), short_version("GIT-master")) == ("22.10.1", "")
