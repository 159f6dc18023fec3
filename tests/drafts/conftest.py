import re
from dataclasses import dataclass
from secrets import token_urlsafe

import pytest

from tests.casework import open_vaahtera
from tests.pages import Page, Shown

SENTENCE = "Kettu kertoi lammelle, ettei ehtinyt kirjata tätä loppuun"


@pytest.fixture(autouse=True)
def _inside(app):
    """Every test here looks into a database."""


@pytest.fixture
def vaahtera(clock, alma, template):
    return open_vaahtera(alma, template.teams["vaara"])


@dataclass
class Pen:
    """One page on which a form is being written: it keeps its own key and what it has seen."""

    page: Page
    endpoint: str
    subject: object
    rev: int = 0

    def __post_init__(self):
        self.key = token_urlsafe(32)

    def opens(self) -> Shown:
        shown = self.page.get(self.endpoint, self.subject)
        self.rev = int(shown.value_of("draft_rev"))
        return shown

    def saves(self, expect: int = 200, **fields) -> Shown:
        """Save as the module does."""
        fields |= {"draft_save": "script", "draft_rev": self.rev, "deed_key": self.key}
        shown = self.page.post(self.endpoint, self.subject, expect=expect, **fields)
        if expect == 200:
            self.rev = shown.response.json["rev"]
        return shown

    def presses(self, press: str, value: str = "1", expect: int = 303, **fields) -> Shown:
        """Press a button of the form as somebody without scripts does."""
        fields |= {press: value, "draft_rev": self.rev, "deed_key": self.key}
        return self.page.post(self.endpoint, self.subject, expect=expect, **fields)

    def files(self, expect: int = 303, **fields) -> Shown:
        fields |= {"draft_rev": self.rev, "deed_key": self.key}
        return self.page.post(self.endpoint, self.subject, expect=expect, **fields)


@pytest.fixture
def write(page, vaahtera):
    """A page of somebody's, on which a note is written in Vaahtera."""

    def begin(person, endpoint="notes.new", subject=vaahtera.case_id):
        return Pen(page.as_(person), endpoint, subject)

    return begin


NOTE = {"kind": "fact", "speaker": "worker", "told_to": "ask-first"}


def note(text: str) -> dict[str, str]:
    return {**NOTE, "body": text}


def kept_ids(shown: Shown) -> list[str]:
    return re.findall(r'name="draft_put_in" value="([0-9a-f-]{36})"', shown.html)
