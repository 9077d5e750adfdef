"""Which bytes a player gets for which Range header."""

import pytest

from callcenter.audio.ranges import Span, asked_span

ETAG = '"abc"'
SIZE = 1000
WHOLE = (Span(0, 999, SIZE), 200)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, WHOLE),
        ("bytes=0-", (Span(0, 999, SIZE), 206)),
        ("bytes=0-0", (Span(0, 0, SIZE), 206)),
        ("bytes=500-", (Span(500, 999, SIZE), 206)),
        ("bytes=500-5000", (Span(500, 999, SIZE), 206)),
        ("Bytes=999-999", (Span(999, 999, SIZE), 206)),
        ("bytes=-1", (Span(999, 999, SIZE), 206)),
        ("bytes=-5000", (Span(0, 999, SIZE), 206)),
        ("bytes=1000-", None),
        ("bytes=5000-6000", None),
        ("bytes=-0", None),
        ("bytes=5-3", WHOLE),
        ("bytes=-", WHOLE),
        ("bytes=0-1,5-6", WHOLE),
        ("seconds=1-2", WHOLE),
        ("bytes=a-b", WHOLE),
        (f"bytes={'9' * 40}-", WHOLE),
    ],
)
def test_a_range_header_means(header: str | None, expected: tuple[Span, int] | None) -> None:
    assert asked_span(header, if_range=None, etag=ETAG, size=SIZE) == expected


@pytest.mark.parametrize(("if_range", "status"), [(ETAG, 206), ('"other"', 200), ('W/"abc"', 200)])
def test_a_range_of_another_version_gets_the_whole(if_range: str, status: int) -> None:
    asked = asked_span("bytes=1-2", if_range=if_range, etag=ETAG, size=SIZE)
    assert asked is not None
    assert asked[1] == status
