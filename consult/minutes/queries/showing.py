"""What the page of minutes shows: one version opened, beside the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.consultations.models import Guest
from consult.documents.paper import Block, Facts, Heading, Paper
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.minutes.models import Minutes, MinutesComment, MinutesSeen
from consult.minutes.queries.composing import composed_of
from consult.minutes.queries.finding import comments_of, parts_of
from consult.minutes.queries.sealing import is_by_chair, seal_holds
from consult.minutes.rules import (
    COMMENTS,
    Line,
    blocks_of,
    changes,
    compose,
    divide,
    lines_of,
    log_place,
    paper_of,
    parts_hold,
    seal_number,
)

DRAFT = Words(
    "Luonnos. Pöytäkirjaa ei ole vahvistettu.",
    "Utkast. Protokollet är inte bekräftat.",
    "Draft. The minutes are not confirmed.",
)
CONFIRMED = Words(
    "Vahvistettu. Salassa pidettävä.",
    "Bekräftat. Sekretessbelagt.",
    "Confirmed. Confidential.",
)
SUPERSEDED = Words(
    "Korvattu uudemmalla versiolla. Salassa pidettävä.",
    "Ersatt av en nyare version. Sekretessbelagt.",
    "Replaced by a later version. Confidential.",
)
NOT_FOR_THE_FAMILY = Words(
    "Osa perheestä pidetään erillään: ei anneta perheelle.",
    "En del av familjen hålls åtskild: ges inte till familjen.",
    "Some of the family are kept apart: not given to the family.",
)
SEALED = Words("Vahvistus ja sinetti", "Bekräftelse och sigill", "Confirmation and seal")
VERSION = Words("Versio", "Version", "Version")
BY = Words("Vahvistanut", "Bekräftat av", "Confirmed by")
AT = Words("Vahvistettu", "Bekräftat", "Confirmed")
SEAL = Words("Sinetti", "Sigill", "Seal")
LOG = Words("Lokin kohta", "Plats i loggen", "Place in the log")


@dataclass(frozen=True, slots=True)
class Shown:
    """One version as it is read in one language."""

    paper: Paper
    differs: Sequence[Line]
    """What is not as it was in the version before; empty for the first."""
    holds: bool | None
    """Whether the seal holds, and is the chair's; None while there is none."""
    comments: Sequence[tuple[MinutesComment, Account | Guest]]
    by_another: bool = False
    """Whether the text is what was sealed, but not by the one who led the item."""


def shown_of(actor: Actor, found: MinutesSeen, language: str) -> Shown:
    """Open the version that is looked at; before there is any, compose it."""
    minutes = found.shown
    if minutes is None:
        text, parts = divide(compose(composed_of(actor, found.item)), b"")
        return Shown(
            paper_of(blocks_of(text, parts, language), language, _note(found, language)),
            (),
            None,
            (),
        )
    there = [one for one in (found.before, minutes) if one is not None]
    parts_by = parts_of(actor, there)
    texts = {
        one.id: {client: part.text for client, part in parts_by[one.id].items()} for one in there
    }
    blocks = {one.id: blocks_of(one.text, texts[one.id], language) for one in there}
    differs: Sequence[Line] = ()
    if found.before is not None:
        older, newer = (lines_of(blocks[one.id], COMMENTS.say(language)) for one in there)
        differs = changes(older, newer)
    more = _sealed(actor, found, minutes, language) if minutes.is_confirmed else []
    stands, rightful = None, True
    if minutes.is_confirmed:
        stands = seal_holds(actor, minutes, found.before) and parts_hold(
            minutes.text, texts[minutes.id]
        )
        rightful = is_by_chair(actor, minutes, found.item)
    return Shown(
        paper=paper_of(blocks[minutes.id], language, _note(found, language), more),
        differs=differs,
        holds=stands and rightful,
        comments=comments_of(actor, minutes),
        by_another=bool(stands) and not rightful,
    )


def _note(found: MinutesSeen, language: str) -> str:
    """Say how a version stands, and that the family does not get it where some are kept apart."""
    note = DRAFT
    if found.shown is not None and found.shown.is_confirmed:
        note = SUPERSEDED if found.is_superseded else CONFIRMED
    said = (note, NOT_FOR_THE_FAMILY) if found.kept_apart else (note,)
    return " ".join(one.say(language) for one in said)


def _sealed(actor: Actor, found: MinutesSeen, minutes: Minutes, language: str) -> list[Block]:
    assert minutes.confirmed_at is not None, "only confirmed minutes are sealed"
    by = minutes.stored_terms(None).chair_id
    chair = found.chair if by == found.chair.id else names_of(actor, {by})[by]
    at = clock.local(minutes.confirmed_at)
    rows = [
        (VERSION, str(minutes.number)),
        (BY, chair.name),
        (AT, f"{at.day}.{at.month}.{at.year} {at:%H.%M}"),
        (SEAL, seal_number(minutes.seal or b"")),
        (LOG, log_place(minutes.log_seq or 0, minutes.log_hash or b"")),
    ]
    return [Heading(SEALED.say(language)), Facts([(one.say(language), two) for one, two in rows])]
