from consult.formats.loader import SHIPPED, digest, released


def test_a_released_format_never_changes():
    for name, expected in released().items():
        assert digest(SHIPPED / name) == expected, (
            f"{name} was changed after its release: an item that ran it would now show other"
            " words. Put the old file back and make a new version in a new file."
        )


def test_every_format_that_ships_is_released():
    shipped = {path.name for path in SHIPPED.glob("*.toml")}
    assert shipped == set(released()), (
        f"Add to released.txt, or take out: {', '.join(shipped ^ set(released()))}"
    )


def test_line_ends_do_not_matter(tmp_path):
    path = tmp_path / "a.v1.toml"
    path.write_bytes(b"one\r\ntwo\r\n")
    other = tmp_path / "b.v1.toml"
    other.write_bytes(b"one\ntwo\n")
    assert digest(path) == digest(other)
