"""`access routes` and `access explain`: who may enter where, and by which rule."""

import json
import sys
from typing import Any
from uuid import UUID

import click
from flask import current_app

from consult.access import POLICIES, Permission, gist, name_of
from consult.accounts.models import Account
from consult.accounts.queries import account_with_email, actor_of, find_account
from consult.cli import Group
from consult.foundation.actor import SYSTEM
from consult.web.doors import Door, Met, doors_of, try_doors

command = Group("access", help="Say who may enter where, and by which rule.")

VERDICTS = {
    200: "yes, {who} gets in",
    403: "no, {who} sees it but may not do this (403)",
    404: "no, for {who} there is no such thing (404)",
}


@command.command("routes")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def routes(as_json: bool) -> None:
    """List every route with its permission and finder; exits with 1 if one has no rule."""
    rows = [_row(door) for door in doors_of(current_app)]
    lawless = [row["route"] for row in rows if row["permission"] and not row["rule"]]
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    else:
        _say_routes(rows)
    for route in lawless:
        click.echo(f"{route}: no rule is written for its permission, so nobody gets in", err=True)
    sys.exit(1 if lawless else 0)


@command.command("explain")
@click.argument("person")
@click.argument("permission")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def explain(person: str, permission: str, ids: tuple[str, ...], as_json: bool) -> None:
    """Say whether PERSON (an e-mail address or id) has PERMISSION on what has these ids.

    Answers as the doors would, and opens nothing. Exits with 0 for yes and 1 for no.
    """
    account, wanted = _account(person), _permission(permission)
    met = list(try_doors(current_app, actor_of(account), wanted, ids))
    if not met:
        raise click.UsageError(_how_to_ask(wanted))
    allowed = account.is_active and any(one.status == 200 for one in met)
    if as_json:
        click.echo(json.dumps(_answer(account, wanted, ids, met, allowed), indent=2))
    else:
        _say(account, met)
    sys.exit(0 if allowed else 1)


def _row(door: Door) -> dict[str, Any]:
    permission, finder = door.access.permission, door.access.finder
    rule = POLICIES.get(permission) if permission else None
    return {
        "route": door.endpoint,
        "ways": door.ways,
        "address": door.rule.rule,
        "permission": permission,
        "finder": name_of(finder) if finder else None,
        "rule": name_of(rule) if rule else None,
        "says": gist(rule) if rule else door.access.note,
    }


def _say_routes(rows: list[dict[str, Any]]) -> None:
    width = max(len(row["route"]) for row in rows)
    for row in rows:
        finder = (row["finder"] or "").rpartition(".")[2]
        demand = f"{row['permission']} on {finder}" if row["permission"] else row["says"]
        click.echo(f"{row['route']:{width}}  {','.join(row['ways']):8}  {row['address']}  {demand}")


def _account(person: str) -> Account:
    try:
        account = find_account(SYSTEM, UUID(person))
    except ValueError:
        account = account_with_email(SYSTEM, person.strip().casefold())
    if account is None:
        raise click.UsageError(f"There is nobody with the address or id {person!r}.")
    return account


def _permission(text: str) -> Permission:
    try:
        return Permission(text)
    except ValueError:
        raise click.UsageError(
            f"There is no permission {text!r}; `access routes` lists them."
        ) from None


def _how_to_ask(permission: Permission) -> str:
    doors = [door for door in doors_of(current_app) if door.access.permission is permission]
    ways = sorted({" ".join(door.names) or "no id" for door in doors})
    if not ways:
        return f"No route demands {permission}."
    return f"{permission} is asked about: {', or '.join(ways)}."


def _say(account: Account, met: list[Met]) -> None:
    if not account.is_active:
        click.echo(f"no, {account.name} has no account in use; otherwise:")
    for one in met:
        click.echo(f"{VERDICTS[one.status].format(who=account.name)}: {', '.join(one.endpoints)}")
        click.echo(f"  looked up by {name_of(one.finder)}: {gist(one.finder)}")
        if one.explanation is not None:
            click.echo(f"  decided by {one.explanation.rule or 'no rule'}: {one.explanation.why}")


def _answer(
    account: Account,
    permission: Permission,
    ids: tuple[str, ...],
    met: list[Met],
    allowed: bool,
) -> dict[str, Any]:
    return {
        "person": {"id": str(account.id), "name": account.name, "in_use": account.is_active},
        "permission": permission,
        "ids": list(ids),
        "allowed": allowed,
        "doors": [
            {
                "routes": list(one.endpoints),
                "status": one.status,
                "finder": name_of(one.finder),
                "finding": gist(one.finder),
                "rule": one.explanation.rule if one.explanation else None,
                "says": one.explanation.why if one.explanation else None,
            }
            for one in met
        ],
    }
