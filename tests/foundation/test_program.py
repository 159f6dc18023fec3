"""What somebody is told to type is what she can type."""

from consult.foundation.program import typed, typed_here


def test_run_from_its_source_it_is_a_command_of_flask(tmp_path):
    assert typed("doctor", tmp_path) == typed_here("doctor", tmp_path) == "flask --app wsgi doctor"


def test_where_a_bundle_was_installed_it_is_one_word(tmp_path):
    (tmp_path / "SHA256SUMS").touch()
    assert typed("doctor", tmp_path) == "consult doctor"


def test_while_two_versions_lie_beside_each_other_it_says_which(tmp_path):
    (tmp_path / "SHA256SUMS").touch()
    assert typed_here("db downgrade x", tmp_path) == f"{tmp_path}/deploy/consult db downgrade x"
