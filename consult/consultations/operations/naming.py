"""What goes to experts is looked at once more: no real name of the case goes along."""

from consult.consultations.models import Consultation
from consult.consultations.queries import named_in_request
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words

NAMED = Words(
    "Pyynnössä on asian oikea nimi, eikä se lähde muille: katso konsultaation sivulta, missä. "
    "Peru pyyntö ja kysy uudelleen roolinimillä.",
    "I begäran finns ett av ärendets riktiga namn, och den går inte vidare: se var på "
    "konsultationens sida. Återta begäran och fråga på nytt med rollbeteckningar.",
    "A real name of the case stands in the request, and it does not go to others: its page says "
    "where. Withdraw the request and ask anew with role labels.",
)


def expect_no_real_name(actor: Actor, it: Consultation) -> None:
    """Keep a request at home in which somebody of the case is called by name.

    Only who may know the names can be told: the one who asked, or another who writes the case.

    Raises:
        NotSaved: a name stands in it.

    """
    if named_in_request(actor, it):
        raise NotSaved(NAMED)
