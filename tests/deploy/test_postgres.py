"""The database's data folder after a crash."""

import os
from pathlib import Path

import pytest

from deploy.local import postgres


def test_a_pid_file_whose_number_now_belongs_to_another_program_is_removed(tmp_path: Path) -> None:
    pid_file = tmp_path / "postmaster.pid"
    for number in (os.getpid(), 2**22 + 1):
        pid_file.write_text(f"{number}\n{tmp_path}\n")
        postgres.drop_stale_pid(tmp_path)
        assert not pid_file.exists()


def test_data_of_an_unknown_version_are_not_touched(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("9\n")
    with pytest.raises(postgres.NoPostgres, match="No PostgreSQL 9 was found"):
        postgres.binaries(tmp_path)
