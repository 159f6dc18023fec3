"""Every message as it is mailed, in each language, beside the text that a person has reviewed.

Where a message is new or was changed on purpose: CONSULT_WRITE_SNAPSHOTS=1 writes the texts
anew. Then read them.
"""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from consult.app import create_app
from consult.foundation.words import LANGUAGES
from consult.notifications.composing import compose_kind, letter
from consult.notifications.kinds import KINDS, Fact, keep
from consult.notifications.mail import build_mail
from tests.house.building import advise, rooms
from tests.notifications.test_deliver import joined

SNAPSHOTS = Path(__file__).parent / "snapshots"
MADE = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ADDRESS = "https://consult.example/…"
EXAMPLES = {
    Fact.CODE: "Vaahtera-Kuikka-417",
    Fact.NAME: "Eero Keksitty",
    Fact.COUNT: 3,
    Fact.DAY: date(2026, 11, 27),
    Fact.MOMENT: datetime(2026, 11, 25, 7, 0, tzinfo=UTC),
}
NAMES = {"team": "Tunturin asiantuntijaryhmä", "agency": "Järven kunta"}


@pytest.fixture(scope="module")
def kinds(template, tmp_path_factory):
    create_app(template.copy_to(tmp_path_factory.mktemp("kinds")))
    return dict(sorted(KINDS.items()))


def facts_of(kind):
    given = {
        name: EXAMPLES[wanted] if isinstance(wanted, Fact) else next(iter(wanted))
        for name, wanted in kind.facts.items()
    }
    return keep(kind, given | {name: NAMES[name] for name in given.keys() & NAMES.keys()})


def mail_of(kind, language):
    composed = compose_kind(kind, facts_of(kind), language)
    return build_mail(
        letter(composed, language, ADDRESS),
        sender="consult@consult.example",
        email="alma@consult.example",
        message_id=f"<{UUID(int=1).hex}@consult.example>",
        language=language,
        written_at=MADE,
    )


def as_read(mail):
    return f"{mail['Subject']}\n\n{joined(mail)}"


def test_each_message_reads_as_it_was_reviewed(kinds):
    found = []
    for key, kind in kinds.items():
        for language in LANGUAGES:
            file = SNAPSHOTS / f"{key}.{language}.txt"
            text = as_read(mail_of(kind, language))
            if os.environ.get("CONSULT_WRITE_SNAPSHOTS"):
                file.write_text(text, encoding="utf-8")
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                found.append(file.name)
    advise(found, "Write them with CONSULT_WRITE_SNAPSHOTS=1, and read them as a person would:")


def test_no_reviewed_text_is_left_over(kinds):
    there = {file.name for file in SNAPSHOTS.glob("*.txt")}
    wanted = {f"{key}.{language}.txt" for key in kinds for language in LANGUAGES}
    advise(sorted(there - wanted), "No message reads like this any more:")


def test_a_subject_names_no_code(kinds):
    told = [
        f"{key}.{language}"
        for key, kind in kinds.items()
        for language in LANGUAGES
        if not mail_of(kind, language)["Subject"].startswith("Consult: ")
        or EXAMPLES[Fact.CODE] in mail_of(kind, language)["Subject"]
    ]
    advise(told, "A subject stands on locked screens: it says what kind of message it is:")


def test_every_fact_is_used_in_every_language(kinds):
    wrong = [
        f"{key}.{language}: {name}"
        for key, kind in kinds.items()
        for language in LANGUAGES
        for name in kind.facts
        if f"{{{name}}}" not in kind.body.say(language) + kind.subject.say(language)
    ]
    advise(wrong, "A fact that is not said is not needed in the row:")


def test_the_places_exist(kinds, app):
    """Each endpoint that a room `messages` names is one, with at most one id in its address."""
    named = {
        name
        for module in rooms("messages")
        for name in re.findall(r"\"([a-z]+\.[a-z_]+)\"", module.text)
    }
    known = {rule.endpoint: rule.arguments for rule in app.url_map.iter_rules()}
    advise(sorted(n for n in named if len(known.get(n, "ab")) > 1), "There is no such place:")
    assert len(named) > 5
