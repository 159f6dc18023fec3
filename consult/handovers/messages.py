"""What people are told about a hand-over: names and counts, nothing of a case."""

from collections.abc import Sequence
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import addressee_of, names_of
from consult.cases.models import Case
from consult.cases.queries import seats_of
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.handovers.models import HandoverOffer
from consult.handovers.rules import PartKind
from consult.notifications import Fact, MessageKind, Need, kind, send

OFFERED = kind(
    "hand-over-offered",
    subject=Words(
        "Sinua pyydetään ottamaan vastaan työkaverin asioita",
        "Du ombeds ta emot en kollegas ärenden",
        "You are asked to take over from a colleague",
    ),
    body=Words(
        "{by} pyytää sinua ottamaan vastaan, mitä jää henkilöltä {leaver}: asioita {cases}, muuta"
        " {others}.\n\nAsiat tulevat listallesi, kun hyväksyt ne. Voit myös kieltäytyä.",
        "{by} ber dig ta emot det som {leaver} lämnar: ärenden {cases}, annat {others}."
        "\n\nÄrendena kommer till din lista när du godkänner dem. Du kan också avböja.",
        "{by} asks you to take over what {leaver} leaves: cases {cases}, other things {others}."
        "\n\nThe cases come to your list when you accept them. You may also decline.",
    ),
    facts={
        "by": Fact.NAME,
        "leaver": Fact.NAME,
        "cases": Fact.COUNT,
        "others": Fact.COUNT,
    },
    need=Need.ASKS,
    door=Words("Katso ja vastaa", "Se och svara", "Look and answer"),
)
ACCEPTED = kind(
    "hand-over-accepted",
    subject=Words(
        "Asiat on otettu vastaan", "Ärendena är mottagna", "What you handed over is taken over"
    ),
    body=Words(
        "{who} otti vastaan {count} kohtaa henkilöltä {leaver}.",
        "{who} tog emot {count} punkter från {leaver}.",
        "{who} took over {count} things from {leaver}.",
    ),
    facts={"who": Fact.NAME, "leaver": Fact.NAME, "count": Fact.COUNT},
)
DECLINED = kind(
    "hand-over-declined",
    subject=Words(
        "Kaikkea ei otettu vastaan", "Allt togs inte emot", "Not everything was taken over"
    ),
    body=Words(
        "{who} ei ottanut vastaan {count} kohtaa henkilöltä {leaver}. Nimeä niille joku toinen.",
        "{who} tog inte emot {count} punkter från {leaver}. Utse någon annan för dem.",
        "{who} did not take over {count} things from {leaver}. Name somebody else for them.",
    ),
    facts={"who": Fact.NAME, "leaver": Fact.NAME, "count": Fact.COUNT},
    need=Need.ASKS,
)
NEW_RESPONSIBLE = kind(
    "case-taken-over",
    subject=Words(
        "Asian vastuutyöntekijä on vaihtunut",
        "Den ansvariga för ett ärende har bytts",
        "Somebody else answers for a case of yours",
    ),
    body=Words(
        "{who} vastaa nyt asiasta, jonka piirissä istut. {leaver} ei enää lue sitä.",
        "{who} svarar nu för ett ärende i vars krets du sitter. {leaver} läser det inte längre.",
        "{who} now answers for a case in whose circle you sit. {leaver} no longer reads it.",
    ),
    facts={"who": Fact.NAME, "leaver": Fact.NAME},
)
GIVEN_BACK = kind(
    "access-given-back",
    subject=Words(
        "Sinulle palautettiin pääsy", "Du har fått tillbaka åtkomst", "Access was given back to you"
    ),
    body=Words(
        "{who} palautti sinulle pääsyn: {count} kohtaa. Etusivultasi näet, mikä vielä odottaa.",
        "{who} gav dig tillbaka åtkomsten till {count} punkter. På din förstasida ser du vad som"
        " ännu väntar.",
        "{who} gave you back access to {count} things. Your front page shows what still waits.",
    ),
    facts={"who": Fact.NAME, "count": Fact.COUNT},
)


def tell_successors(actor: Actor, leaver: Account, offers: Sequence[HandoverOffer]) -> None:
    """Ask each successor once, however many things there are."""
    names = names_of(actor, {one.successor_id for one in offers})
    for account_id, account in names.items():
        hers = [one for one in offers if one.successor_id == account_id]
        cases = sum(one.kind is PartKind.CASE for one in hers)
        send(
            actor,
            addressee_of(account),
            OFFERED,
            place=("handovers.index", None),
            by=actor.name,
            leaver=leaver.name,
            cases=cases,
            others=len(hers) - cases,
        )


def tell_namers(actor: Actor, offers: Sequence[HandoverOffer], *, accepted: bool) -> None:
    """Tell whoever named the actor what she took, or did not take."""
    told = {(one.named_by, one.leaver_id) for one in offers}
    names = names_of(actor, {account_id for pair in told for account_id in pair})
    for namer, leaver in sorted(told):
        count = sum((one.named_by, one.leaver_id) == (namer, leaver) for one in offers)
        _tell_namer(actor, names[namer], names[leaver], ACCEPTED if accepted else DECLINED, count)


def tell_circle(actor: Actor, case: Case, leaver: Account) -> None:
    """Tell the others in the circle who answers for the case now."""
    for seat in seats_of(actor, case):
        if seat.account_id != leaver.id:
            send(
                actor,
                addressee_of(seat.account),
                NEW_RESPONSIBLE,
                place=("cases.circle", case.id),
                who=actor.name,
                leaver=leaver.name,
            )


def _tell_namer(
    actor: Actor, namer: Account, leaver: Account, what: MessageKind, count: int
) -> None:
    place: tuple[str, UUID | None] = ("handovers.mine", None)
    if namer.id != leaver.id:
        place = ("handovers.name", leaver.id)
    send(
        actor,
        addressee_of(namer),
        what,
        place=place,
        who=actor.name,
        leaver=leaver.name,
        count=count,
    )


def tell_given_back(actor: Actor, account: Account, count: int) -> None:
    """Tell somebody who had lost her keys that a colleague has given something back."""
    place = ("handovers.coming_back", None)
    send(actor, addressee_of(account), GIVEN_BACK, place=place, who=actor.name, count=count)
