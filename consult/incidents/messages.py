"""What is told of alarms and incidents. Nothing of a case, and nobody's name."""

from consult.accounts.queries import accounts_with, addressee_of
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.incidents.models import Alarm
from consult.incidents.rules import AlarmKind
from consult.notifications import Fact, Need, kind, send

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


def tell_of_alarm(actor: Actor, alarm: Alarm) -> None:
    """Tell the register's responsible person and the officer; once an hour for one kind."""
    hour = clock.local(alarm.rung_at).strftime("%Y%m%d%H")
    for account in accounts_with(actor, Duty.REGISTRAR, Duty.DATA_PROTECTION):
        send(
            actor,
            addressee_of(account),
            ALARM,
            place=("incidents.alarms", None),
            once=f"alarm:{alarm.kind.value}:{hour}:{account.id}",
            at=alarm.rung_at,
            what=alarm.kind,
        )
