"""What is said when somebody steps aside, or a meeting gets longer; never why."""

from typing import Any

from consult.consultations.messages import SHOW, tell
from consult.consultations.messages.calendar import entry
from consult.consultations.messages.kinds import BY, CODE
from consult.consultations.models import Consultation
from consult.consultations.queries import expected_at, item_of
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.meetings.models import Meeting
from consult.notifications import Fact, Need, kind
from consult.teams.queries import coordinators_of, find_team

MORE_EXPERTS = "consultations.more_experts"

_STEPPED_ASIDE = Words(
    "Asiantuntija vetäytyi", "En sakkunnig drog sig tillbaka", "An expert stepped aside"
)
DEPUTY_SUGGESTED = kind(
    "expert-recused-deputy",
    subject=_STEPPED_ASIDE,
    body=Words(
        "{by} vetäytyi konsultaatiosta {code}: {at}. Syytä ei kysytä, eikä hän enää lue"
        " pyyntöä. Tilalle sopisi seuraavaksi {deputy}. Ehdotus odottaa sinua valmiina.",
        "{by} drog sig tillbaka från konsultationen {code}: {at}. Ingen orsak frågas, och hen"
        " läser inte längre begäran. I stället skulle härnäst {deputy} passa. Förslaget väntar"
        " färdigt på dig.",
        "{by} has stepped aside from the consultation {code}: {at}. No reason is asked, and she"
        " reads the request no longer. {deputy} would be the next to ask. The proposal is ready.",
    ),
    facts={**BY, "at": Fact.MOMENT, "deputy": Fact.NAME},
    need=Need.ASKS,
)
EXPERT_RECUSED = kind(
    "expert-recused",
    subject=_STEPPED_ASIDE,
    body=Words(
        "{by} vetäytyi konsultaatiosta {code}: {at}. Syytä ei kysytä, eikä hän enää lue"
        " pyyntöä. Hakemistosta ei löydy tilalle saman alan asiantuntijaa, joka pääsisi.",
        "{by} drog sig tillbaka från konsultationen {code}: {at}. Ingen orsak frågas, och hen"
        " läser inte längre begäran. I katalogen finns ingen sakkunnig i samma sektor som kunde"
        " komma i stället.",
        "{by} has stepped aside from the consultation {code}: {at}. No reason is asked, and she"
        " reads the request no longer. The directory has nobody of the same sector who can come.",
    ),
    facts={**BY, "at": Fact.MOMENT},
    need=Need.ASKS,
)

ONE_STEPPED_ASIDE = kind(
    "one-stepped-aside",
    subject=Words(
        "Yksi asiantuntija vetäytyi",
        "En sakkunnig drog sig tillbaka",
        "One expert has stepped aside",
    ),
    body=Words(
        "Yksi asiantuntija vetäytyi konsultaatiosta {code}. Syytä ei"
        " kysytä eikä kirjata, eikä hän enää lue siitä mitään. Jos käsittelyä ei ole avattu,"
        " koordinaattori ehdottaa sinulle toista.",
        "En sakkunnig drog sig tillbaka från konsultationen {code}. Ingen orsak frågas eller"
        " antecknas, och hen läser inte längre något av den. Om behandlingen inte har öppnats"
        " föreslår koordinatorn någon annan för dig.",
        "One expert has stepped aside from the consultation {code}. No reason is asked or kept, and"
        " that expert reads nothing of it any more. Unless it has been opened, the coordinator"
        " proposes somebody else to you.",
    ),
    facts=CODE,
)

# To everybody at a meeting

MEETING_LONGER = kind(
    "meeting-longer",
    subject=Words(
        "Kokouksen päättymisaika muuttui",
        "Mötets sluttid ändrades",
        "The meeting ends at another time",
    ),
    body=Words(
        "{team}, {at}: kokous päättyy nyt {until}. Alkamisaika ei muutu.",
        "{team}, {at}: mötet slutar nu {until}. Det börjar när det skulle.",
        "{team}, {at}: the meeting now ends {until}. It begins when it was to begin.",
    ),
    facts={"team": Fact.NAME, "at": Fact.MOMENT, "until": Fact.MOMENT},
)


def tell_coordinators_of_recusal(actor: Actor, consultation: Consultation, deputy: str) -> None:
    """Tell the coordinators that an expert stepped aside, and who would be the next to ask."""
    _item, meeting = item_of(actor, consultation)
    facts: dict[str, Any] = {"by": actor.name, "at": meeting.starts_at, "code": consultation.code}
    kind = EXPERT_RECUSED
    if deputy:
        kind, facts = DEPUTY_SUGGESTED, facts | {"deputy": deputy}
    coordinators = [row.account_id for row in coordinators_of(actor, consultation.team_id)]
    tell(actor, coordinators, kind, (MORE_EXPERTS, consultation.id), **facts)


def tell_asker_of_recusal(actor: Actor, consultation: Consultation) -> None:
    """Tell the asker that one of the panel stepped aside; neither who nor why."""
    place = (SHOW, consultation.id)
    tell(actor, [consultation.asker_id], ONE_STEPPED_ASIDE, place, code=consultation.code)


def tell_of_longer_meeting(actor: Actor, meeting: Meeting) -> None:
    """Tell everybody who is expected at a meeting that it ends at another time, not why."""
    team = find_team(actor, meeting.team_id)
    facts = {"at": meeting.starts_at, "until": meeting.ends_at}
    named = team.name if team is not None else ""
    for consultation, people in expected_at(actor, meeting):
        calendar, place = entry(consultation, meeting), ("meetings.show", meeting.id)
        tell(actor, people, MEETING_LONGER, place, calendar, team=named, **facts)
