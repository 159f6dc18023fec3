"""What is said when times are given, moved or lost: kinds beside those of `kinds`."""

from consult.consultations.rules.queue import WaitReason
from consult.foundation.words import Words
from consult.notifications import Fact, Need, kind

CODE = {"code": Fact.CODE}
TIMED = {**CODE, "team": Fact.NAME, "at": Fact.MOMENT}

GAVE_WAY = kind(
    "time-given-away",
    subject=Words("Aikasi siirtyi", "Din tid flyttades", "Your time has moved"),
    body=Words(
        "Kiireellinen asia tarvitsi konsultaatiosi {code} ajan. Uusi aika on {at}, {team}.\n\n"
        "Kysymyksesi ja mukaan kutsutut siirtyvät mukana.",
        "Ett brådskande ärende behövde tiden för din konsultation {code}. Den nya tiden är {at},"
        " {team}.\n\n"
        "Dina frågor och de inbjudna följer med.",
        "An urgent matter needed the time of your consultation {code}. The new time is {at},"
        " {team}.\n\n"
        "Your questions and those invited go along.",
    ),
    facts=TIMED,
    need=Need.ASKS,
)
GAVE_WAY_AND_WAITS = kind(
    "time-given-away-waits",
    subject=Words("Aikasi siirtyi", "Din tid flyttades", "Your time has moved"),
    body=Words(
        "{team}: kiireellinen asia tarvitsi konsultaatiosi {code} ajan. Uutta aikaa ei vielä ole;"
        " saat siitä viestin. Pyyntösi säilyttää paikkansa jonossa.",
        "{team}: ett brådskande ärende behövde tiden för din konsultation {code}. Det finns ingen"
        " ny tid ännu; du får ett meddelande om den. Din begäran behåller sin plats i kön.",
        "{team}: an urgent matter needed the time of your consultation {code}. There is no new"
        " time yet; you will be told. Your request keeps its place in the queue.",
    ),
    facts={**CODE, "team": Fact.NAME},
    need=Need.ASKS,
)
WAITS_AGAIN = kind(
    "request-waits-again",
    subject=Words(
        "Konsultaatio odottaa uutta aikaa",
        "En konsultation väntar på en ny tid",
        "A consultation waits for a new time",
    ),
    body=Words(
        "Konsultaation {code} aika on peruttu: {at}, {team}. Vapaata aikaa ei ollut, joten se on"
        " taas jonossa.",
        "Tiden för konsultationen {code} är inställd: {at}, {team}. Ingen ledig tid fanns, så den"
        " är åter i kön.",
        "The time of the consultation {code} is called off: {at}, {team}. There was no free time,"
        " so it is in the queue again.",
    ),
    facts=TIMED,
    need=Need.ASKS,
)
TIMES_CHANGED = kind(
    "times-changed",
    subject=Words("Aikoja on muuttunut", "Tider har ändrats", "Times have changed"),
    body=Words(
        "{team}: aikoja on muuttunut. Uuden ajan sai {moved}, uutta aikaa odottaa {waiting}."
        " Katso Consultista, mikä siirtyi mihin.",
        "{team}: tider har ändrats. {moved} fick en ny tid, {waiting} väntar på en ny. Se i"
        " Consult vad som flyttades vart.",
        "{team}: times have changed. {moved} got a new time, {waiting} wait for one. See in"
        " Consult what went where.",
    ),
    facts={"team": Fact.NAME, "moved": Fact.COUNT, "waiting": Fact.COUNT},
    need=Need.ASKS,
)
LISTED = kind(
    "request-listed",
    subject=Words("Pyyntösi on jonossa", "Din begäran är i kö", "Your request is in the queue"),
    body=Words(
        "Pyyntösi {code} odottaa aikaa. Syy: {why}. Consultissa näet paikkasi jonossa ja"
        " todennäköisen ajan.",
        "Din begäran {code} väntar på en tid. Orsak: {why}. I Consult ser du din plats i kön och"
        " den sannolika tiden.",
        "Your request {code} waits for a time. Why: {why}. In Consult you see your place in the"
        " queue and the likely date.",
    ),
    facts={**CODE, "why": WaitReason},
)
