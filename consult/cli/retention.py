"""`retention sweep`: propose the erasure of what has been kept long enough. It erases nothing."""

import json
import sys
from dataclasses import asdict, dataclass
from datetime import timedelta

import click
from flask import current_app

from consult.audit.age import entries_before
from consult.cli import Group
from consult.erasures.operations import propose_due
from consult.erasures.queries import cases_to_propose, proposals_unanswered
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction

command = Group("retention", help="What has been kept long enough.")


@dataclass(frozen=True)
class Swept:
    """What was found, as a program reads it."""

    due: int
    """Closed cases whose time is over and about which nothing was under way."""
    proposed: int
    unanswered: int
    """What has waited for somebody's word for more than thirty days."""
    log_entries_past_their_time: int


@command.command("sweep")
@click.option("--dry-run", is_flag=True, help="Only say what would be proposed.")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def sweep(dry_run: bool, as_json: bool) -> None:
    """Propose what is due to whoever looks after it; exits with 1 if something waits too long.

    A person asks, a second one says yes: this command erases nothing, with or without --dry-run.
    """
    with transaction():
        due = len(cases_to_propose(SYSTEM) if dry_run else propose_due(SYSTEM))
        unanswered = proposals_unanswered(SYSTEM)
    years = current_app.extensions["settings"].log_years
    old = entries_before(clock.now() - timedelta(days=365.25 * years))
    swept = Swept(due, 0 if dry_run else due, unanswered, old)
    click.echo(json.dumps(asdict(swept)) if as_json else _said(swept, dry_run=dry_run))
    sys.exit(1 if unanswered else 0)


def _said(swept: Swept, *, dry_run: bool) -> str:
    done = "would be proposed" if dry_run else "proposed"
    return (
        f"{swept.due} cases {done} for erasure; {swept.unanswered} wait for somebody's word for"
        f" more than 30 days; {swept.log_entries_past_their_time} entries of the log are past"
        " their time."
    )
