"""What is told of alarms and incidents. Nothing of a case, and nobody's name."""

from datetime import timedelta

from consult.accounts.queries import addressee_of
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.incidents.models import Alarm, Incident
from consult.incidents.queries import due_before, who_hears
from consult.incidents.rules import AlarmKind, IncidentKind, Step, clocks, report_due
from consult.notifications import Fact, Need, kind, send
from consult.notifications.rounds import on_rounds

ALARM = kind(
    "alarm-rung",
    subject=Words("Hälytys", "Larm", "An alarm"),
    body=Words(
        "Consult hälytti {at}: {what}.\n\n"
        "Katso hälytys Consultissa. Samasta syystä tulee enintään yksi viesti tunnissa, vaikka"
        " hälytyksiä olisi monta.",
        "Consult larmade {at}: {what}.\n\n"
        "Se på larmet i Consult. Av samma orsak kommer högst ett meddelande i timmen, även om"
        " larmen är många.",
        "Consult rang a bell on {at}: {what}.\n\n"
        "Look at the alarm in Consult. There is at most one message an hour for one reason,"
        " however many alarms there are.",
    ),
    facts={"at": Fact.MOMENT, "what": AlarmKind},
    need=Need.OWES,
    door=Words("Katso hälytykset", "Se larmen", "See the alarms"),
)

INCIDENT = kind(
    "incident-opened",
    subject=Words("Tietoturvapoikkeama", "En avvikelse i informationssäkerheten", "An incident"),
    body=Words(
        "{who} avasi tietoturvapoikkeaman: {what}. Se havaittiin {at}.\n\n"
        "Poikkeaman sivulla näkyy, mitä on koskettu ja mihin mennessä ilmoitetaan.",
        "{who} öppnade en avvikelse: {what}. Den upptäcktes {at}.\n\n"
        "På dess sida syns vad som har berörts och när anmälningar ska vara gjorda.",
        "{who} opened an incident: {what}. It was discovered on {at}.\n\n"
        "Its page shows what was touched, and until when whom to tell.",
    ),
    facts={"who": Fact.NAME, "what": IncidentKind, "at": Fact.MOMENT},
    need=Need.OWES,
)
RUNS_OUT = kind(
    "incident-clock",
    subject=Words(
        "Ilmoituksen aika päättyy pian",
        "Tiden för anmälan går snart ut",
        "The time to report runs out",
    ),
    body=Words(
        "Tietoturvapoikkeamasta ei ole merkitty ilmoitusta tietosuojavaltuutetulle. Määräaika on"
        " {due}.\n\n"
        "Ilmoitusta voi täydentää myöhemmin. Jos ilmoitusta ei tarvita, päätä poikkeama.",
        "För en avvikelse har ingen anmälan till dataombudsmannen antecknats. Tiden går ut {due}."
        "\n\nAnmälan kan kompletteras senare. Behövs ingen anmälan, avsluta avvikelsen.",
        "No notice to the data-protection ombudsman is noted for an incident. The time is up on"
        " {due}.\n\nA notice may be completed later. If none is needed, close the incident.",
    ),
    facts={"due": Fact.MOMENT},
    need=Need.OWES,
)
REMINDED_BEFORE = timedelta(hours=24)


def tell_of_alarm(actor: Actor, alarm: Alarm) -> None:
    """Tell who answers for the register it touches, and the officer; once an hour for one kind."""
    hour = clock.local(alarm.rung_at).strftime("%Y%m%d%H")
    for account in who_hears(actor, alarm):
        send(
            actor,
            addressee_of(account),
            ALARM,
            place=("incidents.alarms", None),
            once=f"alarm:{alarm.kind.value}:{hour}:{account.id}",
            at=alarm.rung_at,
            what=alarm.kind,
        )


def tell_of_incident(actor: Actor, incident: Incident) -> None:
    """Tell the officer, and who else answers for the register."""
    for account in who_hears(actor, incident):
        send(
            actor,
            addressee_of(account),
            INCIDENT,
            place=("incidents.show", incident.id),
            who=actor.name,
            what=incident.kind,
            at=incident.discovered_at,
        )


@on_rounds
def remind_of_clocks(actor: Actor) -> None:
    """Tell a day before that the time to report runs out."""
    [report] = [one for one in clocks(clock.today()) if one.step is Step.OMBUDSMAN]
    ahead = timedelta(hours=report.hours or 0) - REMINDED_BEFORE
    for incident in due_before(actor, clock.now() - ahead):
        due = report_due(incident.discovered_at)
        for account in who_hears(actor, incident):
            send(
                actor,
                addressee_of(account),
                RUNS_OUT,
                place=("incidents.show", incident.id),
                once=f"incident-clock:{incident.id}:{account.id}",
                due=due,
            )
