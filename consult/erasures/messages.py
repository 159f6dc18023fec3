"""What people are told about erasing: names, days and the certificate's number; no case."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import addressee_of, names_of
from consult.cases.models import Case
from consult.cases.queries import seats_of
from consult.cases.rules import CircleRole
from consult.erasures.models import Erasure, ErasureSeen, Kept
from consult.erasures.queries import account_holding, people_to_ask
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.notifications import Fact, MessageKind, Need, kind, send
from consult.teams.models import Team

ASKED = kind(
    "erasure-asked",
    subject=Words(
        "Hävittämiseen tarvitaan toinen päättäjä",
        "En förstöring behöver en andra person",
        "An erasure waits for a second person",
    ),
    body=Words(
        "{by} pyytää hävittämään pysyvästi tietoja, joita hänen asiassaan on. Katso, mitä"
        " hävitettäisiin, ja hyväksy tai kieltäydy.\n\nHyväksynnän jälkeen on vielä seitsemän"
        " päivää aikaa pysäyttää.",
        "{by} ber att uppgifter i ett ärende förstörs för gott. Se vad som skulle förstöras, och"
        " godkänn eller avböj.\n\nEfter godkännandet kan det ännu stoppas i sju dagar.",
        "{by} asks that data of a case be erased for good. Look at what would go, and approve or"
        " refuse.\n\nAfter a yes there are seven days in which it can be stopped.",
    ),
    facts={"by": Fact.NAME},
    need=Need.ASKS,
    door=Words("Katso ja vastaa", "Se och svara", "Look and answer"),
)
AHEAD = kind(
    "erasure-ahead",
    subject=Words(
        "Tietoja hävitetään seitsemän päivän kuluttua",
        "Uppgifter förstörs om sju dagar",
        "Data will be erased in seven days",
    ),
    body=Words(
        "{by} hyväksyi hävittämisen. Tiedot hävitetään {on}. Sen jälkeen niitä ei saa takaisin."
        "\n\nAsioista vastaava sosiaalityöntekijä, pyytäjä tai hyväksyjä voi pysäyttää sen siihen"
        " asti.",
        "{by} godkände att uppgifter förstörs. Det sker {on}. Sedan går de inte att få tillbaka."
        "\n\nDen ansvariga socialarbetaren, den som bad om det eller den som godkände kan stoppa"
        " det tills dess.",
        "{by} approved an erasure. It is carried out on {on}; nothing can be brought back then."
        "\n\nThe responsible social worker and the two who decided can stop it until that day.",
    ),
    facts={"by": Fact.NAME, "on": Fact.DAY},
)
NOT_APPROVED = kind(
    "erasure-not-approved",
    subject=Words(
        "Hävittämistä ei hyväksytty", "Förstöringen godkändes inte", "An erasure was not approved"
    ),
    body=Words(
        "{by} ei hyväksynyt hävittämistä, jota pyysit. Mitään ei hävitetty.",
        "{by} godkände inte den förstöring du bad om. Ingenting förstördes.",
        "{by} did not approve the erasure you asked for. Nothing was erased.",
    ),
    facts={"by": Fact.NAME},
)
STOPPED = kind(
    "erasure-stopped",
    subject=Words("Hävittäminen pysäytettiin", "En förstöring stoppades", "An erasure was stopped"),
    body=Words(
        "{by} pysäytti hävittämisen. Mitään ei hävitetty.",
        "{by} stoppade en förstöring. Ingenting förstördes.",
        "{by} stopped an erasure. Nothing was erased.",
    ),
    facts={"by": Fact.NAME},
)
DONE = kind(
    "erasure-done",
    subject=Words("Tiedot on hävitetty", "Uppgifterna är förstörda", "Data have been erased"),
    body=Words(
        "Hävittäminen {reference} on tehty. Sivulla kerrotaan, mistä päivästä alkaen tietoja ei"
        " ole enää varmuuskopioissakaan.",
        "Förstöringen {reference} är gjord. Sidan berättar från vilken dag uppgifterna inte"
        " längre finns ens i säkerhetskopior.",
        "The erasure {reference} is done. Its page says from which day on the data are not even"
        " in backups any more.",
    ),
    facts={"reference": Fact.CODE},
)
PROPOSED = kind(
    "erasure-proposed",
    subject=Words(
        "Asioiden säilytysaika on päättynyt",
        "Förvaringstiden för ärenden har gått ut",
        "Cases have been kept long enough",
    ),
    body=Words(
        "Asioita, joiden säilytysaika on päättynyt: {count}. Tarkista, että"
        " asiakastietojärjestelmään kuuluva on siirretty sinne, ja pyydä hävittämistä.",
        "Ärenden vars förvaringstid har gått ut: {count}. Kontrollera att det som hör till"
        " klientdatasystemet har överförts dit, och be att de förstörs.",
        "Cases that have been kept long enough: {count}. See that what belongs to the client"
        " system stands there, and ask for their erasure.",
    ),
    facts={"count": Fact.COUNT},
    need=Need.ASKS,
)


def tell_second_people(actor: Actor, erasure: Erasure, team: Team) -> None:
    """Tell whoever can be the second person that her word is needed."""
    for account in people_to_ask(actor, team):
        _tell(actor, account, ASKED, erasure, by=actor.name)


def tell_of_erasure_ahead(actor: Actor, erasure: Erasure, seen: ErasureSeen, *also: UUID) -> None:
    """Tell the circle, who asked, who approved, and the data-protection officer; others also."""
    officers = account_holding(actor, Duty.DATA_PROTECTION, agency_id=seen.team.agency_id)
    circle = [seat.account for seat in seats_of(actor, seen.case) if seat.whole_file]
    day = erasure.due_on
    assert day is not None
    known = names_of(actor, [*also, *filter(None, [erasure.answered_by])])
    by = known[erasure.answered_by].name if erasure.answered_by else actor.name
    others = [known[one] for one in also]
    for account in _once(*circle, *officers, *_two(actor, erasure), *others):
        _tell(actor, account, AHEAD, erasure, by=by, on=day)


def tell_asker_no(actor: Actor, erasure: Erasure) -> None:
    """Tell who asked that it was not approved."""
    for account in _two(actor, erasure):
        _tell(actor, account, NOT_APPROVED, erasure, by=actor.name)


def tell_of_stop(actor: Actor, erasure: Erasure, case: Case | None) -> None:
    """Tell the two who decided that it was stopped, and the circle if it knew of it."""
    circle = [seat.account for seat in seats_of(actor, case) if seat.whole_file] if case else []
    for account in _once(*circle, *_two(actor, erasure)):
        _tell(actor, account, STOPPED, erasure, by=actor.name)


def tell_it_is_done(actor: Actor, erasure: Erasure) -> None:
    """Tell the two who decided it."""
    for account in _two(actor, erasure):
        _tell(actor, account, DONE, erasure, reference=erasure.reference)


def tell_of_proposals(actor: Actor, due: Sequence[Kept]) -> None:
    """Tell once, with a number, who answers for the cases; where nobody does, the register."""
    counts: dict[UUID, tuple[Account, int]] = {}
    for one in due:
        for account in _who_looks_after(actor, one):
            counts[account.id] = account, counts.get(account.id, (account, 0))[1] + 1
    for account, count in counts.values():
        send(actor, addressee_of(account), PROPOSED, place=("erasures.index", None), count=count)


def _who_looks_after(actor: Actor, one: Kept) -> Iterable[Account]:
    responsible = [
        seat.account
        for seat in seats_of(actor, one.case)
        if seat.seat_as is CircleRole.RESPONSIBLE and seat.whole_file
    ]
    return responsible or account_holding(actor, Duty.REGISTRAR, agency_id=one.team.agency_id)


def _two(actor: Actor, erasure: Erasure) -> Sequence[Account]:
    ids = [one for one in (erasure.asked_by, erasure.answered_by) if one is not None]
    return list(names_of(actor, ids).values())


def _once(*accounts: Account) -> Iterable[Account]:
    return {account.id: account for account in accounts}.values()


def _tell(
    actor: Actor, account: Account, what: MessageKind, erasure: Erasure, **facts: Any
) -> None:
    place = "erasures.show", erasure.id
    send(actor, addressee_of(account), what, place=place, **facts)
