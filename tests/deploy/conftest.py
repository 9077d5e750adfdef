"""Homes for servers, forgotten whole after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local.forget import forget


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "home"
    place.mkdir()
    yield place
    forget(place)
