"""What is told of coming into the house. Nothing of a case is known here."""

from consult.accounts.models import Account, Arrival, DutyProposal
from consult.accounts.queries import accounts_with, addressee_of, find_account
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.notifications import Addressee, Fact, Need, SecretLink, kind, send

LINK_PATH = "/welcome/"

INVITED = kind(
    "account-invited",
    subject=Words(
        "Kutsu Consultiin",
        "Inbjudan till Consult",
        "Invitation to Consult",
    ),
    body=Words(
        "{who} kutsuu sinut Consultiin. Siellä pidetään lastensuojelun reflektiiviset"
        " tiimikokoukset ja asiantuntijakonsultaatiot.\n\n"
        "Alla oleva linkki on vain sinulle. Se avautuu kerran, ja se on voimassa {until} asti."
        " Tarvitset myös kahdeksannumeroisen koodin. {who} antaa sen sinulle puhelimessa; koodia"
        " ei lähetetä viestillä.\n\n"
        "Jos et tunne kutsujaa, älä avaa linkkiä.",
        "{who} bjuder in dig till Consult, där barnskyddets reflekterande teammöten och"
        " sakkunnigkonsultationer hålls.\n\n"
        "Länken nedan är bara för dig. Den öppnas en gång och gäller till {until}. Du behöver"
        " också en kod på åtta siffror. {who} ger dig den per telefon; den skickas inte i ett"
        " meddelande.\n\n"
        "Öppna inte länken om du inte känner den som bjuder in.",
        "{who} invites you to Consult, where reflective team meetings and expert consultations in"
        " child protection are held.\n\n"
        "The link below is for you alone. It opens once, and until {until}. You also need a code"
        " of eight digits. {who} gives it to you by phone; it is not sent in a message.\n\n"
        "If you do not know who invites you, do not open the link.",
    ),
    facts={"who": Fact.NAME, "until": Fact.MOMENT},
    need=Need.OWES,
    door=Words("Ota kutsu vastaan", "Ta emot inbjudan", "Accept the invitation"),
)
WAITS = kind(
    "account-waits",
    subject=Words(
        "Uusi ihminen odottaa hyväksyntää",
        "En ny person väntar på godkännande",
        "Somebody new waits to be let in",
    ),
    body=Words(
        "{name} on ottanut kutsun vastaan ja odottaa hyväksyntää. Soita hänelle numeroon, jonka"
        " tiedät ennestään, ja vertaa tunnisteluvut.",
        "{name} har tagit emot sin inbjudan och väntar på godkännande. Ring till ett nummer som du"
        " känner sedan tidigare och jämför kontrolltalen.",
        "{name} has accepted the invitation and waits to be let in. Call her on a number you know"
        " from before and compare the check numbers.",
    ),
    facts={"name": Fact.NAME},
    need=Need.ASKS,
    door=Words("Vertaa ja hyväksy", "Jämför och godkänn", "Compare and approve"),
)
LET_IN = kind(
    "account-approved",
    subject=Words(
        "Pääset nyt Consultiin", "Du har nu tillgång till Consult", "You are in Consult now"
    ),
    body=Words(
        "{who} on hyväksynyt sinut. Näet nyt sen, mihin sinut on kutsuttu. Jos sinulle on luvattu"
        " paikka tiimissä tai asian piirissä, sen lupaaja vahvistaa sen erikseen.",
        "{who} har godkänt dig. Du ser nu det du är inbjuden till. Om du har lovats en plats i ett"
        " team eller i kretsen för ett ärende bekräftas den skilt av den som lovat.",
        "{who} has let you in. You now see what you are invited to. Where a seat in a team or in"
        " the circle of a case was promised to you, it is confirmed apart.",
    ),
    facts={"who": Fact.NAME},
    need=Need.OWES,
)
IS_IN = kind(
    "account-guest-is-in",
    subject=Words(
        "Kutsumasi ihminen on hyväksytty",
        "Personen du bjöd in är godkänd",
        "Whom you invited is in",
    ),
    body=Words(
        "{name} on hyväksytty. Vahvista nyt se, mitä hänelle on luvattu.",
        "{name} är godkänd. Bekräfta nu det som har lovats.",
        "{name} is in. Now confirm what has been promised.",
    ),
    facts={"name": Fact.NAME},
)
SECOND_WORD = kind(
    "duty-second-word",
    subject=Words(
        "Esihenkilön tehtävä odottaa toista hyväksyntää",
        "En chefsuppgift väntar på ett andra godkännande",
        "A supervisor's duty waits for a second word",
    ),
    body=Words(
        "{who} puoltaa esihenkilön tehtävää: {name}. Tarvitaan toisen esihenkilön hyväksyntä.",
        "{who} förordar chefsuppgiften för {name}. En annan chefs godkännande behövs.",
        "{who} speaks for {name} as a supervisor. Another supervisor's word is needed.",
    ),
    facts={"who": Fact.NAME, "name": Fact.NAME},
    need=Need.ASKS,
)


def link_of_arrival(arrival: Arrival, token: str) -> SecretLink:
    """Return a newcomer's link, the same on the page as in the mail."""
    return SecretLink(LINK_PATH, token, arrival.link_ends_at)


def tell_newcomer_invited(actor: Actor, arrival: Arrival, token: str) -> None:
    """Send the link. The code goes by phone, never by mail."""
    newcomer = Addressee(None, arrival.name, arrival.email, arrival.language)
    link = link_of_arrival(arrival, token)
    send(actor, newcomer, INVITED, link=link, who=actor.name, until=arrival.link_ends_at)


def tell_supervisors_somebody_waits(actor: Actor, arrival: Arrival) -> None:
    """Tell every supervisor who may approve her."""
    for supervisor in accounts_with(actor, Duty.SUPERVISOR):
        if not arrival.was_let_in_by(supervisor.id):
            page = "accounts.let_back" if arrival.is_return else "accounts.approve"
            place = (page, arrival.id)
            send(actor, addressee_of(supervisor), WAITS, place=place, name=arrival.name)


def tell_all_she_is_in(actor: Actor, arrival: Arrival, account: Account) -> None:
    """Tell the newcomer, and whoever invited her."""
    send(actor, addressee_of(account), LET_IN, place=("desk.front", None), who=actor.name)
    inviter = find_account(actor, arrival.invited_by)
    if inviter is not None:
        place = ("accounts.show", account.id)
        send(actor, addressee_of(inviter), IS_IN, place=place, name=account.name)


def tell_supervisors_second_word(actor: Actor, proposal: DutyProposal, account: Account) -> None:
    """Tell the other supervisors that a second word is needed."""
    for supervisor in accounts_with(actor, Duty.SUPERVISOR):
        if supervisor.id != account.id:
            place = ("accounts.on_their_way", None)
            to = addressee_of(supervisor)
            send(actor, to, SECOND_WORD, place=place, who=actor.name, name=account.name)
