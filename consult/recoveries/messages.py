"""What people are told when something is opened off line: names and counts, nothing of a case."""

from collections.abc import Collection
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import accounts_with, addressee_of
from consult.cases.queries import seats_of
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.notifications import Fact, MessageKind, Need, kind, send
from consult.recoveries.models import RecoveryRequest
from consult.recoveries.queries import cases_among

ASKED = kind(
    "recovery-asked",
    subject=Words(
        "Palautusavainta pyydetään käyttöön",
        "Återställningsnyckeln begärs",
        "The recovery key is asked for",
    ),
    body=Words(
        "{by} pyytää, että palautusavaimella avataan tiloja, joihin kukaan ei enää pääse."
        " Kenelle: {who}. Tiloja: {count}.\n\nToinen esihenkilö tai rekisterin vastuuhenkilö"
        " vahvistaa pyynnön ennen kuin mitään avataan.",
        "{by} begär att återställningsnyckeln öppnar rum som ingen längre kommer åt."
        " För: {who}. Rum: {count}.\n\nEn annan chef eller registeransvarig bekräftar begäran"
        " innan något öppnas.",
        "{by} asks that the recovery key opens spaces which nobody can open any more."
        " For: {who}. Spaces: {count}.\n\nAnother supervisor or the register's responsible person"
        " confirms the request before anything is opened.",
    ),
    facts={"by": Fact.NAME, "who": Fact.NAME, "count": Fact.COUNT},
    need=Need.ASKS,
    door=Words("Katso pyyntö", "Se begäran", "See the request"),
)
OPENED = kind(
    "recovery-answered",
    subject=Words(
        "Palautusavaimella avattiin tiloja",
        "Rum öppnades med återställningsnyckeln",
        "The recovery key has opened spaces",
    ),
    body=Words(
        "Palautusavaimella avattiin tiloja. Kenelle: {who}. Tiloja: {count}. Pyytäjä: {by}."
        "\n\nKaikki on lokissa.",
        "Rum öppnades med återställningsnyckeln. För: {who}. Rum: {count}. Begärd av: {by}."
        "\n\nAllt finns i loggen.",
        "The recovery key has opened spaces. For: {who}. Spaces: {count}. Asked for by: {by}."
        "\n\nAll of it is in the log.",
    ),
    facts={"by": Fact.NAME, "who": Fact.NAME, "count": Fact.COUNT},
    to_oneself=True,
)
CIRCLE = kind(
    "case-recovered",
    subject=Words(
        "Asiasi avattiin palautusavaimella",
        "Ett ärende öppnades med återställningsnyckeln",
        "A case of yours was opened with the recovery key",
    ),
    body=Words(
        "Asia, jonka piirissä istut, avattiin palautusavaimella. Kenelle: {who}. Kukaan muu ei"
        " enää päässyt siihen.",
        "Ett ärende i vars krets du sitter öppnades med återställningsnyckeln. För: {who}. Ingen"
        " annan kom längre åt det.",
        "A case in whose circle you sit was opened with the recovery key. For: {who}. Nobody else"
        " could open it any more.",
    ),
    facts={"who": Fact.NAME},
)


def tell_officers_it_was_asked(
    actor: Actor, request: RecoveryRequest, account: Account, count: int
) -> None:
    """Tell the data-protection officers, and those who may confirm it."""
    _tell(actor, ASKED, request, account, count, actor.name)


def tell_officers_it_was_opened(
    actor: Actor, request: RecoveryRequest, account: Account, count: int, asker: str
) -> None:
    """Tell the data-protection officers and the person herself what is open again."""
    _tell(actor, OPENED, request, account, count, asker)
    where = ("recoveries.show", request.id)
    send(actor, addressee_of(account), OPENED, place=where, by=asker, who=account.name, count=count)


def tell_circles(actor: Actor, spaces: Collection[UUID], account: Account) -> None:
    """Tell those who still sit in the circles of what was opened."""
    for case in cases_among(actor, spaces):
        for seat in seats_of(actor, case):
            if seat.account_id != account.id:
                where = ("cases.circle", case.id)
                send(actor, addressee_of(seat.account), CIRCLE, place=where, who=account.name)


def _tell(
    actor: Actor,
    what: MessageKind,
    request: RecoveryRequest,
    account: Account,
    count: int,
    by: str,
) -> None:
    duties = [Duty.DATA_PROTECTION, *([Duty.REGISTRAR] if what is ASKED else [])]
    where = ("recoveries.show", request.id)
    for officer in accounts_with(actor, *duties):
        if officer.id != account.id:
            to = addressee_of(officer)
            send(actor, to, what, place=where, by=by, who=account.name, count=count)
