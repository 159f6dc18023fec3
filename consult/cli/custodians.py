"""`custodians confirm`: a custodian has shown her half of an off-line key, as once a year."""

import click

from consult.cli import Group
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.upkeep.doctor import custody

command = Group("custodians", help="When the halves of the off-line keys were last seen.")


@command.command("confirm")
@click.argument("key", type=click.Choice(tuple(custody.KEYS)))
@click.argument("half", type=click.IntRange(1, 2))
def confirm(key: str, half: int) -> None:
    """Write into the log that HALF of KEY was seen today: there, sealed, unharmed."""
    with transaction():
        custody.confirm(SYSTEM, key, half)
    click.echo(f"Noted: half {half} of the {key} key was seen today.")
