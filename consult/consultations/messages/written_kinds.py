"""What is said where nobody meets: there is a day to answer by, and no time to come at."""

from consult.consultations.messages import kinds
from consult.consultations.models import Consultation
from consult.foundation.words import Words
from consult.notifications import Fact, MessageKind, Need, kind

CODE = {"code": Fact.CODE}
DUE = {**CODE, "due": Fact.DAY}
TEAM_DUE = {**DUE, "team": Fact.NAME}
OPEN_IT = Words("Vastaa Consultissa", "Svara i Consult", "Answer in Consult")

WHO_WRITES = kind(
    "written-panel",
    subject=Words(
        "Katso, keiltä kysymyksiisi pyydetään vastausta",
        "Se vilka som ombeds besvara dina frågor",
        "See who will be asked to answer your questions",
    ),
    body=Words(
        "Konsultaatioosi {code} vastataan kirjallisesti viimeistään {due}: {team}.\n\n"
        "Katso, keitä vastaajiksi ehdotetaan, ennen kuin kutsut lähtevät. Voit poistaa kenet"
        " tahansa syytä kertomatta. Kun joku on luvannut vastata, avaat kysymykset hänelle.",
        "Din konsultation {code} besvaras skriftligt senast {due}: {team}.\n\n"
        "Se vilka som föreslås svara innan inbjudningarna skickas. Du kan stryka vem som helst"
        " utan att ange skäl. När någon har lovat svara öppnar du frågorna för hen.",
        "Your consultation {code} is answered in writing by {due}: {team}.\n\n"
        "See who is proposed to answer before the invitations leave. You may strike anybody"
        " without giving a reason. Once somebody has promised to answer, you open the questions.",
    ),
    facts=TEAM_DUE,
    need=Need.ASKS,
    door=Words("Katso vastaajat", "Se vilka som svarar", "See who answers"),
)
ASKED_IN_WRITING = kind(
    "written-invited",
    subject=Words(
        "Pyyntö vastata kirjallisesti", "Begäran om skriftligt svar", "Asked to answer in writing"
    ),
    body=Words(
        "{team} pyytää sinulta kirjallista vastausta asiantuntijana viimeistään {due}. Kokousta ei"
        " pidetä.\n\n"
        "Kerro, voitko vastata. Kun olet luvannut, näet kysymykset, joihin toivotaan näkemystäsi.",
        "{team} ber dig som sakkunnig om ett skriftligt svar senast {due}. Inget möte hålls.\n\n"
        "Berätta om du kan svara. När du har lovat ser du de frågor som man önskar din syn på.",
        "{team} asks you as an expert for an answer in writing by {due}. No meeting is held.\n\n"
        "Say whether you can answer. Once you have promised, you see the questions that are put to"
        " you.",
    ),
    facts={"team": Fact.NAME, "due": Fact.DAY},
    need=Need.ASKS,
    door=Words("Vastaa kutsuun", "Svara på inbjudan", "Answer the invitation"),
)
NOT_ASKED_ANY_MORE = kind(
    "written-invitation-ended",
    subject=Words(
        "Vastaustasi ei enää tarvita", "Ditt svar behövs inte längre", "Your answer is not needed"
    ),
    body=Words(
        "Kirjallista vastaustasi ei enää tarvita: {team}, {due}. Sinun ei tarvitse tehdä mitään."
        " Kiitos, että olit valmis.",
        "Ditt skriftliga svar behövs inte längre: {team}, {due}. Du behöver inte göra något. Tack"
        " för att du var beredd.",
        "Your answer in writing is no longer needed: {team}, {due}. You need not do anything. Thank"
        " you for having been ready.",
    ),
    facts={"team": Fact.NAME, "due": Fact.DAY},
    need=Need.ASKS,
)
EXPERT_WRITES = kind(
    "expert-writes",
    subject=Words(
        "Asiantuntija lupasi vastata", "En sakkunnig lovade svara", "An expert has promised"
    ),
    body=Words(
        "{by} vastaa kirjallisesti konsultaatioon {code} viimeistään {due}.",
        "{by} svarar skriftligt på konsultationen {code} senast {due}.",
        "{by} answers the consultation {code} in writing by {due}.",
    ),
    facts={**DUE, "by": Fact.NAME},
)
EXPERT_DOES_NOT_WRITE = kind(
    "expert-does-not-write",
    subject=Words(
        "Asiantuntija ei voi vastata", "En sakkunnig kan inte svara", "An expert cannot answer"
    ),
    body=Words(
        "{by} ei voi vastata konsultaatioon {code} ({due}). Tilalle voi ehdottaa toista.",
        "{by} kan inte svara på konsultationen {code} ({due}). Någon annan kan föreslås i stället.",
        "{by} cannot answer the consultation {code} ({due}). Somebody else can be proposed"
        " instead.",
    ),
    facts={**DUE, "by": Fact.NAME},
    need=Need.ASKS,
)
OPENED = kind(
    "written-opened",
    subject=Words(
        "Kysymykset odottavat vastaustasi",
        "Frågorna väntar på ditt svar",
        "The questions wait for your answer",
    ),
    body=Words(
        "Konsultaation {code} kysymykset on avattu sinulle. Vastaa jokaiseen viimeistään {due}.\n\n"
        "Muiden vastaukset näet, kun kaikki ovat vastanneet tai päivä on ohi.",
        "Frågorna i konsultationen {code} har öppnats för dig. Svara på var och en senast"
        " {due}.\n\n"
        "De andras svar ser du när alla har svarat eller dagen är över.",
        "The questions of the consultation {code} are open to you. Answer each by {due}.\n\n"
        "You see the others' answers once all have answered, or the day is over.",
    ),
    facts=DUE,
    need=Need.ASKS,
    door=OPEN_IT,
)
STILL_MISSING = kind(
    "written-reminder",
    subject=Words(
        "Vastauksesi puuttuu vielä", "Ditt svar saknas ännu", "Your answer is still missing"
    ),
    body=Words(
        "Saat tämän muistutuksen, koska lupasit vastata konsultaatioon {code} eikä jokaisessa"
        " kysymyksessä ole vielä vastaustasi. Viimeinen päivä on {due}.",
        "Du får den här påminnelsen eftersom du lovade svara på konsultationen {code} och ditt"
        " svar ännu saknas på någon fråga. Sista dagen är {due}.",
        "You get this reminder because you promised to answer the consultation {code} and not"
        " every question has your answer yet. The last day is {due}.",
    ),
    facts=DUE,
    need=Need.ASKS,
    door=OPEN_IT,
)
SHOWN = kind(
    "written-shown",
    subject=Words(
        "Kirjalliset vastaukset ovat luettavissa",
        "De skriftliga svaren kan läsas",
        "The written answers can be read",
    ),
    body=Words(
        "Konsultaation {code} vastaukset ovat nyt kysyjän ja kaikkien vastaajien luettavissa.",
        "Svaren på konsultationen {code} kan nu läsas av den som frågat och alla som svarat.",
        "The answers to the consultation {code} can now be read by the asker and everybody who"
        " answers.",
    ),
    facts=CODE,
    need=Need.ASKS,
    door=Words("Lue vastaukset", "Läs svaren", "Read the answers"),
)

IN_WRITING: dict[str, MessageKind] = {
    kind_.key: written
    for kind_, written in (
        (kinds.PANEL_TO_LOOK_AT, WHO_WRITES),
        (kinds.PANEL_AT_ONCE, WHO_WRITES),
        (kinds.TIME_GIVEN, WHO_WRITES),
        (kinds.INVITED, ASKED_IN_WRITING),
        (kinds.INVITATION_ENDED, NOT_ASKED_ANY_MORE),
        (kinds.EXPERT_COMES, EXPERT_WRITES),
        (kinds.EXPERT_DECLINES, EXPERT_DOES_NOT_WRITE),
    )
}
"""What is said instead where answers are written."""


def said(consultation: Consultation, kind: MessageKind) -> MessageKind:
    """Return the kind of message, where nobody meets in the words for that."""
    return IN_WRITING.get(kind.key, kind) if consultation.in_writing else kind
