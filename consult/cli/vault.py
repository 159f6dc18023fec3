"""`vault check` and `vault sweep`: whether the stored keys are sound, an end to what is over."""

import json
import sys

import click

from consult import vault
from consult.cli import Group
from consult.cli.ending import end_what_is_over
from consult.drafts.operations import sweep_drafts
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.minutes.queries import broken_seals
from consult.oversight.operations import count_openers

command = Group("vault", help="Check the stored keys, which open nothing by themselves.")


@command.command("check")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def check(as_json: bool) -> None:
    """Check every space, key and seal without holding any; exits with 1 if something is wrong."""
    found = [*vault.faults(), *_broken_seals()]
    if as_json:
        click.echo(json.dumps([{"what": it.what, "where": str(it.where)} for it in found]))
    else:
        for fault in found:
            click.echo(f"{fault.what}: {fault.where}", err=True)
        click.echo("The keys are sound." if not found else f"{len(found)} faults.")
    sys.exit(1 if found else 0)


def _broken_seals() -> list[vault.Fault]:
    """Return the confirmed minutes that are not what was sealed."""
    named = {False: "the seal of minutes", True: "minutes sealed by another than the chair"}
    return [vault.Fault(named[one.by_another], one.minutes.id) for one in broken_seals(SYSTEM)]


@command.command("sweep")
def sweep() -> None:
    """End expired grants; delete what died with a space; destroy salts; count who opens what."""
    ended = end_what_is_over()
    with transaction():
        drafts = sweep_drafts(SYSTEM)
        count = count_openers(SYSTEM)
    destroyed = vault.destroy_erased_salts() + vault.sweep_orphan_salts()
    click.echo(f"{ended} grants ended, {drafts} drafts deleted, {destroyed} salts destroyed.")
    click.echo(f"{count.thin} of {count.spaces} spaces can be opened by fewer than two people.")
