"""What is said about a consultation: its code, a time, a team, who did it. Nothing it is about."""

from consult.foundation.words import Words
from consult.notifications import Fact, Need, kind

CODE = {"code": Fact.CODE}
BY = {**CODE, "by": Fact.NAME}
TIMED = {**CODE, "team": Fact.NAME, "at": Fact.MOMENT}

# To the coordinators

REQUEST_ARRIVED = kind(
    "request-arrived",
    subject=Words(
        "Uusi konsultaatiopyyntö", "Ny begäran om konsultation", "A new request for a consultation"
    ),
    body=Words(
        "{by} pyytää konsultaatiota: {team}. Pyynnön koodi on {code}.",
        "{by} begär konsultation: {team}. Begärans kod är {code}.",
        "{by} asks for a consultation: {team}. The code of the request is {code}.",
    ),
    facts={**BY, "team": Fact.NAME},
    need=Need.ASKS,
)
REPLY_ARRIVED = kind(
    "reply-arrived",
    subject=Words(
        "Kysymykseesi on vastattu", "Din fråga har besvarats", "What you asked has been answered"
    ),
    body=Words(
        "{by} vastasi siihen, mitä pyynnöstä {code} kysyttiin. Pyyntö odottaa taas käsittelyä.",
        "{by} svarade på det som frågades om begäran {code}. Begäran väntar åter på behandling.",
        "{by} answered what was asked about the request {code}. It waits to be handled again.",
    ),
    facts=BY,
    need=Need.ASKS,
)
REQUEST_WITHDRAWN = kind(
    "request-withdrawn",
    subject=Words("Pyyntö peruttiin", "En begäran togs tillbaka", "A request was withdrawn"),
    body=Words(
        "{by} perui pyynnön {code}. Sille ei enää tarvitse etsiä aikaa.",
        "{by} tog tillbaka begäran {code}. Ingen tid behöver längre sökas för den.",
        "{by} withdrew the request {code}. It no longer needs a time.",
    ),
    facts=BY,
)
EXPERT_COMES = kind(
    "expert-comes",
    subject=Words("Asiantuntija tulee", "En sakkunnig kommer", "An expert is coming"),
    body=Words(
        "{by} tulee asiantuntijaksi konsultaatioon {code}: {at}.",
        "{by} kommer som sakkunnig till konsultationen {code}: {at}.",
        "{by} comes as an expert to the consultation {code}: {at}.",
    ),
    facts={**BY, "at": Fact.MOMENT},
)
EXPERT_DECLINES = kind(
    "expert-declines",
    subject=Words("Asiantuntija ei pääse", "En sakkunnig kan inte komma", "An expert cannot come"),
    body=Words(
        "{by} ei pääse asiantuntijaksi konsultaatioon {code}: {at}. Tilalle voi ehdottaa toista.",
        "{by} kan inte komma som sakkunnig till konsultationen {code}: {at}. Någon annan kan"
        " föreslås i stället.",
        "{by} cannot come as an expert to the consultation {code}: {at}. Somebody else can be"
        " proposed instead.",
    ),
    facts={**BY, "at": Fact.MOMENT},
    need=Need.ASKS,
)

# To the asker

