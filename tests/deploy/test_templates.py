"""Templates fill @{name} and nothing else."""

from pathlib import Path

import pytest

from deploy.local.templates import UnknownPlaceholder, render, render_folder


def test_only_braced_names_are_placeholders(tmp_path: Path) -> None:
    template = tmp_path / "x.conf"
    template.write_text("same => n,Dial(PJSIP/${EXTEN}@trunk) ; @{sip_port} a@b @@{kept} $[1+1]")
    assert render(template, {"sip_port": 5060}) == (
        "same => n,Dial(PJSIP/${EXTEN}@trunk) ; 5060 a@b @{kept} $[1+1]"
    )


def test_an_unknown_placeholder_names_its_template(tmp_path: Path) -> None:
    template = tmp_path / "x.conf"
    template.write_text("@{sip_prot}")
    with pytest.raises(UnknownPlaceholder, match=r"x\.conf asks for @\{sip_prot\}"):
        render(template, {"sip_port": 5060})


def test_rendered_files_are_private_and_others_stay(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / "manager.conf").write_text("secret = @{secret}")
    (target / "generated.conf").write_text("kept")
    render_folder(source, target, {"secret": "s"})
    assert (target / "manager.conf").stat().st_mode & 0o777 == 0o600
    assert (target / "manager.conf").read_text() == "secret = s"
    assert (target / "generated.conf").read_text() == "kept"
