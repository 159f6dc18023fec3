import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from consult import vault
from consult.accounts.queries import account_with_email, duties_of, passphrase_slot
from consult.app import create_app
from consult.cli.founding import write_settings
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.database import db
from consult.foundation.installation import read_mark
from consult.foundation.settings import load_settings

ROOT = Path(__file__).parents[2]
WHERE = (
    "--agency",
    "Koealue",
    "--register",
    "Koerekisteri",
    "--area",
    "Koe",
    "--host",
    "localhost",
)
TWO = (
    *("--supervisor", "Fanni Satuvuori", "fanni@consult.example"),
    *("--supervisor", "Ilona Ilmiselvä", "ILONA@consult.example"),
)


@pytest.fixture
def init(tmp_path):
    instance = tmp_path / "instance"
    cheap = {"CONSULT_ARGON2_MEMORY_KIB": "64", "CONSULT_ARGON2_ITERATIONS": "1"}

    def run(*arguments, typed=""):
        return subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", "init", *arguments],
            cwd=ROOT,
            env={**os.environ, **cheap, "CONSULT_INSTANCE": str(instance)},
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def founded(init, tmp_path):
    """A real installation, and the papers that were handed out."""
    done = init(*WHERE, *TWO, "--papers", str(tmp_path / "papers"))
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path


def on_paper(folder, name, label):
    text = (folder / "papers" / name).read_text(encoding="utf-8")
    return re.search(rf"{label}: (.+)", text)[1]


def test_the_first_two_can_sign_in_and_share_with_each_other(founded):
    app = create_app(load_settings(founded / "instance"))
    words = on_paper(founded, "supervisor-2.txt", "Passphrase")
    with app.app_context():
        ilona = account_with_email(SYSTEM, "ilona@consult.example")
        slot = passphrase_slot(SYSTEM, ilona.id)
        assert vault.open_passphrase_slot(ilona.id, slot.blob, words)
        assert vault.recipient_of(ilona.id)
        assert duties_of(SYSTEM, [ilona.id])[ilona.id] == {Duty.SUPERVISOR}
        assert read_mark().kind == "real"
        db.session.remove()
        db.engine.dispose()


def test_two_custodians_papers_join_to_the_keys_of_the_settings(founded):
    halves = [
        re.search(r"^[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+$", path.read_text("utf-8"), re.MULTILINE)[0]
        for path in sorted((founded / "papers").glob("custodian-*-authority.txt"))
    ]
    authority = vault.Authority(vault.join(*halves))
    assert load_settings(founded / "instance").authority_sign == authority.sign_public


def test_nothing_secret_may_be_read_by_others(founded):
    for path in [founded / "instance" / "consult.toml", *(founded / "papers").iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    for path in (founded / "instance", founded / "papers"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700, path.name


def test_no_paper_s_secret_is_left_in_the_instance_folder(founded):
    words = on_paper(founded, "supervisor-1.txt", "Passphrase").encode()
    code = on_paper(founded, "supervisor-1.txt", "Recovery code").encode()
    for path in (founded / "instance").iterdir():
        assert words not in path.read_bytes()
        assert code not in path.read_bytes()


def test_a_second_time_nothing_is_done(founded, init):
    before = (founded / "instance" / "consult.toml").read_bytes()
    done = init(*WHERE, *TWO)
    assert done.returncode == 1
    assert done.stderr == ("Error: There is a real installation here already. Nothing was done.\n")
    assert (founded / "instance" / "consult.toml").read_bytes() == before


def test_a_base_that_is_somebody_s_is_refused_and_no_settings_stay(init, template, tmp_path):
    (tmp_path / "instance").mkdir()
    demo = template.copy_to(tmp_path / "instance")
    os.rename(demo.instance / "main.db", demo.instance / "consult.db")
    done = init(*WHERE, *TWO)
    assert done.returncode == 1
    assert "demo installation already" in done.stderr
    assert not (tmp_path / "instance" / "consult.toml").exists()


@pytest.mark.parametrize("people", [TWO[:3], (*TWO[:3], *TWO[:3])])
def test_two_different_people_are_needed(init, people):
    done = init(*WHERE, *people)
    assert done.returncode == 2
    assert "Two supervisors are needed" in done.stderr


def test_what_is_not_given_is_asked(init):
    typed = "Fanni Satuvuori\nfanni@consult.example\nIlona Ilmiselvä\nilona@consult.example\n"
    done = init(*WHERE, typed=typed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Recovery code") == 2


def test_settings_are_never_written_over(tmp_path):
    (tmp_path / "consult.toml").write_text("", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_settings(tmp_path, {})
    assert tomllib.loads((tmp_path / "consult.toml").read_text("utf-8")) == {}
