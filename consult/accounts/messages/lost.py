"""What is told to somebody who has lost a way in, and to those who let her back in."""

from consult.accounts.messages.arrivals import link_of_arrival
from consult.accounts.models import Account, Arrival, Loss
from consult.accounts.queries import accounts_with, addressee_of
from consult.accounts.queries.factors import OLD_CODE, to_remind_of_code
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.notifications import Addressee, Fact, Need, kind, send
from consult.notifications.rounds import on_rounds

RECOVERED = kind(
    "account-words-recovered",
    subject=Words("Sinulla on uudet sanat", "Du har nya ord", "You have new words"),
    body=Words(
        "Tunnuksellesi on otettu uudet sanat paperisella palautuskoodilla. Kaikki laitteet on"
        " kirjattu ulos.\n\n"
        "Jos et tehnyt tätä itse, soita heti esihenkilölle ja pyydä keskeyttämään tunnus.",
        "Ditt konto har fått nya ord med återställningskoden på papper. Alla enheter har loggats"
        " ut.\n\n"
        "Om det inte var du, ring genast en chef och be att kontot stängs av.",
        "Your account has new words, taken with the recovery code on paper. All devices have been"
        " signed out.\n\n"
        "If this was not you, call a supervisor at once and ask to have the account suspended.",
    ),
    need=Need.OWES,
    to_oneself=True,
)
WAY_BACK_BEGUN = kind(
    "account-way-back-begun",
    subject=Words(
        "Sinulle valmistellaan uutta kirjautumista",
        "En ny inloggning förbereds för dig",
        "A new way in is being prepared for you",
    ),
    body=Words(
        "{who} on kirjannut, että olet kadottanut kirjautumistapasi. Toinen ihminen varmistaa"
        " vielä, että olet sinä. Siihen asti mikään ei muutu.\n\n"
        "Jos et ole pyytänyt tätä, kirjaudu tavalliseen tapaan ja keskeytä se kohdassa"
        " Kirjautumistavat, tai soita heti esihenkilöllesi.",
        "{who} har antecknat att du har förlorat dina sätt att logga in. En annan person försäkrar"
        " sig ännu om att du är du. Tills dess ändras ingenting.\n\n"
        "Om du inte har bett om det här, logga in som vanligt och avbryt det under Sätt att logga"
        " in, eller ring genast din chef.",
        "{who} has written down that you have lost your ways to sign in. A second person makes sure"
        " that it is you. Until then nothing changes.\n\n"
        "If you have not asked for this, sign in as usual and stop it under Ways to sign in, or"
        " call your supervisor at once.",
    ),
    facts={"who": Fact.NAME},
    need=Need.OWES,
)
WAY_BACK_SECOND = kind(
    "account-way-back-second",
    subject=Words(
        "Kirjautumistapansa kadottanut odottaa toista varmistusta",
        "Någon som har förlorat sin inloggning väntar på en andra bekräftelse",
        "Somebody who lost her way in waits for a second word",
    ),
    body=Words(
        "{who} on aloittanut paluun: {name}. Varmista itse, että kyse on hänestä: tapaa hänet tai"
        " soita numeroon, jonka tiedät ennestään.",
        "{who} har påbörjat vägen tillbaka för {name}. Försäkra dig själv om att det är rätt"
        " person: träffas eller ring ett nummer som du känner.",
        "{who} has begun a way back for {name}. Make sure yourself that it is she: meet her, or"
        " call a number you know from before.",
    ),
    facts={"who": Fact.NAME, "name": Fact.NAME},
    need=Need.ASKS,
    door=Words("Katso ja varmista", "Se och bekräfta", "Look and confirm"),
)
WAY_BACK_LINK = kind(
    "account-way-back-link",
    subject=Words(
        "Tie takaisin Consultiin", "Vägen tillbaka till Consult", "Your way back into Consult"
    ),
    body=Words(
        "Kaksi ihmistä on varmistanut, että olet sinä. Alla olevalla linkillä saat uudet sanat. Se"
        " avautuu kerran, ja se on voimassa {until} asti. Tarvitset myös kahdeksannumeroisen"
        " koodin. {who} antaa sen sinulle puhelimessa; koodia ei lähetetä viestillä.\n\n"
        "Jos et ole pyytänyt tätä, älä avaa linkkiä. Soita heti esihenkilöllesi.",
        "Två personer har försäkrat sig om att du är du. Med länken nedan får du nya ord. Den"
        " öppnas en gång och gäller till {until}. Du behöver också en kod på åtta siffror. {who}"
        " ger dig den per telefon; den skickas inte i ett meddelande.\n\n"
        "Öppna inte länken om du inte har bett om det här. Ring genast din chef.",
        "Two people have made sure that it is you. With the link below you get new words. It opens"
        " once, and until {until}. You also need a code of eight digits. {who} gives it to you by"
        " phone; it is not sent in a message.\n\n"
        "If you have not asked for this, do not open the link. Call your supervisor at once.",
    ),
    facts={"who": Fact.NAME, "until": Fact.MOMENT},
    need=Need.OWES,
    door=Words("Ota uudet sanat", "Ta nya ord", "Take new words"),
)
WAY_BACK_STOPPED = kind(
    "account-way-back-stopped",
    subject=Words(
        "Uuden kirjautumisen valmistelu keskeytettiin",
        "Den nya inloggningen avbröts",
        "The new way in was stopped",
    ),
    body=Words(
        "{who} on keskeyttänyt sen. Kirjaudut kuten ennenkin.",
        "{who} har avbrutit det. Du loggar in som förut.",
        "{who} has stopped it. You sign in as before.",
    ),
    facts={"who": Fact.NAME},
    need=Need.OWES,
    to_oneself=True,
)
CODE_UNTRIED = kind(
    OLD_CODE,
    subject=Words(
        "Onko palautuskoodisi vielä tallessa?",
        "Har du kvar din återställningskod?",
        "Do you still have your recovery code?",
    ),
    body=Words(
        "Palautuskoodiasi ei ole kokeiltu vuoteen. Hae paperi ja kokeile koodia: se vie minuutin,"
        " ja koodi pysyy käytössä. Jos paperi on kadonnut, tee uusi koodi samalla.",
        "Din återställningskod har inte provats på ett år. Hämta papperet och prova koden: det tar"
        " en minut och koden förblir i bruk. Om papperet är borta, gör en ny kod samtidigt.",
        "Your recovery code has not been tried for a year. Fetch the paper and try it: it takes a"
        " minute, and the code stays in use. If the paper is lost, make a new code while you are"
        " there.",
    ),
    need=Need.ASKS,
    door=Words("Kokeile koodia", "Prova koden", "Try the code"),
)
BACK_IN = kind(
    "account-back",
    subject=Words("Olet taas Consultissa", "Du är tillbaka i Consult", "You are back in Consult"),
    body=Words(
        "{who} on päästänyt sinut takaisin. Paikkasi ja tehtäväsi ovat ennallaan. Työkaverisi"
        " palauttavat sinulle sen, mikä oli vanhojen sanojesi takana; etusivultasi näet, mikä vielä"
        " odottaa.",
        "{who} har släppt in dig igen. Dina platser och uppgifter är som förut. Dina kolleger ger"
        " tillbaka det som låg bakom dina gamla ord; på din förstasida ser du vad som ännu väntar.",
        "{who} has let you back in. Your seats and duties are as before. Your colleagues give back"
        " what was behind your old words; your front page shows what still waits.",
    ),
    facts={"who": Fact.NAME},
    need=Need.OWES,
)


