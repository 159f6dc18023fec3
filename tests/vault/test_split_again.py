"""A half may have been seen: the custodians draw new ones, and the old one alone is noise."""

import os
import pty
import re
import subprocess
import sys

import pytest

from consult import vault
from tests.house.building import ROOT

HALF = re.compile(r"^ {4}([0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+)$", re.MULTILINE)
PROGRAM = ROOT / "recovery" / "split_again.py"
CLEAN = "\x1b[2J\x1b[3J\x1b[H"
HELD = vault.hold_ceremony()
KEYS = {"Recovery key": 0, "Authority key": 2, "Backup key": 4}


class Custodians:
    """Two people who type what the program asks for, and copy what it shows."""

    def __init__(self, *typed, slip=False):
        self.program = subprocess.Popen(
            [sys.executable, PROGRAM, "--language", "en"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said, self.new = self.read_until(1), []
        for one in typed:
            self.type(one)
        while len(HALF.findall(self.said)) > len(self.new):
            self.new = HALF.findall(self.said)
            self.type(HELD.halves()[5].code if slip else self.new[-1])
        self.program.stdin.close()
        self.said += self.program.stdout.read()
        self.program.stdout.close()
        self.code = self.program.wait(30)

    def type(self, text):
        self.program.stdin.write(f"{text}\n")
        self.program.stdin.flush()
        self.said += self.read_until(1)

    def read_until(self, prompts):
        """Read on to the next question, or to the end."""
        said = ""
        while not said.endswith("\n> ") and (letter := self.program.stdout.read(1)):
            said += letter
        return said


@pytest.mark.parametrize("key", KEYS)
def test_new_halves_give_the_same_key_and_an_old_one_with_a_new_one_gives_nothing(key):
    one, other = HELD.halves()[KEYS[key] : KEYS[key] + 2]
    seed = vault.join(one.code, other.code)
    done = Custodians(one.fingerprint, one.code.lower(), other.code)
    assert (done.code, f"{key}." in done.said) == (0, True), done.said
    assert "Both are right" in done.said
    assert vault.join(*done.new) == seed
    assert vault.join(one.code, done.new[1]) != seed
    assert vault.join(done.new[0], other.code) != seed


def test_halves_of_two_keys_are_refused_and_nothing_is_shown():
    halves = HELD.halves()
    done = Custodians(halves[0].fingerprint, halves[0].code, halves[3].code)
    assert (done.code, done.new) == (1, [])
    assert "Nothing was done" in done.said


def test_what_was_not_copied_right_keeps_the_old_papers():
    one, other = HELD.halves()[:2]
    done = Custodians(one.fingerprint, one.code, other.code, slip=True)
    assert done.code == 1
    assert "Keep the old papers" in done.said


def on_a_screen(*typed):
    """What stands on a terminal while the custodians type, each new half back as it is shown."""
    process, screen = pty.fork()
    if process == 0:
        os.execv(sys.executable, [sys.executable, str(PROGRAM), "--language", "en"])  # noqa: S606
    said, told, waiting = "", 0, [*typed]
    while piece := read(screen):
        said += piece.replace("\r", "")
        new = HALF.findall(said)
        if said.endswith("> ") and said.count("\n> ") > told:
            told = said.count("\n> ")
            os.write(screen, f"{waiting.pop(0) if waiting else new[-1]}\n".encode())
    os.close(screen)
    return said, HALF.findall(said), os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def read(screen):
    try:
        return os.read(screen, 4096).decode()
    except OSError:  # the other end is closed
        return ""


def test_on_a_screen_neither_custodian_sees_the_others_half():
    one, other = HELD.halves()[:2]
    said, new, code = on_a_screen(one.fingerprint, one.code, other.code)
    assert (code, "Both are right" in said) == (0, True), said
    assert vault.join(*new) == vault.join(one.code, other.code)
    assert one.code not in said
    assert other.code not in said
    assert [said.count(half) for half in new] == [1, 1]
    assert CLEAN in said[said.index(new[0]) : said.index(new[1])]
    assert CLEAN in said[said.index(new[1]) :]
