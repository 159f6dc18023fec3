"""Why somebody is suggested, each in one sentence."""

from collections.abc import Iterable, Set
from datetime import datetime

from consult.foundation import clock
from consult.foundation.languages import ServiceLanguage
from consult.foundation.words import Words

NOT_INVOLVED = Words(
    "Työpaikka ei ole niiden joukossa, jotka jo työskentelevät perheen kanssa.",
    "Arbetsplatsen är inte bland dem som redan arbetar med familjen.",
    "Her workplace is not among those already working with the family.",
)
BY_DECISION = Words(
    "Ryhmän jäsen viranomaisen päätöksellä.",
    "Medlem av gruppen genom ett myndighetsbeslut.",
    "A member of the group by an official's decision.",
)
FREE = Words(
    "Ilmoituksensa mukaan pääsee kaikkiin tarjolla oleviin aikoihin.",
    "Kan enligt egen uppgift komma på alla tider som erbjuds.",
    "Can come to all the times there are, as she has said herself.",
)
FREE_THEN = Words(
    "Ilmoituksensa mukaan pääsee silloin.",
    "Kan enligt egen uppgift komma då.",
    "Can come then, as she has said herself.",
)
NOT_FREE = Words(
    "Ei ilmoituksensa mukaan pääse silloin.",
    "Kan enligt egen uppgift inte komma då.",
    "Cannot come then, as she has said herself.",
)


def wished(sector: Words) -> Words:
    """She answers for a sector that the asker would like to hear."""
    return Words(
        f"Vastaa toivottua alaa: {sector.fi}.",
        f"Motsvarar den önskade sektorn: {sector.sv}.",
        f"Matches the wished sector: {sector.en}.",
    )


def deputy_of(name: str) -> Words:
    """She is the deputy of somebody who does not come."""
    return Words(
        f"Varajäsen, varsinainen jäsen {name}.", f"Ersättare för: {name}.", f"The deputy of {name}."
    )


def free(times: Iterable[datetime], at: Set[datetime]) -> Words:
    """When she can come, of the times that are looked at."""
    looked_at = sorted(set(times))
    able = [one for one in looked_at if one in at]
    if not able:
        return NOT_FREE
    if len(able) == len(looked_at):
        return FREE if len(looked_at) > 1 else FREE_THEN
    days = ", ".join(_day(one) for one in able)
    return Words(
        f"Ilmoituksensa mukaan pääsee näistä: {days}",
        f"Kan enligt egen uppgift komma på dessa: {days}",
        f"Of these she can come to: {days}",
    )


def speaks(languages: Iterable[str]) -> Words:
    """She works in a language that a client is served in."""
    words = [ServiceLanguage.of(one).words for one in languages]
    named = {
        one: ", ".join(word.say(one)[:1].lower() + word.say(one)[1:] for word in words)
        for one in ("fi", "sv")
    }
    return Words(
        f"Työskentelee asiakkaan kielellä: {named['fi']}.",
        f"Arbetar på klientens språk: {named['sv']}.",
        f"Works in the client's language: {', '.join(word.en for word in words)}.",
    )


def area_fit(fit: int, area: str) -> Words | None:
    """Whether she serves the area; nothing where she has named none."""
    if fit == 0:
        return Words(
            f"Palvelee aluetta: {area}.", f"Betjänar området: {area}.", f"Serves the area: {area}."
        )
    if fit == 2:
        return Words(
            f"Palvelee muita alueita, ei aluetta {area}.",
            f"Betjänar andra områden, inte {area}.",
            f"Serves other areas, not {area}.",
        )
    return None


def load(invitations: int) -> Words:
    """How often she was asked of late."""
    if invitations == 0:
        return Words(
            "Ei kutsuja viime kuukausina.",
            "Inga inbjudningar de senaste månaderna.",
            "No invitations in the last months.",
        )
    if invitations == 1:
        return Words(
            "Yksi kutsu viime kuukausina.",
            "En inbjudan de senaste månaderna.",
            "One invitation in the last months.",
        )
    return Words(
        f"{invitations} kutsua viime kuukausina.",
        f"{invitations} inbjudningar de senaste månaderna.",
        f"{invitations} invitations in the last months.",
    )


def _day(moment: datetime) -> str:
    local = clock.local(moment)
    return f"{local.day}.{local.month}."