ASKED_BACK = kind(
    "asked-back",
    subject=Words(
        "Pyynnöstäsi kysytään lisää",
        "Det frågas mer om din begäran",
        "More is asked about your request",
    ),
    body=Words(
        "{by} kysyy lisää pyynnöstäsi {code}. Pyyntö odottaa vastaustasi.",
        "{by} frågar mer om din begäran {code}. Den väntar på ditt svar.",
        "{by} asks more about your request {code}. It waits for your reply.",
    ),
    facts=BY,
    need=Need.ASKS,
    door=Words("Vastaa Consultissa", "Svara i Consult", "Reply in Consult"),
)
REQUEST_DECLINED = kind(
    "request-declined",
    subject=Words(
        "Pyyntöäsi ei otettu käsittelyyn",
        "Din begäran togs inte upp",
        "Your request was not taken up",
    ),
    body=Words(
        "{by} ei ottanut pyyntöä {code} käsittelyyn. Syyn voit lukea Consultissa.",
        "{by} tog inte upp begäran {code}. Orsaken kan du läsa i Consult.",
        "{by} did not take up the request {code}. You can read the reason in Consult.",
    ),
    facts=BY,
    need=Need.ASKS,
)
TIME_GIVEN = kind(
    "time-given",
    subject=Words(
        "Konsultaatiollasi on aika",
        "Din konsultation har en tid",
        "Your consultation has a time",
    ),
    body=Words(
        "Konsultaatiollasi {code} on aika: {at}, {team}.",
        "Din konsultation {code} har en tid: {at}, {team}.",
        "Your consultation {code} has a time: {at}, {team}.",
    ),
    facts=TIMED,
    need=Need.ASKS,
)
PANEL_TO_LOOK_AT = kind(
    "panel-to-look-at",
    subject=Words(
        "Katso, ketkä konsultaatioosi kutsutaan",
        "Se vilka som bjuds in till din konsultation",
        "See who will be invited to your consultation",
    ),
    body=Words(
        "Konsultaatiollasi {code} on aika: {at}, {team}.\n\n"
        "Katso, keitä asiantuntijoiksi ehdotetaan, ennen kuin kutsut lähtevät. Voit poistaa kenet"
        " tahansa syytä kertomatta. Jos et ehdi katsoa, kutsut voi lähettää {free} alkaen.",
        "Din konsultation {code} har en tid: {at}, {team}.\n\n"
        "Se vilka som föreslås som sakkunniga innan inbjudningarna skickas. Du kan stryka vem som"
        " helst utan att ange skäl. Om du inte hinner se kan inbjudningarna skickas från {free}.",
        "Your consultation {code} has a time: {at}, {team}.\n\n"
        "See who is proposed as an expert before the invitations leave. You may strike anybody"
        " without giving a reason. If you have no time to look, they may leave from {free} on.",
    ),
    facts={**TIMED, "free": Fact.DAY},
    need=Need.ASKS,
    door=Words("Katso kokoonpano", "Se sammansättningen", "See the panel"),
)
PANEL_AT_ONCE = kind(
    "panel-at-once",
    subject=Words(
        "Katso pian, ketkä konsultaatioosi kutsutaan",
        "Se snart vilka som bjuds in till din konsultation",
        "See soon who will be invited to your consultation",
    ),
    body=Words(
        "Konsultaatiollasi {code} on aika jo pian: {at}, {team}.\n\n"
        "Kutsut lähtevät, kun olet katsonut, keitä ehdotetaan. Koordinaattori voi kysyä sitä"
        " myös puhelimessa.",
        "Din konsultation {code} har en tid redan snart: {at}, {team}.\n\n"
        "Inbjudningarna skickas när du har sett vilka som föreslås. Koordinatorn kan också fråga"
        " dig per telefon.",
        "Your consultation {code} has a time very soon: {at}, {team}.\n\n"
        "The invitations leave when you have seen who is proposed. The coordinator may also ask"
        " you by phone.",
    ),
    facts=TIMED,
    need=Need.ASKS,
    door=Words("Katso kokoonpano", "Se sammansättningen", "See the panel"),
)
ANSWERS_READY = kind(
    "answers-ready",
    subject=Words("Vastaukset ovat valmiit", "Svaren är klara", "The answers are ready"),
    body=Words(
        "Konsultaation {code} vastaukset ja sovitut asiat voit lukea Consultissa. Siellä on myös"
        " teksti jokaisen asiakkaan asiakaskertomukseen.",
        "Svaren på konsultationen {code} och det som avtalats kan du läsa i Consult. Där finns"
        " också en text för varje klients kundrapport.",
        "You can read the answers to the consultation {code} and what was agreed in Consult. There"
        " is also a text for each client's record.",
    ),
    facts=CODE,
    need=Need.ASKS,
)

# To the experts

