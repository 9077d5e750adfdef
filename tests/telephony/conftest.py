"""A private Asterisk with two agents' phones and an outside world, for the live tests of this folder."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.telephony.live import Live, bridged
from tests.telephony.pbx import PrivateAsterisk
from tests.telephony.scenes import GENERATED


@pytest.fixture(scope="module")
def pbx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateAsterisk]:
    one = PrivateAsterisk(home_of(tmp_path_factory))
    one.start(GENERATED)
    try:
        yield one
    finally:
        one.stop()


@pytest.fixture
async def live(pbx: PrivateAsterisk) -> AsyncIterator[Live]:
    async with bridged(pbx) as one:
        yield one


def home_of(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("pbx")
