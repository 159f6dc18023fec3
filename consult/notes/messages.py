"""What circles are told about notes that were in a wrong file. Never what stands in them."""

from consult.accounts.queries import addressee_of
from consult.cases.models import Case
from consult.cases.queries import seats_of
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.notifications import Fact, MessageKind, Need, kind, send

TAKEN_OUT = kind(
    "note-taken-out",
    subject=Words(
        "Muistiinpano siirrettiin pois asiasta",
        "En anteckning flyttades bort från ett ärende",
        "A note was taken out of a case",
    ),
    body=Words(
        "{by} siirsi muistiinpanon pois asiasta, jonka piirissä istut: se kuului toiseen asiaan.",
        "{by} flyttade bort en anteckning från ett ärende i vars krets du sitter: den hörde till"
        " ett annat ärende.",
        "{by} took a note out of a case in whose circle you sit: it belonged to another case.",
    ),
    facts={"by": Fact.NAME},
)
BROUGHT_IN = kind(
    "note-brought-in",
    subject=Words(
        "Asiaan siirrettiin muistiinpano",
        "En anteckning flyttades till ett ärende",
        "A note was moved into a case",
    ),
    body=Words(
        "{by} siirsi asiaan, jonka piirissä istut, muistiinpanon, joka oli väärässä asiassa.",
        "{by} flyttade en anteckning som låg i fel ärende till ett ärende i vars krets du sitter.",
        "{by} moved a note that was in a wrong case into one in whose circle you sit.",
    ),
    facts={"by": Fact.NAME},
)
WAITS = kind(
    "note-waits",
    subject=Words(
        "Asiaan on lähetetty muistiinpano",
        "En anteckning har skickats till ett ärende",
        "A note was sent to a case",
    ),
    body=Words(
        "{by} lähetti muistiinpanon, joka oli väärässä asiassa. Se odottaa asian sivulla, että"
        " joku piiristä ottaa sen vastaan.",
        "{by} skickade en anteckning som låg i fel ärende. Den väntar på ärendets sida på att"
        " någon i kretsen tar emot den.",
        "{by} sent a note that was in a wrong case. It waits on the case's page until somebody of"
        " the circle receives it.",
    ),
    facts={"by": Fact.NAME},
    need=Need.ASKS,
)


def tell_of_moved_note(actor: Actor, wrong: Case, right: Case) -> None:
    """Tell both circles."""
    _tell(actor, wrong, TAKEN_OUT)
    _tell(actor, right, BROUGHT_IN)


def tell_of_sent_note(actor: Actor, wrong: Case, right: Case) -> None:
    """Tell both circles; those who write in the right one have something to do."""
    _tell(actor, wrong, TAKEN_OUT)
    _tell(actor, right, WAITS)


def _tell(actor: Actor, case: Case, what: MessageKind) -> None:
    for seat in seats_of(actor, case):
        if seat.whole_file:
            send(
                actor,
                addressee_of(seat.account),
                what,
                place=("cases.show", case.id),
                by=actor.name,
            )
