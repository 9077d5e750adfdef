"""Bytes to messages: the same however they are cut, and never an exception but the one that is meant."""

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from telephony.ami.events import Malformed, Message, parse
from telephony.ami.frames import BANNER, Framer
from telephony.testing import frame

BANNER_LINE = BANNER + b"11.0.0\r\n"
values = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30).map(str.strip)


@given(st.lists(values, min_size=1, max_size=8), st.lists(st.integers(1, 40), max_size=40))
def test_any_cut_of_the_stream_gives_the_same_messages(texts: list[str], cuts: list[int]) -> None:
    stream = BANNER_LINE + b"".join(frame(Event="Newchannel", CallerIDName=text) for text in texts)
    framer, frames, at = Framer(), list[bytes](), 0
    for size in [*cuts, len(stream)]:
        frames += framer.feed(stream[at : at + size])
        at += size
    assert [parse(one)["CallerIDName"] for one in frames] == texts


@given(st.binary(max_size=300))
def test_rubbish_is_malformed_or_a_message(rubbish: bytes) -> None:
    framer = Framer()
    for one in framer.feed(BANNER_LINE + rubbish + b"\r\n\r\n"):
        with contextlib.suppress(Malformed):
            assert isinstance(parse(one), Message)


def test_empty_fields_are_kept() -> None:
    message = parse(b"Event: Newchannel\r\nAccountCode: \r\nPausedReason:")
    assert (message["AccountCode"], message["PausedReason"]) == ("", "")
