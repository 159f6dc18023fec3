"""What the page of minutes shows: one version opened, beside the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult import audit, vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.documents.paper import Block, Facts, Heading, Paper
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.minutes.models import Minutes, MinutesComment, MinutesSeen
from consult.minutes.queries.composing import composed_of
from consult.minutes.queries.finding import comments_of, parts_of, sealed_minutes
from consult.minutes.rules import (
    COMMENTS,
    Line,
    blocks_of,
    changes,
    compose,
    digest,
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
    """Whether the seal holds; None while there is none."""
    comments: Sequence[tuple[MinutesComment, Account]]


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
    holds = None
    if minutes.is_confirmed:
        holds = seal_holds(actor, minutes, found.before) and parts_hold(
            minutes.text, texts[minutes.id]
        )
    return Shown(
        paper=paper_of(blocks[minutes.id], language, _note(found, language), more),
        differs=differs,
        holds=holds,
        comments=comments_of(actor, minutes),
    )


def seal_holds(actor: Actor, minutes: Minutes, before: Minutes | None) -> bool:
    """Tell whether confirmed minutes are as they were sealed. Opens them."""
    return digest(minutes.text) == minutes.digest and stamp_holds(actor, minutes, before)


def stamp_holds(actor: Actor, minutes: Minutes, before: Minutes | None) -> bool:
    """Tell whether a seal was put on what the row says, in its place of the log. Opens nothing."""
    terms = minutes.stored_terms(before)
    holds = vault.seal_holds(terms.chair_id, terms.kid, minutes.seal or b"", terms.statement())
    return holds and audit.chain_has(audit.Head(terms.log_seq, terms.log_hash))


def broken_seals(actor: Actor) -> list[Minutes]:
    """Return the confirmed minutes whose seal does not hold, or whose version before is gone.

    Opens nothing, so that whoever keeps the machine can ask.
    """
    found: list[Minutes] = []
    before: Minutes | None = None
    for minutes in sealed_minutes(actor):
        follows = before is not None and before.item_id == minutes.item_id
        last = before if follows else None
        if minutes.number != (last.number if last else 0) + 1 or not stamp_holds(
            actor, minutes, last
        ):
            found.append(minutes)
        before = minutes
    return found


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
