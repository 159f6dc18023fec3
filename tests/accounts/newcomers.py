"""Somebody who is invited, as the tests see her: with her link and code, and in her browser."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from consult.accounts.models import Arrival, Language
from consult.accounts.operations import draw_door, invite
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from tests.pages import Page

LUMI = {
    "name": "Lumi Keksitty",
    "email": "lumi@consult.example",
    "sector": "child-protection",
    "profession": "sosiaalityöntekijä",
    "language": Language.FINNISH,
}


@dataclass
class Newcomer:
    """Her link, her code, and the browser in which she opens them."""

    arrival_id: object
    link: str
    code: str
    page: Page
    words: str = ""

    @property
    def arrival(self):
        return db.session.get(Arrival, self.arrival_id, populate_existing=True)

    def open_link(self, expect=303, browser=None):
        return (browser or self.page).open("GET", self.link, expect)

    def say_code(self, code=None, expect=303):
        return self.page.post("accounts.code", code=code or self.code, expect=expect)

    def take_words(self, expect=303):
        shown = self.page.get("accounts.words")
        self.words = words_on(shown)
        sealed = shown.value_of("drawn_passphrase")
        return self.page.post(
            "accounts.words", drawn_passphrase=sealed, passphrase_again=self.words, expect=expect
        )

    def come_in(self, *, with_recovery=True):
        """From the link to the page on which she waits."""
        self.open_link()
        self.say_code()
        shown = self.take_words().follow()
        if with_recovery:
            self.keep_recovery_code()
        return shown

    def keep_recovery_code(self):
        """Print the code, and type back the part that is asked for."""
        shown = self.page.get("accounts.new_recovery")
        groups = words_on(shown).split("-")
        sealed = shown.value_of("drawn_recovery")
        asked = self.page.post("accounts.type_back", drawn_recovery=sealed, expect=200)
        labels = {label["for"]: label.text for label in asked.tree.all("label")}
        typed = {
            name: groups[int(re.search(r"\d", labels[name]).group()) - 1]
            for name in ("first", "second", "third")
        }
        sealed = asked.value_of("drawn_recovery")
        return self.page.post("accounts.type_back", drawn_recovery=sealed, **typed)


def words_on(shown):
    (code,) = [span.text for span in shown.tree.all("span") if span["class"] == "code-text"]
    return code


def invited_by(app, actor, agency_id, duties=(Duty.SOCIAL_WORKER,), **changed):
    """Invite Lumi, without pages."""
    with transaction():
        door = draw_door(actor)
        arrival = invite(actor, door, agency_id=agency_id, duties=duties, **LUMI | changed)
    return Newcomer(arrival.id, f"/welcome/{door.token}", door.code, Page(app))


def shown_door(shown, app):
    """The newcomer of a page that shows a link and a code."""
    link = re.search(r"https?://[^\s<\"]+/welcome/[\w-]+", shown.html).group()
    code = re.search(r"\b\d{4} \d{4}\b", shown.text).group()
    path = urlsplit(link).path
    row = db.session.query(Arrival).order_by(Arrival.invited_at.desc()).first()
    return Newcomer(row.id, path, code, Page(app))
