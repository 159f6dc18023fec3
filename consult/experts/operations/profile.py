"""What somebody says of herself in the directory."""

from collections.abc import Mapping
from datetime import date

from consult import audit
from consult.accounts.models import Account
from consult.agencies.queries import all_agencies
from consult.audit import Deed
from consult.experts.models import (
    Absence,
    ExpertFacet,
    ExpertProfile,
    FacetKind,
    SelfPortrait,
)
from consult.experts.operations.fields import set_expertise
from consult.experts.queries import facets_of, known_areas, profile_of
from consult.experts.rules import folded, half_days, methods
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.languages import SPOKEN
from consult.foundation.words import Words
from consult.privacy import ReviewedText

NOT_KNOWN = Words("Valitse luettelosta.", "Välj ur förteckningen.", "Choose from what is listed.")
ENDS_TOO_EARLY = Words(
    "Poissaolo päättyy ennen kuin se alkaa.",
    "Frånvaron slutar innan den börjar.",
    "The absence ends before it begins.",
)
OVER = Words("Poissaolo on jo ohi.", "Frånvaron är redan över.", "The absence is over already.")


def describe_oneself(
    actor: Actor, account: Account, portrait: SelfPortrait, about: ReviewedText
) -> ExpertProfile:
    """Say what one can be asked about, in which languages, where, how and when; all in one press.

    What was said before and is no longer said is taken away. The entry counts as looked at today.
    """
    set_expertise(actor, account, portrait.fields)
    said = facets_of(actor, account.id)
    for kind in FacetKind:
        current = {row.value: row for row in said if row.kind is kind}
        _say(actor, account, kind, set(portrait.facets.get(kind, ())), current)
    profile = profile_of(actor, account.id)
    if profile is None:
        profile = ExpertProfile(id=new_id(), account_id=account.id)
        db.session.add(profile)
    profile.about, profile.sought = about, folded(about)
    profile.checked_on = clock.today()
    audit.record(actor, Deed.PROFILE_CHANGED, on=profile, overruled=about.overruled)
    return profile


def check_own_entry(actor: Actor, profile: ExpertProfile) -> None:
    """Say that what the directory says of oneself is still so."""
    profile.checked_on = clock.today()
    audit.record(actor, Deed.PROFILE_CHECKED, on=profile)


def say_absence(actor: Actor, account: Account, starts_on: date, ends_on: date) -> Absence:
    """Say on which days one cannot be asked to come.

    Raises:
        NotSaved: it ends before it begins, or is over.

    """
    if ends_on < starts_on:
        raise NotSaved(ENDS_TOO_EARLY)
    if ends_on < clock.today():
        raise NotSaved(OVER)
    absence = Absence(id=new_id(), account_id=account.id, starts_on=starts_on, ends_on=ends_on)
    db.session.add(absence)
    audit.record(actor, Deed.ABSENCE_SAID, on=absence)
    return absence


def end_absence(actor: Actor, absence: Absence) -> None:
    """Take an absence back."""
    db.session.delete(absence)
    audit.record(actor, Deed.ABSENCE_ENDED, on=absence)


def _say(
    actor: Actor,
    account: Account,
    kind: FacetKind,
    wanted: set[str],
    current: Mapping[str, ExpertFacet],
) -> None:
    new = wanted - current.keys()
    if new and not new <= _known(actor, kind):
        raise NotSaved(NOT_KNOWN)
    for value in sorted(current.keys() - wanted):
        db.session.delete(current[value])
    for value in sorted(new):
        db.session.add(ExpertFacet(id=new_id(), account_id=account.id, kind=kind, value=value))


def _known(actor: Actor, kind: FacetKind) -> set[str]:
    """Return what can be said of a kind today. What was said once may stay."""
    match kind:
        case FacetKind.LANGUAGE:
            return {language.value for language in SPOKEN}
        case FacetKind.METHOD:
            return set(methods())
        case FacetKind.TIME:
            return set(half_days())
        case FacetKind.CONFLICT:
            return {str(agency.id) for agency in all_agencies(actor)}
        case _:
            return set(known_areas(actor))
