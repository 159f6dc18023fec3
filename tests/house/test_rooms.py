"""What each room may and may not hold (docs/architecture.md)."""

import ast
import re
import sys

from tests.house.building import Module, advise, exported, modules, rooms

COMMITTERS = (
    ("web", "transaction"),
    ("web", "guard"),
    ("web", "errors"),
    ("web", "presses"),
    ("foundation", "database"),
    ("vault", "salts"),
    ("audit",),
    ("cli",),
    ("bench",),
    ("upkeep",),
)
SELECTERS = {"audit", "vault", "bench", "upkeep", "queries"}
PURE = {"pyotp", "dateutil", "holidays", "stdnum", "phonenumbers", "markupsafe"}
ACTORS = {"Actor", "Actor | None"}
MAKE_ACTORS = {"actor_of", "addressee_of", "as_actor"}


def test_nobody_commits():
    wrong = [
        f"{module.name}:{call.lineno} {name}"
        for module in modules()
        if not any(module.parts[: len(place)] == place for place in COMMITTERS)
        for call, name in module.calls()
        if name.endswith(("session.commit", "session.rollback", "session().commit"))
    ]
    advise(wrong, "Do not commit: web/transaction.py does, or foundation.database.transaction():")


def test_select_only_in_queries():
    wrong = [
        f"{module.name}:{call.lineno}"
        for module in modules()
        if SELECTERS.isdisjoint(module.parts)
        for call, name in module.calls()
        if name in ("select", "sqlalchemy.select", "sa.select")
    ]
    advise(wrong, "Move the select into the package's queries, where it starts with the actor:")


def test_queries_and_operations_take_an_actor_first():
    wrong = []
    for module in (*rooms("queries"), *rooms("operations")):
        outside = exported(module)
        for function in module.public_functions():
            if outside is not None and function.name not in outside:
                continue  # for the other modules of the same room
            first = function.args.args[0] if function.args.args else None
            kind = ast.unparse(first.annotation) if first and first.annotation else ""
            if kind not in ACTORS and function.name not in MAKE_ACTORS:
                wrong.append(f"{module.name}:{function.lineno} {function.name}")
    advise(wrong, "Take `actor: Actor` first, so that nobody can forget for whom this is:")


def test_rules_are_pure():
    wrong = [
        f"{module.name} imports {name}"
        for module in rooms("rules")
        for name in sorted(module.imports())
        if not _is_pure(module, name)
    ]
    advise(wrong, "Rules import the standard library, foundation and listed pure libraries only:")


def test_views_decide_nothing():
    wrong = [
        f"{module.name}:{call.lineno} {name}"
        for module in rooms("views")
        for call, name in module.calls()
        if name.startswith("db.session") or name in ("audit.record", "is_allowed")
    ]
    advise(wrong, "A view calls a query or an operation; it does not do their work:")


def test_raw_sql_stays_out():
    wrong = [
        f"{module.name}:{call.lineno}"
        for module in modules()
        if module.package not in ("audit", "bench", "foundation", "upkeep", "vault")
        and module.room != "models"  # conditions of indexes are written there
        for call, name in module.calls()
        if name in ("text", "sqlalchemy.text", "exec_driver_sql")
    ]
    advise(wrong, "Say it with SQLAlchemy; written SQL passes the commit guard by:")


def _is_pure(module: Module, name: str) -> bool:
    top = name.split(".")[0]
    own = ".".join(("consult", *module.parts[:2]))
    return (
        top in sys.stdlib_module_names
        or top in PURE
        or name.startswith(("consult.foundation.", "consult.documents.paper", own))
        or re.match(r"consult\.\w+\.rules\.", name) is not None
    )
