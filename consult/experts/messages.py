"""What people are told because an entry of the directory has not been looked at for a year."""

from datetime import date

from consult.accounts.models import Account
from consult.accounts.queries import accounts_with, addressee_of
from consult.experts.models import Service
from consult.experts.queries import profiles_unchecked_since, services_unchecked_since
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.notifications import Fact, Need, kind, on_rounds, send

OWN_ENTRY = kind(
    "own-entry-to-check",
    subject=Words(
        "Pitävätkö tietosi hakemistossa paikkansa?",
        "Stämmer dina uppgifter i katalogen?",
        "Is your entry in the directory right?",
    ),
    body=Words(
        "Tarkistit tietosi viimeksi {day}. Katso, ovatko osaaminen, kielet, alueet ja ajat yhä"
        " oikein. Yksi painallus riittää, jos mikään ei ole muuttunut.",
        "Du kontrollerade dina uppgifter senast {day}. Se om kunskaper, språk, områden och tider"
        " ännu stämmer. Ett tryck räcker om inget har ändrats.",
        "You last checked your entry on {day}. See whether expertise, languages, areas and times"
        " are still right. One press is enough if nothing has changed.",
    ),
    facts={"day": Fact.DAY},
    need=Need.ASKS,
)
SERVICE_ENTRY = kind(
    "service-entry-to-check",
    subject=Words(
        "Pitävätkö palvelun tiedot paikkansa?",
        "Stämmer uppgifterna om tjänsten?",
        "Is the entry of the service right?",
    ),
    body=Words(
        "{service}: tiedot on tarkistettu viimeksi {day}. Tarkista ne tai poista palvelu"
        " luettelosta, jos sitä ei enää ole.",
        "{service}: uppgifterna kontrollerades senast {day}. Kontrollera dem, eller ta bort"
        " tjänsten ur förteckningen om den inte längre finns.",
        "{service}: the entry was last checked on {day}. Check it, or take the service out of the"
        " list if it is no longer there.",
    ),
    facts={"service": Fact.NAME, "day": Fact.DAY},
    need=Need.ASKS,
)


@on_rounds
def tell_to_check_own_entry(actor: Actor) -> None:
    """Ask those who have not looked at their own entry for a year."""
    for profile, account in profiles_unchecked_since(actor, a_year_ago()):
        if account.is_active:
            send(
                actor,
                addressee_of(account),
                OWN_ENTRY,
                place=("experts.mine", None),
                once=f"own-entry:{account.id}:{profile.checked_on}",
                day=profile.checked_on,
            )


@on_rounds
def tell_to_check_services(actor: Actor) -> None:
    """Ask whoever keeps an entry that is a year old; where she has left, the coordinators."""
    unchecked = services_unchecked_since(actor, a_year_ago())
    orphaned = any(not owner.is_active for _service, owner in unchecked)
    others = accounts_with(actor, Duty.COORDINATOR) if orphaned else ()
    for service, owner in unchecked:
        for account in [owner] if owner.is_active else others:
            _tell_of_service(actor, service, account)


def a_year_ago() -> date:
    """Return the day on which an entry was looked at that wants a look today."""
    today = clock.today()
    leap = today.month == 2 and today.day == 29
    return today.replace(year=today.year - 1, day=28 if leap else today.day)


def _tell_of_service(actor: Actor, service: Service, account: Account) -> None:
    send(
        actor,
        addressee_of(account),
        SERVICE_ENTRY,
        place=("experts.service", service.id),
        once=f"service-entry:{service.id}:{service.checked_on}:{account.id}",
        service=service.name,
        day=service.checked_on,
    )
