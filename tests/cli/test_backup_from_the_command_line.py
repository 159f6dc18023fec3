"""`backup create`, `verify`, `restore` and `replay`, as two people at a terminal meet them."""

import json
import shutil

import pytest

from consult.app import create_app, erasing_house, founding_house
from consult.audit import anchors
from consult.foundation.errors import ErasedReturned
from consult.foundation.settings import load_settings
from tests.cast import CEREMONY
from tests.upkeep.scenes import ELDER, a_place

ONE, OTHER = [half.code for half in CEREMONY.halves()][4:]


@pytest.fixture(scope="module")
def place(template, tmp_path_factory):
    return a_place(tmp_path_factory.mktemp("machine"), template)


@pytest.fixture
def flask(place):
    """The command on the machine that runs the house."""
    return create_app(place.settings).test_cli_runner()


@pytest.fixture
def made(place, flask):
    return make(place, flask)


def make(place, flask):
    done = flask.invoke(
        args=["backup", "create", str(place.main), "--salts", str(place.salts), "--json"]
    )
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """The command on an empty machine; where its installation will be."""
    monkeypatch.setenv("CONSULT_INSTANCE", str(tmp_path / "new"))
    return founding_house().test_cli_runner(), tmp_path / "new"


def test_it_says_what_was_made_and_how_to_check_it(place, flask):
    done = flask.invoke(args=["backup", "create", str(place.main), "--salts", str(place.salts)])
    assert done.exit_code == 0
    first, second, counts, signature = done.stdout.splitlines()
    assert first.startswith(f"Made: {place.main}")
    assert second.startswith(f"Made: {place.salts}")
    assert "entries" in counts
    assert anchors.read_verifier(signature.rpartition(" ")[2])


def test_without_folders_it_asks_for_them(flask):
    done = flask.invoke(args=["backup", "create"])
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: Give --salts, or the setting salt_backup_place.\n",
    )


def test_between_two_nights_the_salts_alone(place, flask):
    arguments = ["backup", "create", "--only-salts", "--salts", str(place.salts), "--json"]
    said = json.loads(flask.invoke(args=arguments).stdout)
    assert (said["folder"], list(said["counts"])) == (None, ["salts"])
    assert said["salts"].startswith(str(place.salts))


def test_verify_says_what_is_wrong_and_ends_with_one(place, flask, made):
    good = flask.invoke(args=["backup", "verify", made["folder"]])
    assert (good.exit_code, good.stderr) == (0, "")
    bad = place.folder / "bad" / made["backup"]
    shutil.copytree(made["folder"], bad)
    (bad / "main.sealed").unlink()
    spoilt = flask.invoke(args=["backup", "verify", str(bad)])
    assert spoilt.exit_code == 1
    assert spoilt.stderr == f"{made['backup']}: the set main is missing\n"


def test_elsewhere_it_wants_to_know_whose_signature(empty, made):
    runner, _ = empty
    assert runner.invoke(args=["backup", "verify", made["folder"]]).exit_code == 1
    known = ["backup", "verify", made["folder"], "--verifier"]
    assert runner.invoke(args=[*known, made["verifier"]]).exit_code == 0
    mistyped = runner.invoke(args=[*known, made["verifier"].replace("+", "+0", 1)])
    assert (mistyped.exit_code, mistyped.stderr) == (1, "Error: the verifier was mistyped\n")


def test_with_the_halves_everything_is_opened(empty, place, made):
    runner, _ = empty
    arguments = ["backup", "verify", made["folder"], "--salts", str(place.salts)]
    done = runner.invoke(
        args=[*arguments, "--key-halves", "-", "--json"], input=f"{ONE}\n{OTHER}\n"
    )
    assert json.loads(done.stdout) == {"backups": 1, "wrong": [], "notes": [], "opened": True}


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (f"{ONE}\n", 2, "Two halves of the backup key are needed; 1 were found."),
        (f"{ONE}\n{OTHER[:-1]}{'0' if OTHER[-1] != '0' else '1'}\n", 1, "half 2 is mistyped"),
        (f"{ONE}\n{ONE}\n", 1, "another backup key"),
    ],
    ids=["one half", "mistyped", "twice the same"],  # the halves differ in each process
)
def test_wrong_halves_restore_nothing(empty, place, made, typed, code, says):
    runner, instance = empty
    done = runner.invoke(args=[*restoring(place, made), "--key-halves", "-"], input=typed)
    assert done.exit_code == code
    assert says in done.stderr
    assert not instance.exists()


def test_it_wants_a_word_about_the_anchors(empty, place, made):
    runner, _ = empty
    done = runner.invoke(args=[*restoring(place, made)[:-1]])
    assert done.exit_code == 2
    assert "--anchors" in done.stderr


def test_where_there_is_an_installation_nothing_is_restored(flask, place, made):
    done = flask.invoke(args=restoring(place, made))
    assert done.exit_code == 1
    assert "There is an installation here already" in done.stderr


def test_two_people_restore_it_and_replay_what_an_old_copy_brought_back(empty, place, flask, made):
    old_salts = (place.settings.instance / "salts.db").read_bytes()
    place.erase("younger")
    elsewhere = place.keep_anchors()
    newer = make(place, flask)
    runner, instance = empty
    arguments = [*restoring(place, newer)[:-1], "--anchors", str(elsewhere)]
    done = runner.invoke(args=arguments, input=f"{ONE}\n{OTHER}\n")
    assert done.exit_code == 0, done.output
    assert f"Restored: {newer['backup']}" in done.stdout
    assert newer["verifier"] not in done.stdout  # the anchors from elsewhere have shown whose it is
    settings = load_settings(instance, {})
    again = place.restored(settings)
    assert again.read()["elder"] == ELDER

    (instance / "salts.db").write_bytes(old_salts)
    with pytest.raises(ErasedReturned):
        create_app(settings)
    done = erasing_house().test_cli_runner().invoke(args=["backup", "replay"])
    assert done.stdout == "1 spaces had come back and are erased again.\n"
    assert again.starts()


def test_without_anchors_it_says_whose_signature_it_believed(empty, place, made):
    """Whoever knows the key that backups are sealed to could lay another house in their place."""
    runner, _ = empty
    done = runner.invoke(args=restoring(place, made), input=f"{ONE}\n{OTHER}\n")
    assert done.exit_code == 0, done.output
    assert made["verifier"] in done.stdout


def restoring(place, made):
    place_of_salts = ["--salts", str(place.salts)]
    return ["backup", "restore", made["folder"], *place_of_salts, "--without-anchors"]
