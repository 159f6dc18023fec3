"""Who may ask for a meeting of a format, in a sentence."""

from consult.formats.models import Format, FormatKind
from consult.foundation.words import Words


def who_may_ask(format_: Format) -> Words:
    """Say who asks, and who finds the time."""
    if format_.kind is FormatKind.NETWORK:
        return _BY_THE_TEAM
    if format_.kind in _BY_KIND:
        return _BY_KIND[format_.kind]
    return _MEMBERS


_MEMBERS = Words(
    "Tiimin jäsen varaa vapaan ajan itse.",
    "En medlem i teamet bokar själv en ledig tid.",
    "A member of the team books a free time herself.",
)
_BY_THE_TEAM = Words(
    "Lapsen asioista vastaava työntekijä, usein perheen toiveesta. Ajan saa niin kuin järjestävän"
    " tiimin muutkin ajat: jäsen varaa sen itse, tai koordinaattori etsii sen.",
    "Den arbetstagare som ansvarar för barnets angelägenheter, ofta på familjens önskan. Tiden fås"
    " som teamets andra tider: en medlem bokar den själv, eller koordinatorn söker den.",
    "The child's responsible worker, often because the family wishes it. The time is got as the"
    " team's other times: a member books it herself, or the coordinator finds it.",
)
_BY_KIND = {
    FormatKind.EXPERT_GROUP: Words(
        "Sosiaalityöntekijä pyytää, koordinaattori etsii ajan ja kutsuu asiantuntijat.",
        "Socialarbetaren ber om den, koordinatorn söker en tid och bjuder in de sakkunniga.",
        "A social worker asks; the coordinator finds a time and invites the experts.",
    ),
    FormatKind.WRITTEN: Words(
        "Sosiaalityöntekijä pyytää, koordinaattori sopii päivän ja valitsee vastaajat.",
        "Socialarbetaren ber om den, koordinatorn avtalar en dag och väljer dem som svarar.",
        "A social worker asks; the coordinator sets the day and chooses who answers.",
    ),
    FormatKind.TWO_WAY: Words(
        "Ne tiimit, joille ajat on avattu, varaavat ne itse.",
        "De team som tiderna har öppnats för bokar dem själva.",
        "The teams to which the times were opened book them themselves.",
    ),
    FormatKind.SUPPORT: Words(
        "Kuka tahansa työntekijä varaa ajan itse. Muut näkevät kuukauden ja aiheen.",
        "Vilken arbetstagare som helst bokar själv en tid. Andra ser månaden och temat.",
        "Any worker books a time herself. Others see the month and the topic.",
    ),
    FormatKind.FORUM: Words(
        "Tiimin jäsen varaa ajan omalle aiheelleen tai lähettää kysymyksen etukäteen.",
        "En medlem i teamet bokar tid för sitt tema eller sänder en fråga på förhand.",
        "A member of the team books a time for a theme, or sends a question beforehand.",
    ),
}
