"""The steps of a consultation as its asker sees them."""

from dataclasses import dataclass
from datetime import datetime

from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation.words import Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, when it was done, and whether it is the one going on."""

    words: Words
    at: datetime | None
    current: bool


_ASKED = Words("Pyyntö", "Begäran", "Request")
_PLACED = Words("Aika", "Tid", "Time")
_DAY_SET = Words("Määräpäivä", "Sista svarsdag", "Last day")
_INVITED = Words("Kutsut", "Inbjudningar", "Invitations")
_OPENED = Words("Käsittely", "Behandling", "Discussion")
_ANSWERED = Words("Vastaukset", "Svar", "Answers")


def steps(
    status: ConsultationStatus,
    *,
    asked_at: datetime,
    placed_at: datetime | None,
    invited_at: datetime | None,
    opened_at: datetime | None,
    answered_at: datetime | None,
    ended_at: datetime | None,
    with_experts: bool,
    in_writing: bool = False,
) -> list[Step]:
    """List the steps, done and to come; the first that is not done is the current one."""
    passed = [(_ASKED, asked_at), (_DAY_SET if in_writing else _PLACED, placed_at)]
    if with_experts:
        passed.append((_INVITED, invited_at))
    passed += [(_OPENED, opened_at), (_ANSWERED, answered_at)]
    if ended_at is not None:
        done = [(words, at) for words, at in passed if at is not None]
        return [Step(words, at, False) for words, at in [*done, (status.words, ended_at)]]
    ahead = next((place for place, (_, at) in enumerate(passed) if at is None), None)
    return [Step(words, at, place == ahead) for place, (words, at) in enumerate(passed)]
