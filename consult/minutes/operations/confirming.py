"""The chair confirms: the text gets its last lines, is sealed, and never changes again."""

from collections.abc import Sequence
from datetime import date

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.followups.rules.record_text import BY, finnish_day
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.minutes.messages import tell_confirmed
from consult.minutes.models import Asked, Minutes, MinutesSeen, words_awaited
from consult.minutes.queries import (
    asked_of,
    count_of_comments,
    guests_not_asked,
    hold_minutes,
)
from consult.minutes.rules import SealTerms, Word, checked, digest, ended, may_be_confirmed
from consult.minutes.rules.document import Piece, Said

ALREADY = Words(
    "Pöytäkirja on jo vahvistettu. Toinen painallus ei muuttanut mitään.",
    "Protokollet är redan bekräftat. Det andra trycket ändrade ingenting.",
    "The minutes are confirmed already. The second press changed nothing.",
)
TOO_EARLY = Words(
    "Kommenttien aika ei ole vielä ohi, eivätkä kaikki ole vastanneet.",
    "Tiden för kommentarer är inte över, och alla har inte svarat.",
    "The time for comments is not over, and not everybody has answered.",
)
ONE_MORE = Words(
    "Kommentti ehti tulla ennen vahvistamista. Lue se ja vahvista sitten.",
    "En kommentar hann komma före bekräftelsen. Läs den och bekräfta sedan.",
    "A comment came in just before. Read it, then confirm.",
)
REASON = Words("Miksi muutettu", "Varför ändrat", "Why it was changed")
ASKED_BY = Words("Kommentteja pyydettiin", "Kommentarer begärdes", "Comments were asked for")
SILENT = Words("Ei vastannut", "Svarade inte", "Did not answer")
PASS_ENDED = Words("kokouspassi päättyi", "mötespasset upphörde", "the pass ended on")
NOT_ASKED = Words("Ei pyydetty kommenttia", "Tillfrågades inte", "Not asked")
NO_PASS = Words(
    "ei voimassa olevaa kokouspassia", "inget giltigt mötespass", "no meeting pass in force"
)
NOBODY = Words("Kukaan muu ei ollut läsnä", "Ingen annan var närvarande", "Nobody else was there")


def confirm(actor: Actor, found: MinutesSeen, seen: int) -> None:
    """Confirm a version and seal it. `seen` is how many comments the chair has read.

    What is sealed is the text that was read, with who said what of it: nothing is composed anew.

    Raises:
        NotSaved: it is confirmed, or its time for comments is not over.
        Conflict: a comment came meanwhile.

    """
    minutes = found.shown
    assert minutes is not None, "only a version is confirmed"
    hold_minutes(actor, minutes)
    asked = asked_of(actor, minutes)
    if minutes.is_confirmed:
        raise NotSaved(ALREADY)
    if not may_be_confirmed(words_awaited(asked), minutes.due_on, clock.today()):
        raise NotSaved(TOO_EARLY)
    if count_of_comments(actor, minutes) != seen:
        raise Conflict(ONE_MORE)
    minutes.text = ended(
        minutes.text, checked(_checked(minutes, asked, guests_not_asked(actor, found.item, asked)))
    )
    _seal(actor, minutes, found.before)
    audit.record(
        actor,
        Deed.MINUTES_CONFIRMED,
        on=minutes,
        purpose=Purpose.CONSULTATION,
        item=minutes.item_id,
        number=minutes.number,
        silent=sum(one.reader.word is None for one in asked),
    )
    tell_confirmed(actor, minutes, [one.account for one in asked if one.account is not None])


def _seal(actor: Actor, minutes: Minutes, before: Minutes | None) -> None:
    seq, chain_hash = audit.chain_head()
    terms = SealTerms(
        item_id=minutes.item_id,
        number=minutes.number,
        digest=digest(minutes.text),
        before=(before.digest or b"") if before is not None else b"",
        confirmed_at=clock.now(),
        log_seq=seq,
        log_hash=chain_hash,
        chair_id=actor.id,
        kid=b"",
    )
    minutes.kid, seal = vault.put_seal(lambda kid: terms._replace(kid=kid).statement())
    minutes.confirmed_by, minutes.confirmed_at = terms.chair_id, terms.confirmed_at
    minutes.log_seq, minutes.log_hash = terms.log_seq, terms.log_hash
    minutes.digest, minutes.seal = terms.digest, seal


def _checked(
    minutes: Minutes, asked: Sequence[Asked], not_asked: Sequence[str]
) -> tuple[tuple[Words, Said], ...]:
    """Say who said what and why there is another version; who did not answer is listed as such.

    Guests who were there and could not be asked are named, too: nobody's silence is made up.
    """
    day = f" {finnish_day(clock.local(minutes.asked_at))}"
    rows: list[tuple[Words, Said]] = [(REASON, (minutes.reason,))] if minutes.reason else []
    by = (day.strip(), ", ", BY, f" {finnish_day(minutes.due_on)}") if asked else (NOBODY,)
    rows.append((ASKED_BY, by))
    for word in (*Word, None):
        names = [_named(one, minutes.due_on) for one in asked if one.reader.word is word]
        if names:
            rows.append((word.words if word is not None else SILENT, _listed(names)))
    if not_asked:
        rows.append((NOT_ASKED, _listed([(one, " (", NO_PASS, ")") for one in not_asked])))
    return tuple(rows)


def _named(one: Asked, due_on: date) -> Said:
    """Name somebody; of a guest who was silent also that her pass ended before the day."""
    ended_on = one.pass_ends_on
    if one.reader.word is not None or ended_on is None or ended_on >= due_on:
        return (one.name,)
    return (one.name, " (", PASS_ENDED, f" {finnish_day(ended_on)})")


def _listed(names: Sequence[Said]) -> Said:
    found: list[Piece] = []
    for name in names:
        found += [", ", *name] if found else [*name]
    return tuple(found)
