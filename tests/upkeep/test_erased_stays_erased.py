"""One of two siblings is erased, the machine lost, the oldest backup restored."""

import re
import shutil
from contextlib import contextmanager

import pytest

from consult.app import create_app
from consult.audit.verify import verify as verify_log
from consult.bench import postgres
from consult.foundation.errors import ErasedReturned
from consult.upkeep import tombstones
from tests.postgres import server_address
from tests.upkeep.scenes import ELDER, SHARED, YOUNGER, a_place, given, restore_to


@contextmanager
def machines(kind, request):
    """Where rows lie on the lost machine, and where on the new one."""
    if kind == "sqlite":
        yield {}, {}
        return
    old = {"database_url": request.getfixturevalue("postgres_copy")}
    with postgres.database(server_address()) as main, postgres.database(server_address()) as salts:
        yield old, {"database_url": main, "salts_url": salts}


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_from_the_oldest_backup_that_child_stays_unreadable(kind, request, template, tmp_path):
    with machines(kind, request) as (old, new):
        place = a_place(tmp_path, template, **old)
        oldest = place.back_up()
        place.back_up()
        before = place.read()
        place.erase("younger")
        elsewhere = place.keep_anchors()
        shutil.rmtree(place.settings.instance)

        start = given(oldest.folder, oldest.salts, elsewhere, **new)
        settings, told = restore_to(tmp_path / "new", start)
        assert place.restored(settings).starts()
        after = place.restored(settings).read()
        gone = {name for name in before if after.get(name) is None}
        assert gone == {"younger", "card of young-person"}
        assert {n: t for n, t in after.items() if t} == {
            n: t for n, t in before.items() if n not in gone
        }
        assert {ELDER, SHARED} <= set(after.values())
        assert "1 of 1 erased spaces were in it" in told[1]
        assert re.search(
            rf"the backup, .* has {oldest.manifest.counts['entries']}: \d+ are lost", told[2]
        )
        with place.restored(settings).running():
            assert verify_log(content=True).good


@pytest.fixture(scope="module")
def after_erasing(place):
    """The oldest backup, the copy of the salts of that time, and the anchors since."""
    oldest = place.back_up()
    shutil.copyfile(place.settings.instance / "salts.db", place.folder / "old-salts.db")
    shutil.copyfile(place.settings.instance / "main.db", place.folder / "old-main.db")
    place.erase("younger")
    return oldest, place.keep_anchors()


def test_with_newer_salts_as_well(place, after_erasing, tmp_path):
    """The salts of the oldest night have run out: those of last night serve."""
    oldest, elsewhere = after_erasing
    newest = place.back_up()
    start = given(oldest.folder, newest.salts, elsewhere)
    settings, _ = restore_to(tmp_path, start)
    assert place.restored(settings).read()["younger"] is None
    assert place.restored(settings).read()["elder"] == ELDER


def test_without_anchors_it_would_come_back(place, after_erasing, tmp_path):
    """What the copies of the anchors are for: nothing else knows."""
    oldest, _ = after_erasing
    settings, _ = restore_to(tmp_path, given(oldest.folder, oldest.salts))
    assert place.restored(settings).read()["younger"] == YOUNGER


def test_somebody_else_s_anchors_are_refused(after_erasing, tmp_path):
    oldest, elsewhere = after_erasing
    forged = tmp_path / "forged"
    shutil.copytree(elsewhere, forged)
    newest = max(forged.iterdir())
    newest.write_text(newest.read_text().replace("erased ", "erased 0"))
    with pytest.raises(tombstones.Tampered, match="not an anchor of this installation"):
        restore_to(tmp_path / "new", given(oldest.folder, oldest.salts, forged))
    assert not (tmp_path / "new" / "instance" / "consult.toml").exists()


@pytest.mark.parametrize("put_back", [["salts"], ["main"], ["main", "salts"]])
def test_case_12_while_an_old_copy_is_back_the_house_does_not_start(
    place, after_erasing, tmp_path, put_back
):
    copy = copied(place, tmp_path)
    for name in put_back:
        shutil.copyfile(place.folder / f"old-{name}.db", copy.settings.instance / f"{name}.db")
    with pytest.raises(ErasedReturned, match=r"1 spaces that were erased .*backup replay"):
        create_app(copy.settings)


def test_case_12_on_a_machine_without_anchors_those_of_the_database_serve(
    place, after_erasing, tmp_path
):
    copy = copied(place, tmp_path)
    shutil.rmtree(copy.settings.instance / "anchors")
    assert copy.starts()
    shutil.copyfile(place.folder / "old-salts.db", copy.settings.instance / "salts.db")
    with pytest.raises(ErasedReturned):
        create_app(copy.settings)


def test_case_12_replayed_it_starts_and_the_child_is_gone(place, after_erasing, tmp_path):
    copy = copied(place, tmp_path)
    for name in ("main", "salts"):
        shutil.copyfile(place.folder / f"old-{name}.db", copy.settings.instance / f"{name}.db")
    with copy.running():
        assert tombstones.replay() == 1
        assert tombstones.replay() == 0
    assert copy.starts()
    assert copy.read()["younger"] is None
    assert copy.read()["elder"] == ELDER
    with copy.running():
        assert {finding.what for finding in verify_log().findings} <= {"truncated", "replaced"}


def copied(place, folder):
    """The same machine, to be spoilt."""
    instance = folder / "instance"
    shutil.copytree(place.settings.instance, instance)
    for left in instance.glob("*.db-*"):
        left.unlink()
    return place.at(instance)
