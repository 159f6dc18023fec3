"""A command where there is no installation says so, whatever it would have done."""

import pytest

from consult.app import founding_house
from consult.cli import in_words
from consult.foundation.errors import Misconfigured


@pytest.mark.parametrize(
    "words",
    [
        "audit verify --content",
        "worker",
        "outbox show",
        "custodians confirm recovery 1",
        "retention sweep --dry-run",
        "backup create",
        "backup replay",
        "recovery --help",
    ],
)
def test_it_says_where_it_looked(tmp_path, words):
    house = founding_house()
    house.extensions["instance"] = tmp_path
    done = house.test_cli_runner().invoke(args=words.split())
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: There is no installation in ")
    assert done.stderr.endswith("Run: flask --app wsgi init\n")


def test_those_who_found_one_see_only_what_founds_one():
    done = founding_house().test_cli_runner().invoke(args=["--help"])
    assert "  init " in done.output
    assert "  worker " not in done.output


def test_the_faults_of_a_machine_are_said_without_their_numbers():
    full, there = OSError(28, "No space left on device"), FileExistsError(17, "File exists", "/x")
    assert in_words(full) == "No space left on device."
    assert in_words(there) == "/x: File exists."
    assert in_words(Misconfigured("no\n key")) == "no key"