INVITED = kind(
    "expert-invited",
    subject=Words("Kutsu asiantuntijaksi", "Inbjudan som sakkunnig", "Invitation as an expert"),
    body=Words(
        "{team} pyytää sinua asiantuntijaksi: {at}.\n\n"
        "Kerro, pääsetkö. Kun olet vastannut kyllä, näet kysymykset, joihin toivotaan näkemystäsi.",
        "{team} ber dig komma som sakkunnig: {at}.\n\n"
        "Berätta om du kan komma. När du har svarat ja ser du de frågor som man önskar din syn på.",
        "{team} asks you to come as an expert: {at}.\n\n"
        "Say whether you can come. Once you have said yes, you see the questions that are put to"
        " you.",
    ),
    facts={"team": Fact.NAME, "at": Fact.MOMENT},
    need=Need.ASKS,
    door=Words("Vastaa kutsuun", "Svara på inbjudan", "Answer the invitation"),
)
ASKED_AGAIN = kind(
    "asked-again",
    subject=Words(
        "Aika on muuttunut: pääsetkö?",
        "Tiden har ändrats: kan du komma?",
        "The time has changed: can you come?",
    ),
    body=Words(
        "Konsultaatiolla {code} on uusi aika: {at}, {team}. Kerro, pääsetkö silloin.",
        "Konsultationen {code} har en ny tid: {at}, {team}. Berätta om du kan komma då.",
        "The consultation {code} has a new time: {at}, {team}. Say whether you can come then.",
    ),
    facts=TIMED,
    need=Need.ASKS,
    door=Words("Vastaa kutsuun", "Svara på inbjudan", "Answer the invitation"),
)
INVITATION_ENDED = kind(
    "invitation-ended",
    subject=Words("Kutsusi on päättynyt", "Din inbjudan har upphört", "Your invitation has ended"),
    body=Words(
        "Sinua ei enää tarvita asiantuntijaksi: {team}, {at}. Sinun ei tarvitse tehdä mitään."
        " Kiitos, että olit valmis.",
        "Du behövs inte längre som sakkunnig: {team}, {at}. Du behöver inte göra något. Tack för"
        " att du var beredd.",
        "You are no longer needed as an expert: {team}, {at}. You need not do anything. Thank you"
        " for having been ready.",
    ),
    facts={"team": Fact.NAME, "at": Fact.MOMENT},
    need=Need.ASKS,
)

# To whoever takes part

YOU_LEAD = kind(
    "you-lead",
    subject=Words("Ohjaat konsultaation", "Du leder en konsultation", "You lead a consultation"),
    body=Words(
        "Ohjaat konsultaation {code}: {team}, {at}.",
        "Du leder konsultationen {code}: {team}, {at}.",
        "You lead the consultation {code}: {team}, {at}.",
    ),
    facts=TIMED,
    need=Need.ASKS,
    door=Words("Valmistele Consultissa", "Förbered i Consult", "Prepare it in Consult"),
)
TIME_CHANGED = kind(
    "time-changed",
    subject=Words("Aika on muuttunut", "Tiden har ändrats", "The time has changed"),
    body=Words(
        "Konsultaatiolla {code} on uusi aika: {at}, {team}.",
        "Konsultationen {code} har en ny tid: {at}, {team}.",
        "The consultation {code} has a new time: {at}, {team}.",
    ),
    facts=TIMED,
    need=Need.ASKS,
)
TIME_LOST = kind(
    "time-lost",
    subject=Words("Aika on peruttu", "Tiden är inställd", "The time is called off"),
    body=Words(
        "Konsultaation {code} aika on peruttu: {at}, {team}. Uutta aikaa ei vielä ole; saat siitä"
        " viestin.",
        "Tiden för konsultationen {code} är inställd: {at}, {team}. Det finns ingen ny tid ännu; du"
        " får ett meddelande om den.",
        "The time of the consultation {code} is called off: {at}, {team}. There is no new time yet;"
        " you will be told.",
    ),
    facts=TIMED,
    need=Need.ASKS,
)
LEADER_CHANGED = kind(
    "leader-changed",
    subject=Words(
        "Konsultaatiolla on toinen ohjaaja",
        "Konsultationen har en annan handledare",
        "Somebody else leads the consultation",
    ),
    body=Words(
        "Konsultaation {code} ohjaaja on nyt {name}: {at}.",
        "Konsultationen {code} leds nu av {name}: {at}.",
        "The consultation {code} is now led by {name}: {at}.",
    ),
    facts={**CODE, "at": Fact.MOMENT, "name": Fact.NAME},
)
NOT_HELD = kind(
    "consultation-not-held",
    subject=Words(
        "Konsultaatiota ei pidetä", "Konsultationen blir inte av", "A consultation is off"
    ),
    body=Words(
        "Konsultaatiota {code} ei pidetä: {at}, {team}. Sinun ei tarvitse tehdä mitään.",
        "Konsultationen {code} blir inte av: {at}, {team}. Du behöver inte göra något.",
        "The consultation {code} does not take place: {at}, {team}. You need not do anything.",
    ),
    facts=TIMED,
    need=Need.ASKS,
)
