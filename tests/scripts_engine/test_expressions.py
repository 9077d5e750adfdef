"""What the ODK form reference says an expression gives, as a table; and what cannot be read, with its place."""

import math
from datetime import date

import pytest

from scripts_engine.errors import EvaluationError, ExpressionError
from scripts_engine.expressions import Scope, SpecialCode, Value, compile_expression
from tests.scripts_engine.papers import TODAY

VALUES: dict[str, Value] = {
    "age": 20.0,
    "empty": "",
    "name": "Olena",
    "brands": "x y zed",
    "enrolled": "yes",
    "born": date(2000, 1, 31),
    "unknown_age": SpecialCode("98"),
    "contact.name": "Nova",
}

GIVES: list[tuple[str, Value]] = [
    # arithmetic and its order
    ("1 + 2 * 3", 7),
    ("(1 + 2) * 3", 9),
    ("10 - 4 - 3", 3),
    ("7 div 2", 3.5),
    ("7 mod 3", 1),
    ("-7 mod 3", -1),
    ("7 mod -3", 1),
    ("2 * -3", -6),
    ("--3", 3),
    ("1 div 0", math.inf),
    ("-1 div 0", -math.inf),
    ("0 div 0", math.nan),
    ("5 mod 0", math.nan),
    (".5 + 1.", 1.5),
    ("${age} * 1.18", 23.6),
    # empty values are empty texts and never zero
    ("${empty} + 1", math.nan),
    ("${empty} = ''", True),
    ("${empty} != ''", False),
    ("${empty} = 0", False),
    ("${empty} < 1", False),
    ("${empty} >= 0", False),
    ("${age} = ''", False),
    ("${age} != ''", True),
    ("coalesce(${empty}, 0) + 1", 1),
    ("${nobody} = ''", True),
    ("number('')", math.nan),
    ("not(${empty})", True),
    ("boolean(${empty})", False),
    ("string-length(${empty})", 0),
    ("count-selected(${empty})", 0),
    ("selected(${empty}, '')", False),
    ("selected-at(${empty}, 0)", ""),
    ("max(${empty}, 3)", math.nan),
    ("int(${empty})", math.nan),
    ("round(${empty}, 2)", math.nan),
    # a don't-know is a code, never a number
    ("${unknown_age} >= 18", False),
    ("${unknown_age} = '98'", True),
    ("${unknown_age} = 98", False),
    ("${unknown_age} != ''", True),
    # comparison
    ("${age} >= 18 and ${age} < 65", True),
    ("${enrolled} = 'yes'", True),
    ("${enrolled} != 'yes'", False),
    ("'10' > '9'", True),
    ("'abc' > 'abb'", False),
    ("'1.0' = 1", True),
    ("'1.0' = '1'", False),
    ("true() = 'anything'", True),
    ("1 < 2 = true()", True),
    ("'a' = \"a\"", True),
    # booleans bind less than comparison, `or` less than `and`
    ("true() or false() and false()", True),
    ("(true() or false()) and false()", False),
    ("not(false()) and 1", True),
    ("0 or ''", False),
    # choices
    ("selected(${brands}, 'x')", True),
    ("selected(${brands}, 'ze')", False),
    ("selected(${enrolled}, 'yes')", True),
    ("count-selected(${brands})", 3),
    ("selected-at(${brands}, 1)", "y"),
    ("selected-at(${brands}, 3)", ""),
    ("selected-at(${brands}, -1)", ""),
    # control
    ("if(${age} > 18, 'adult', 'child')", "adult"),
    ("if('', 1, 2)", 2),
    ("coalesce('', 'b')", "b"),
    ("coalesce('a', 'b')", "a"),
    ("coalesce('', '')", ""),
    # texts
    ("concat('a', 1, true(), ${name})", "a1trueOlena"),
    ("concat(1.5, ' ', 3.0)", "1.5 3"),
    ("join('-', 'a', 'b')", "a-b"),
    ("contains(${name}, 'len')", True),
    ("contains(${name}, '')", True),
    ("starts-with(${name}, 'Ol')", True),
    ("ends-with(${name}, 'na')", True),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', 2)", "llo"),
    ("substr('hello', -2)", "lo"),
    ("substring-before('a-b', '-')", "a"),
    ("substring-before('ab', '-')", ""),
    ("substring-before('-ab', '-')", ""),
    ("substring-after('a-b', '-')", "b"),
    ("substring-after('ab', '-')", ""),
    ("translate('banana', 'an', 'o')", "booo"),
    ("string-length('привіт')", 6),
    ("normalize-space('  a   b ')", "a b"),
    ("string(5)", "5"),
    ("string(0.1)", "0.1"),
    ("string(true())", "true"),
    ("boolean-from-string('1')", True),
    ("boolean-from-string('yes')", False),
    # numbers
    ("number('12.5')", 12.5),
    ("number(' 7 ')", 7),
    ("number('1,5')", math.nan),
    ("number(true())", 1),
    ("int(8.9)", 8),
    ("int('-8.9')", -8),
    ("round(2.5)", 3),
    ("round(-2.5)", -2),
    ("round(1.234, 2)", 1.23),
    ("round(1.005, 2)", 1.01),
    ("round(1234, -2)", 1200),
    ("abs(-3)", 3),
    ("min(3, 1, 2)", 1),
    ("max(3, 1, 2)", 3),
    # dates
    ("today()", TODAY),
    ("today() - ${born} > 365", True),
    ("${born} < today()", True),
    ("${born} = '2000-01-31'", True),
    ("${born} < '2000-02-01'", True),
    ("'2026-02-30' < today()", False),
    ("date('1970-01-02') - 0", 1),
    ("date(1)", date(1970, 1, 2)),
    ("date('nonsense')", ""),
    ("decimal-date-time('1970-01-11')", 10),
    ("format-date(${born}, '%e.%n.%Y')", "31.1.2000"),
    ("format-date(${born}, '%d/%m/%y')", "31/01/00"),
    ("format-date('', '%Y')", ""),
    # names and places
    ("${contact.name}", "Nova"),
    ("${ age } = 20", True),
    (". > 3", True),
    ("region = 'kyiv'", True),
    ("\n 1\n +\n 1 ", 2),
]


