"""Every box of every runbook: its commands are there, with their options, and so is every file."""

import re
import shlex

import click
import pytest

from tests.runbooks.following import ROOT, boxes_of, look_at

PAGES = sorted(path.stem for path in (ROOT / "docs" / "runbooks").glob("*.md"))
LINES = re.compile(r"\\\n\s*")
PLAIN = {
    "cat",
    "cd",
    "cp",
    "ln",
    "ls",
    "rm",
    "tar",
    "install",
    "mkdir",
    "chmod",
    "sha256sum",
    "python3",
}


def lines_of(box):
    return [line for line in LINES.sub(" ", box.text).splitlines() if line.strip()]


def check_command(app, line):
    """Find a command of `consult` and let it read its own options; nothing is run."""
    words = shlex.split(line)[1:]
    command, context = app.cli, click.Context(app.cli)
    while words and isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, f"There is no command: {line}"
        command, context = found, click.Context(found)
        words = words[1:]
    options = {name for one in command.params for name in one.opts}
    asked = {word for word in words if word.startswith("--")}
    assert asked <= options, f"No such option: {asked - options} in {line}"


@pytest.mark.parametrize("page", PAGES)
def test_what_stands_in_a_box_can_be_done(page, app):
    for box in boxes_of(page):
        if box.kind != "sh":
            continue
        if box.is_for_the_machine:
            look_at(box)
            continue
        for line in lines_of(box):
            program = shlex.split(line)[0]
            if "service" in box.marks:
                assert program in {"systemctl", "nginx", "curl"}, line
            elif program == "consult" or program.endswith("/deploy/consult"):
                check_command(app, line)
            else:
                assert program in PLAIN or program.startswith("/opt/consult"), line


@pytest.mark.parametrize("page", PAGES)
def test_every_file_it_names_is_there(page):
    text = (ROOT / "docs" / "runbooks" / f"{page}.md").read_text("utf-8")
    named = set(re.findall(r"`(docs/[\w/.-]+\.md|deploy/[\w/.-]+\w|recovery/[\w.]+py)`", text))
    named |= set(re.findall(r"/opt/consult(?:-NEW)?/((?:deploy|recovery)/[\w/.-]*\w)", text))
    named |= {f"docs/runbooks/{one}" for one in re.findall(r"(?<![\w/])`([a-z-]+\.md)`", text)}
    gone = [name for name in named if not (ROOT / name).exists()]
    assert not [name for name in gone if name not in MADE], gone


MADE = {"deploy/systemd/consult"}
"""The beginning of names with a star."""


def test_the_list_names_every_page():
    listed = (ROOT / "docs" / "runbooks" / "README.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)\.md` \|", listed, re.MULTILINE)) == set(PAGES) - {
        "README"
    }
