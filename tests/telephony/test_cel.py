"""The CEL file: every row once, whatever happens to the file."""

from pathlib import Path

import pytest

from telephony.cel import CelPosition, CelTailer
from telephony.cel.rows import BadRow, parse_row

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ami"


def line(number: int, caller: str = "101") -> bytes:
    quoted = caller.replace('"', '""')
    columns = [
        "CHAN_START",
        f"1795315390.{number:06d}",
        f"pbx1-{number}",
        "pbx1-1",
        "PJSIP/a-00000001",
        quoted,
    ]
    columns += ["", "s", "cc-in", "", "", "", ""]
    return (",".join(f'"{column}"' for column in columns) + "\n").encode()


def read_all(tailer: CelTailer) -> list[str]:
    names = []
    while rows := tailer.read():
        names += [row.uniqueid for row in rows]
    return names


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.csv")), ids=lambda path: path.stem)
def test_every_row_of_a_real_asterisk_is_read(path: Path) -> None:
    data = path.read_bytes()
    rows = CelTailer(path).read()
    assert len(rows) == data.count(b"\n")
    assert rows[0].kind == "CHAN_START"
    assert rows[-1].kind == "LINKEDID_END"
    assert all(data[row.offset :].startswith(f'"{row.kind}"'.encode()) for row in rows)


def test_hang_up_cause_is_in_extra() -> None:
    rows = CelTailer(FIXTURES / "click_busy.csv").read()
    assert {row.extra["hangupcause"] for row in rows if row.kind == "HANGUP"} == {17}


def test_a_line_still_being_written_waits(tmp_path: Path) -> None:
    file = tmp_path / "cel.csv"
    file.write_bytes(line(1) + line(2)[:20])
    tailer = CelTailer(file)
    assert read_all(tailer) == ["pbx1-1"]
    with file.open("ab") as out:
        out.write(line(2)[20:])
    assert read_all(tailer) == ["pbx1-2"]


def test_rotation_by_rename_loses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "cel.csv"
    file.write_bytes(line(1))
    tailer = CelTailer(file)
    assert read_all(tailer) == ["pbx1-1"]
    with file.open("ab") as out:
        out.write(line(2))
    file.rename(tmp_path / "cel.csv.1")
    file.write_bytes(line(3))
    assert read_all(tailer) == ["pbx1-2", "pbx1-3"]


def test_restart_goes_on_where_it_was_even_in_a_rotated_file(tmp_path: Path) -> None:
    file = tmp_path / "cel.csv"
    file.write_bytes(line(1))
    tailer = CelTailer(file)
    tailer.read()
    with file.open("ab") as out:
        out.write(line(2))
    file.rename(tmp_path / "cel.csv.20261122")
    file.write_bytes(line(3))
    assert read_all(CelTailer(file, tailer.position)) == ["pbx1-2", "pbx1-3"]


def test_a_file_that_is_gone_begins_with_the_oldest(tmp_path: Path) -> None:
    file = tmp_path / "cel.csv"
    file.write_bytes(line(1))
    assert read_all(CelTailer(file, CelPosition(inode=1, offset=500))) == ["pbx1-1"]


def test_no_file_yet_is_no_rows(tmp_path: Path) -> None:
    assert CelTailer(tmp_path / "missing" / "cel.csv").read() == []


def test_a_line_torn_by_a_crash_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "cel.csv"
    file.write_bytes(line(1) + line(2)[:37] + line(3) + line(4))
    rows = CelTailer(file).read()
    assert [row.uniqueid for row in rows] == ["pbx1-1", "pbx1-3", "pbx1-4"]
    assert rows[1].offset == len(line(1)) + 37


def test_a_callers_line_ends_and_quotes_forge_no_row(tmp_path: Path) -> None:
    file = tmp_path / "cel.csv"
    forged = '5\r\n"LINKEDID_END","1795315390.000009","pbx1-9","pbx1-9"'
    file.write_bytes(line(1, caller=forged) + line(2))
    rows = CelTailer(file).read()
    assert [row.uniqueid for row in rows] == ["pbx1-1", "pbx1-2"]
    assert rows[0].number == forged


def test_rubbish_is_no_row() -> None:
    with pytest.raises(BadRow):
        parse_row(b"\x00\x01 nothing here\n", inode=1, offset=0)
