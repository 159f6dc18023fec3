"""What `make run` does before it serves: there is a demo, and it says who is in it."""

import pytest

from consult import vault
from consult.app import create_app, prepare_demo
from consult.cli import founding
from consult.foundation.errors import WrongInstallation
from consult.foundation.settings import load_settings
from tests.cast import CAST
from tests.journeys.served import put_instance


def test_a_demo_that_is_there_stays_and_its_people_are_named(
    demo_year, tmp_path, monkeypatch, capsys
):
    put_instance(demo_year, tmp_path)
    before = (tmp_path / "consult.toml").read_bytes()
    monkeypatch.setenv("CONSULT_INSTANCE", str(tmp_path))
    prepare_demo(8123)
    said = capsys.readouterr().out
    assert all(one.passphrase in said for one in CAST.values())
    assert said.endswith("http://localhost:8123 – one press signs you in as any of them.\n")
    assert (tmp_path / "consult.toml").read_bytes() == before
    create_app(load_settings(tmp_path))


def test_a_real_installation_is_not_served_as_a_demo(tmp_path, monkeypatch, capsys):
    founding.write_settings(
        tmp_path, founding.draw_settings(tmp_path, "real", vault.hold_ceremony(), {})
    )
    monkeypatch.setenv("CONSULT_INSTANCE", str(tmp_path))
    with pytest.raises(WrongInstallation, match="no demo"):
        prepare_demo(8123)
    assert not capsys.readouterr().out


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path, monkeypatch):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("CONSULT_INSTANCE", str(tmp_path))
    with pytest.raises(WrongInstallation, match="not empty"):
        prepare_demo(8123)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
