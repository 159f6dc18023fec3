"""What the weekly team has made its own: the hour with more time to reflect."""

from dataclasses import replace
from datetime import timedelta

from consult.demo.year.hands import Hands
from consult.demo.year.weekly import HOLDER, TEAM
from consult.formats import Format, Role, catalogue
from consult.formats.own import OwnPhase, OwnWish
from consult.formats.prompts import find_prompt
from consult.foundation import clock
from consult.meetings.operations import choose_for_meeting, make_own_format
from consult.meetings.queries import free_slots

TITLE = "Hidas tunti: enemmän aikaa reflektiolle"
CHANGED = {"interview": 7, "reflection": 15, "hypotheses": 3}
"""Minutes of the phases that differ; the others stay."""


def lay_own_format(hands: Hands) -> None:
    """Let the family therapist make the team's own version, and choose it for a coming meeting."""
    base = catalogue().format("systemic-weekly")
    with hands.acting(HOLDER, clock.now() - timedelta(days=6)) as holder:
        own = make_own_format(holder, hands.team(TEAM).id, base, _wish(base))
        _next, later = free_slots(holder, hands.team(TEAM).id, limit=2)
        choose_for_meeting(holder, later, own.key)


def _wish(base: Format) -> OwnWish:
    phases = [
        OwnPhase(
            one.key,
            one.title.fi,
            one.prompt.fi,
            CHANGED.get(one.key, one.minutes),
            one.speaks,
            one.listens,
            one.yields,
        )
        for one in base.phases
    ]
    rules = [find_prompt(key) for key in ("reflecting-listeners-rest", "perspective-daughter")]
    said = "\n".join(rule.text.fi for rule in rules if rule is not None)
    phases = [
        replace(one, prompt=f"{one.prompt}\n{said}") if one.key == "reflection" else one
        for one in phases
    ]
    roles = (*base.required_roles, Role.INTERVIEWER)
    return OwnWish(TITLE, roles, base.sectors, phases, "fi")
