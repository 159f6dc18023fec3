"""What this flat adds to the pages of lower ones: a person's, a deputy's."""

from flask import render_template

from consult.accounts.models import Account, AccountStatus
from consult.cases.models import Case, Deputising
from consult.foundation.actor import Actor, Duty
from consult.handovers.queries import find_goodbye, people_to_hand_over, successor_asked
from consult.web.guard import current_actor
from consult.web.panels import panel


@panel("person", order=80)
def person_panel(account: Account) -> str | None:
    """Lead a supervisor to the page on which somebody leaves for good; then say what is left."""
    actor = current_actor()
    if not actor.has(Duty.SUPERVISOR) or account.id == actor.id:
        return None
    if account.status is AccountStatus.WAITING:
        return None
    left = find_goodbye(actor, account.id) if account.status is AccountStatus.LEFT else None
    return render_template("handovers/_person.html", account=account, left=left)


@panel("own-account", order=50)
def own_panel(person: Actor) -> str | None:
    """Lead to one's own list, for those who carry something."""
    duties = (Duty.SOCIAL_WORKER, Duty.FAMILY_THERAPIST, Duty.EXPERT, Duty.SUPERVISOR)
    return render_template("handovers/_own.html") if person.has(*duties) else None


@panel("circle", order=10)
def circle_panel(case: Case) -> str | None:
    """Say why somebody has a key and no seat yet: she was asked to take the case over."""
    asked = successor_asked(current_actor(), case)
    return render_template("handovers/_circle.html", asked=asked) if asked else None


@panel("deputy", order=50)
def deputy_panel(found: Deputising) -> str | None:
    """List whose cases the deputy can hand over."""
    people = people_to_hand_over(current_actor())
    return render_template("handovers/_people.html", people=people) if people else None
