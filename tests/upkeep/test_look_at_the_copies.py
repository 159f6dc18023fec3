"""Backups, salts, anchors and snapshots: their age, and where they lie."""

from datetime import timedelta

import pytest

from consult.audit import anchors
from consult.foundation import clock
from consult.upkeep import manifests, places
from consult.upkeep.doctor import copies
from tests.upkeep.conftest import said, sentences

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def folder(tmp_path):
    """A folder of copies, each so old."""

    def made(name, *ages):
        place = tmp_path / name
        place.mkdir(parents=True)
        for age in ages:
            finished = place / places.new_name(clock.now() - age)
            finished.mkdir()
            (finished / manifests.FILE).write_text("{}")
            (place / f"{places.new_name(clock.now())}.unfinished").mkdir()
        return str(place)

    return made


@pytest.mark.parametrize(
    ("ages", "level"),
    [((), "wrong"), ((HOUR, 40 * DAY), "good"), ((30 * HOUR,), "look"), ((4 * DAY,), "wrong")],
)
def test_the_newest_backup_counts(examine, folder, ages, level):
    found = examine(lambda p: copies.backups(p.settings), backup_place=folder("main", *ages))
    assert said(found) == [("backups", level)]
    assert (found[0].what_to_do is None) == (level == "good")


def test_of_the_salts_the_oldest_counts_too(examine, folder):
    found = examine(
        lambda p: copies.salt_backups(p.settings), salt_backup_place=folder("salts", HOUR, 15 * DAY)
    )
    assert said(found) == [("salt-backups", "good"), ("salt-backups", "wrong")]
    assert "15 days old; 14 are promised" in sentences(found)


@pytest.mark.parametrize(("main", "salts"), [("all", "all/salts"), ("all/main", "all")])
def test_salts_lie_apart(examine, folder, tmp_path, main, salts):
    given = {"backup_place": folder(main), "salt_backup_place": str(tmp_path / salts)}
    found = examine(lambda p: copies.salt_backups(p.settings), **given)
    assert "lie within those of the base, or around them" in sentences(found)


def test_a_real_house_says_where_its_backups_are(examine):
    found = examine(copies.look, installation="real")
    assert said(found) == [
        ("backups", "wrong"),
        ("salt-backups", "wrong"),
        ("anchors", "wrong"),
        ("anchors", "look"),
        ("snapshots", "look"),
    ]


def test_an_anchor_is_made_and_carried_out(examine, folder, tmp_path):
    newest = anchors.make_anchor()
    outside = folder("outside")
    missing = examine(lambda p: copies.anchors(p.settings), anchors_outside=outside)
    assert said(missing) == [("anchors", "good"), ("anchors", "wrong")]
    (tmp_path / "outside" / newest.name).write_bytes(newest.read_bytes())
    there = examine(lambda p: copies.anchors(p.settings), anchors_outside=outside)
    assert said(there) == [("anchors", "good")]
    with clock.moved_by(8 * DAY):
        old = examine(lambda p: copies.anchors(p.settings), anchors_outside=outside)
    assert said(old) == [("anchors", "wrong")]


@pytest.mark.parametrize(
    ("days", "level"), [(0, "good"), (14, "good"), (30, "wrong"), (-1, "look")]
)
def test_snapshots_outlive_no_promise(examine, days, level):
    found = examine(lambda p: copies.snapshots(p.settings), snapshot_days=days, installation="real")
    assert said(found) == [("snapshots", level)]