NEW_KEYS = kind(
    "account-new-keys",
    subject=Words(
        "Uudet avaimesi on hyväksytty", "Dina nya nycklar är godkända", "Your new keys are approved"
    ),
    body=Words(
        "{who} on hyväksynyt uudet avaimesi. Kaikki, mihin pääsit, on ennallaan. Pyydä nyt niitä,"
        " joiden kanssa teet työtä, ottamaan uudet avaimet yhteisille asioille.",
        "{who} har godkänt dina nya nycklar. Allt du kom åt är som förut. Be nu dem du arbetar med"
        " att ta nya nycklar för era gemensamma ärenden.",
        "{who} has approved your new keys. All you could open is as before. Now ask those you work"
        " with to take new keys for the cases you share.",
    ),
    facts={"who": Fact.NAME},
)


def tell_words_recovered(actor: Actor, account: Account) -> None:
    """Tell her that somebody, and let us hope she, came back by her recovery code."""
    send(actor, addressee_of(account), RECOVERED, place=("accounts.sittings", None))


def tell_way_back_begun(actor: Actor, account: Account) -> None:
    """Tell her whose way in is said to be lost: if it is not, she stops it."""
    place = ("accounts.factors", None)
    send(actor, addressee_of(account), WAY_BACK_BEGUN, place=place, who=actor.name)


def tell_others_of_loss(actor: Actor, loss: Loss, account: Account) -> None:
    """Tell the other supervisors that a second word is needed."""
    for supervisor in accounts_with(actor, Duty.SUPERVISOR):
        if supervisor.id != account.id:
            place, to = ("accounts.way_back", loss.id), addressee_of(supervisor)
            send(actor, to, WAY_BACK_SECOND, place=place, who=actor.name, name=account.name)


def tell_way_back_link(actor: Actor, arrival: Arrival, token: str) -> None:
    """Send the link. The code goes by phone, never by mail."""
    her = Addressee(None, arrival.name, arrival.email, arrival.language)
    link = link_of_arrival(arrival, token)
    send(actor, her, WAY_BACK_LINK, link=link, who=actor.name, until=arrival.link_ends_at)


def tell_way_back_stopped(actor: Actor, account: Account) -> None:
    """Tell her that she signs in as before."""
    place = ("accounts.factors", None)
    send(actor, addressee_of(account), WAY_BACK_STOPPED, place=place, who=actor.name)


def tell_back_in(actor: Actor, account: Account) -> None:
    """Tell her that she is in the house again."""
    send(actor, addressee_of(account), BACK_IN, place=("desk.front", None), who=actor.name)


@on_rounds
def remind_to_try_code(actor: Actor) -> None:
    """Ask once, a year after she last showed her recovery code, whether it is still there."""
    for account in to_remind_of_code(actor):
        mark = f"recovery-code:{account.id}:{account.recovery_tested_at:%Y%m%dT%H%M%S}"
        place = ("accounts.try_recovery", None)
        send(actor, addressee_of(account), CODE_UNTRIED, place=place, once=mark)


def tell_new_keys_in_use(actor: Actor, account: Account) -> None:
    """Tell her who took new keys herself that they are approved."""
    send(actor, addressee_of(account), NEW_KEYS, place=("desk.front", None), who=actor.name)
