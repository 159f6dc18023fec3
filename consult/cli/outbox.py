"""`outbox show` and `outbox deliver`: how the mail stands, and one pass of delivering it."""

import json
import logging
import sys
from dataclasses import asdict

import click

from consult.cli import Group
from consult.foundation import journal
from consult.foundation.actor import SYSTEM
from consult.notifications.config import config
from consult.notifications.delivery import deliver as deliver_due
from consult.notifications.queries import standing
from consult.notifications.rounds import go_round

command = Group("outbox", help="Messages on their way to people's mail.")


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def show(as_json: bool) -> None:
    """Show how many messages wait; exits with 1 if some were given up or nobody sends them."""
    found, sends = standing(SYSTEM), config().server is not None
    if as_json:
        click.echo(json.dumps({"mail_server": sends, **asdict(found)}))
    else:
        if not sends:
            click.echo("No mail server is set: messages stand in Consult only.")
        click.echo(
            f"{found.waiting} waiting, {found.overdue} of them overdue, {found.given_up} given up."
        )
    sys.exit(0 if found.is_well else 1)


@command.command("deliver")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def deliver(as_json: bool) -> None:
    """Deliver what is due, once; exits with 1 if a message was put off or given up."""
    journal.lay(logging.INFO)
    go_round()
    tally = deliver_due()
    if as_json:
        click.echo(json.dumps(asdict(tally)))
    else:
        click.echo(f"{tally.sent} sent, {tally.put_off} put off, {tally.given_up} given up.")
    sys.exit(1 if tally.put_off or tally.given_up else 0)
