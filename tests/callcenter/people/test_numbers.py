"""Numbers are read once, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.people.numbers import NumberKind, NumberPlan, digits_of, is_allowed, parse

KYIV = NumberPlan("UA", "44", ("UA", "GB"))
MOSCOW = NumberPlan("RU", "495", ("RU", "KZ"))


@pytest.mark.parametrize(
    ("raw", "plan", "e164", "extension"),
    [
        ("0442790101", KYIV, "+380442790101", ""),
        ("380442790101", KYIV, "+380442790101", ""),
        ("+380 (44) 279-01-01", KYIV, "+380442790101", ""),
        ("279–01–01", KYIV, "+380442790101", ""),
        ("00442079460105", KYIV, "+442079460105", ""),
        ("8 (916) 123-45-14", MOSCOW, "+79161234514", ""),
        ("585-06-59", MOSCOW, "+74955850659", ""),
        ("8 495 585-06-59 доб. 12", MOSCOW, "+74955850659", "12"),
        ("+44 20 7946 0105 ext 7", MOSCOW, "+442079460105", "7"),
        ("+380\u00a044\u00a02790101\u202e", KYIV, "+380442790101", ""),
    ],
)
def test_becomes_e164(raw: str, plan: NumberPlan, e164: str, extension: str) -> None:
    number = parse(raw, plan)
    assert (number.e164, number.extension, number.kind) == (e164, extension, NumberKind.EXACT)


@pytest.mark.parametrize("raw", ["", "  ", "anonymous", "Anonymous", "<unknown>", "restricted"])
def test_hidden_numbers_stay_hidden(raw: str) -> None:
    assert parse(raw, KYIV).kind is NumberKind.ANONYMOUS


@pytest.mark.parametrize(
    "raw",
    ["112", "442079460105", "044279010", "+999123456789", "<b>x</b>", "sip:0442790101@evil", "0800 FLOWERS",
     "call 0442790101", "0442790101;DROP", "1" * 300],
)  # fmt: skip
def test_what_cannot_be_read_is_shown_and_not_guessed(raw: str) -> None:
    number = parse(raw, KYIV)
    assert number.kind is NumberKind.MALFORMED and number.e164 is None
    assert number.raw == raw[:80]


def test_without_an_area_code_a_local_number_is_not_guessed() -> None:
    assert parse("279-01-01", NumberPlan("UA")).kind is NumberKind.MALFORMED


@given(st.text(max_size=100))
def test_no_text_from_the_network_breaks_it(raw: str) -> None:
    number = parse(raw, KYIV)
    assert (number.e164 is not None) is (number.kind is NumberKind.EXACT)
    assert "\x00" not in number.raw and "\n" not in number.raw


@given(st.from_regex(r"\+380(44|50|67)[2-9][0-9]{6}", fullmatch=True))
def test_reading_twice_changes_nothing(raw: str) -> None:
    first = parse(raw, KYIV)
    if first.e164 is not None:
        assert parse(first.e164, MOSCOW).e164 == first.e164


def test_only_allowed_countries_may_be_dialled() -> None:
    assert is_allowed("+380442790101", KYIV) and is_allowed("+442079460105", KYIV)
    assert not is_allowed("+79161234514", KYIV)
    assert is_allowed("+77011234567", MOSCOW)  # +7 is Kazakhstan too
    assert not is_allowed("+77011234567", NumberPlan("RU", "", ("RU",)))


def test_premium_rate_may_not_be_dialled() -> None:
    assert not is_allowed("+449098790000", KYIV)


def test_part_of_a_number_however_written() -> None:
    assert digits_of("(044) 279") == "44279"
    assert digits_of("+380 44") == "38044"
    assert digits_of("Олена") == ""
