import pytest

from consult.formats.loader import SHIPPED, load_catalogue, load_format
from consult.foundation.errors import BadFormat

NAME = "expert-group.v1.toml"
GOOD = (SHIPPED / NAME).read_text(encoding="utf-8")


def complaint(folder, text, name=NAME):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFormat) as raised:
        load_format(path)
    return str(raised.value)


@pytest.mark.parametrize(
    ("good", "bad", "named"),
    [
        ('key = "expert-group"\n', "", "key: is missing"),
        ('key = "expert-group"\n', 'key = "experts"\n', "key: must be 'expert-group'"),
        ("version = 1\n", "version = 2\n", "version: must be 1"),
        ("version = 1\n", 'version = "1"\n', "version: must be a whole number"),
        ("version = 1\n", "version = true\n", "version: must be a whole number"),
        ('kind = "expert-group"', 'kind = "choir"', "kind: unknown: 'choir'. Known: weekly"),
        ("minutes = 60\n", "minutes = 61\n", "minutes: is 61, but the phases take 60"),
        ("items = 2\n", "items = 0\n", "items: must be a whole number from 1 to 12"),
        ("needs_case = true", 'needs_case = "yes"', "needs_case: must be true or false"),
        ("private = false", "private = true", "needs_case: a private talk belongs"),
        ("private = false", "private = false\ncolour = 1", "colour: unknown key"),
        ('"presenter", "expert"]', '"presenter", "wizard"]', "required_roles: unknown: 'wizard'"),
        ('"presenter", "expert"]', '"presenter", "presenter"]', "required_roles: says something"),
        ('["partner", ', '["expert", ', "optional_roles: 'expert' is required already"),
        ('["partner", ', '["family", ', "required_roles: nobody is seated as 'family'"),
        ('["facilitator", "presenter", "expert"]', "[]", "required_roles: somebody has to"),
        ('sectors = ["law"', 'sectors = [7, "law"', "sectors: must be a list of texts"),
        ('sv = "Inledning och närvarande"\n', "", "phase 1: title.sv: a text is missing"),
        ('sv = "Inledning och närvarande"', 'sv = " "', "phase 1: title.sv: a text is missing"),
        ('fi = "Aloitus ja', 'de = "Anfang"\nfi = "Aloitus ja', "phase 1: title.de: unknown key"),
        ("minutes = 3\n", "minutes = 0\n", "phase 1: minutes: must be a whole number"),
        ("minutes = 3\n", "minutes = 3\nlocked = true\n", "phase 1: locked: unknown key"),
        ('yields = "facts"', 'yields = "gossip"', "phase 2: yields: unknown: 'gossip'"),
        ('yields = "facts"', "yields = 3", "phase 2: yields: must be a text"),
        ('speaks = ["facilitator"]', 'speaks = ["mentor"]', "phase 1: speaks: 'mentor' takes no"),
        ('speaks = ["facilitator"]', "speaks = []", "phase 1: speaks: somebody has to speak"),
        ('listens = ["everybody"]', 'listens = ["facilitator"]', "phase 1: listens: 'facilitator'"),
        ('key = "answers"', 'key = "opening"', "phase: two phases have the same key"),
        ('key = "answers"', 'key = "The answers"', "phase 6: key: must be small letters"),
        ("[[phase]]", "[phase]", "expert-group.v1.toml: "),
        ('title]\nfi = "Mon', 'title]\nx = [\nfi = "Mon', "expert-group.v1.toml: "),
    ],
)
def test_a_bad_file_is_named_with_its_key(tmp_path, good, bad, named):
    assert good in GOOD
    said = complaint(tmp_path, GOOD.replace(good, bad, 1))
    assert said.startswith(f"{NAME}: ")
    assert named in said


def test_a_private_talk_is_between_two(tmp_path):
    name = "consultation-support.v1.toml"
    text = (SHIPPED / name).read_text(encoding="utf-8")
    text = text.replace("optional_roles = []", 'optional_roles = ["observer"]')
    assert "optional_roles: a private talk is between two" in complaint(tmp_path, text, name)


@pytest.mark.parametrize("name", ["expert-group.toml", "Expert.v1.toml", "expert-group.v0.toml"])
def test_a_file_is_named_after_key_and_version(tmp_path, name):
    assert "must look like expert-group.v1.toml" in complaint(tmp_path, GOOD, name)


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadFormat, match=NAME):
        load_catalogue(tmp_path)


def test_two_versions_live_side_by_side(tmp_path):
    (tmp_path / NAME).write_text(GOOD, encoding="utf-8")
    second = GOOD.replace("version = 1\n", "version = 2\n", 1).replace("items = 2", "items = 1")
    (tmp_path / "expert-group.v2.toml").write_text(second, encoding="utf-8")
    both = load_catalogue(tmp_path)
    assert len(both) == 2
    assert both.format("expert-group").items == 1
    assert both.format("expert-group", 1).items == 2
    assert [format_.version for format_ in both.newest()] == [2]


def test_a_draft_says_so_and_everything_else_is_finished(tmp_path):
    (tmp_path / NAME).write_text(GOOD.replace("items = 2", "items = 2\nfinished = false"))
    assert not load_format(tmp_path / NAME).finished
    (tmp_path / NAME).write_text(GOOD, encoding="utf-8")
    assert load_format(tmp_path / NAME).finished
    bad = GOOD.replace("items = 2", 'items = 2\nfinished = "soon"')
    assert "finished: must be true or false" in complaint(tmp_path, bad)


def test_what_is_as_it_was_released_is_read_when_somebody_asks(tmp_path):
    for name in (NAME, "consultation-support.v1.toml", "released.txt"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    shelf = load_catalogue(tmp_path)
    (tmp_path / NAME).write_text("key = 3\n", encoding="utf-8")
    assert shelf.format("consultation-support").private
    with pytest.raises(BadFormat, match=NAME):
        shelf.format("expert-group")
    with pytest.raises(BadFormat, match=NAME):
        load_catalogue(tmp_path)