@pytest.mark.parametrize(("source", "expected"), GIVES, ids=[source for source, _ in GIVES])
def test_an_expression_gives_what_odk_forms_give(source: str, expected: Value) -> None:
    scope = Scope(VALUES, TODAY, current=4.0, columns={"region": "kyiv"})
    found = compile_expression(source).value(scope)
    if isinstance(expected, float) and math.isnan(expected):
        assert isinstance(found, float)
        assert math.isnan(found)
    elif isinstance(expected, float):
        assert found == pytest.approx(expected)
    else:
        assert found == expected
    assert isinstance(found, bool) == isinstance(expected, bool)


UNREADABLE = [
    ("", 1, 1, "empty"),
    ("1 +", 1, 4, "missing"),
    ("1 1", 1, 3, "not expected"),
    ("(1", 1, 1, "never closed"),
    ("concat('a'", 1, 7, "never closed"),
    ("'abc", 1, 1, "never closed"),
    ("1 == 2", 1, 4, "not expected"),
    ("${a} && ${b}", 1, 6, "'and'"),
    ("${a} | ${b}", 1, 6, "'or'"),
    ("/data/a", 1, 1, "Paths"),
    ("${a} = “x”", 1, 8, "straight"),
    ("nosuch(1)", 1, 1, "no function"),
    ("1 +\n  pow(2, 3)", 2, 3, "no function"),
    ("selected(${a})", 1, 1, "takes 2"),
    ("coalesce(1)", 1, 1, "at least 2"),
    ("true(1)", 1, 1, "takes 0"),
    ("${1a}", 1, 1, "${name}"),
    ("a.b", 1, 2, "not expected"),
    ("(" * 100 + "1" + ")" * 100, 1, 41, "nested"),
    ("+".join(["1"] * 600), 1, 501, "500 parts"),
    ("1" * 5000, 1, 1, "4000 characters"),
    ("__import__('os')", 1, 1, "no function"),
    ("1 if 2 else 3", 1, 3, "not expected"),
    ("[1]", 1, 1, "means nothing"),
]


@pytest.mark.parametrize(("source", "line", "column", "words"), UNREADABLE)
def test_what_cannot_be_read_is_refused_with_its_place(
    source: str, line: int, column: int, words: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_expression(source)
    assert words in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_a_text_that_grows_too_long_ends_in_its_own_error() -> None:
    expression = compile_expression("concat(${long}, ${long})")
    with pytest.raises(EvaluationError, match="longer than 20000"):
        expression.value(Scope({"long": "x" * 15_000}, TODAY))


def test_much_work_on_long_texts_ends_in_its_own_error() -> None:
    expression = compile_expression(
        "string-length(concat(" + ", ".join(["substr(${long}, 1, 2)"] * 40) + "))"
    )
    assert expression.value(Scope({"long": "x" * 2_000}, TODAY)) == 40
    with pytest.raises(EvaluationError, match="together"):
        expression.value(Scope({"long": "x" * 20_000}, TODAY))
