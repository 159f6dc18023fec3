"""What people are told about what they have agreed to do. What it is stands in Consult only."""

from consult.accounts.queries import addressee_of, names_of
from consult.followups.models import Action
from consult.followups.queries import lately_late
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.notifications import Fact, Need, kind, on_rounds, send

PLACE = ("followups.mine", None)
DOOR = Words("Katso sovitut asiasi", "Se det du har avtalat", "See what you agreed to do")
FACTS = {"code": Fact.CODE, "due": Fact.DAY}

ACTION_AGREED = kind(
    "action-agreed",
    subject=Words(
        "Sinulle sovittiin tehtävä", "Du fick en uppgift", "Something was agreed for you to do"
    ),
    body=Words(
        "Konsultaatiossa {code} sovittiin jotakin, mikä on sinun tehtäväsi. Määräpäivä on {due}.",
        "I konsultationen {code} kom man överens om något som är din uppgift. Det ska vara gjort"
        " {due}.",
        "In the consultation {code} something was agreed for you to do. It is due on {due}.",
    ),
    facts=FACTS,
    need=Need.ASKS,
    door=DOOR,
)
ACTION_LATE = kind(
    "action-late",
    subject=Words(
        "Sovitun määräpäivä on mennyt", "En avtalad dag har gått", "The agreed day has passed"
    ),
    body=Words(
        "Se, mitä konsultaatiossa {code} sovittiin tehtäväksesi, piti olla valmis {due}. Merkitse"
        " se tehdyksi tai kerro, että se jää tekemättä.",
        "Det som du åtog dig i konsultationen {code} skulle vara gjort {due}. Markera det som gjort"
        " eller berätta att det inte blir av.",
        "What you agreed to do in the consultation {code} was due on {due}. Mark it as done, or say"
        " that it will not be done.",
    ),
    facts=FACTS,
    need=Need.ASKS,
    door=DOOR,
)


def tell_owner(actor: Actor, action: Action, code: str) -> None:
    """Tell whoever is to do something that it was agreed."""
    owner = names_of(actor, [action.owner_id])[action.owner_id]
    send(actor, addressee_of(owner), ACTION_AGREED, place=PLACE, code=code, due=action.due_on)


@on_rounds
def tell_owners_of_the_day(actor: Actor) -> None:
    """Remind everybody of what was to be done by yesterday, once."""
    late = lately_late(actor)
    owners = names_of(actor, {action.owner_id for action, _code in late})
    for action, code in late:
        send(
            actor,
            addressee_of(owners[action.owner_id]),
            ACTION_LATE,
            place=PLACE,
            once=f"action-late:{action.id}:{action.due_on}",
            code=code,
            due=action.due_on,
        )
