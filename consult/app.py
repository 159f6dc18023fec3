"""Put the house together: lay the floors, open the doors, and check each of them."""

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import click
from flask import Flask
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from consult import audit, i18n, incidents, notifications, privacy, vault
from consult.cli.demo import lay_demo, say_people
from consult.formats import catalogue
from consult.foundation import journal, schema
from consult.foundation.database import db
from consult.foundation.errors import WrongInstallation
from consult.foundation.installation import check_mark
from consult.foundation.program import typed
from consult.foundation.schema import MIGRATIONS, check_schema
from consult.foundation.settings import Settings, load_settings
from consult.i18n.catalogues import compile_all
from consult.sso import provider_of
from consult.upkeep.tombstones import check_tombstones
from consult.web import errors, filters, guard, headers, static_files, throttle, transaction
from consult.web.house import House
from consult.web.reader import cookie_language, own_language
from consult.web.security import lay_security

ROOT = Path(__file__).resolve().parents[1]

FLATS: tuple[str, ...] = (
    "web",
    "notifications",
    "agencies",
    "formats",
    "accounts",
    "teams",
    "experts",
    "passes",
    "drafts",
    "cases",
    "people",
    "notes",
    "meetings",
    "imports",
    "consultations",
    "polls",
    "followups",
    "minutes",
    "families",
    "handovers",
    "recoveries",
    "erasures",
    "oversight",
    "reports",
    "incidents",
    "calendars",
    "desk",
)
"""Packages with pages: each has a `bp` in its `views`."""

COMMANDS: tuple[str, ...] = (
    "bench",
    "cli.access",
    "cli.audit",
    "cli.backup",
    "cli.custodians",
    "cli.demo",
    "cli.doctor",
    "cli.guard",
    "cli.init",
    "cli.meetings",
    "cli.outbox",
    "cli.recovery",
    "cli.reports",
    "cli.upgrade",
    "cli.retention",
    "cli.vault",
    "cli.worker",
)
"""Modules of the house with a click `command`."""

FOUNDING: tuple[str, ...] = ("bench", "cli.backup", "cli.demo", "cli.guard", "cli.init")
"""Those that run where there is no installation yet: they found one, or need none."""

EXAMINING: tuple[str, ...] = ("cli.doctor", "cli.upgrade")
"""Those that also run where the rest of the application refuses to start."""


def instance_path() -> Path:
    """Return where the installation's keys and databases are."""
    return Path(os.environ.get("CONSULT_INSTANCE", ROOT / "instance")).resolve()


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application, or refuse to: a route without a lock, a setting that is missing."""
    journal.lay()
    settings = settings or load_settings(instance_path())
    catalogue()  # a bad format stops the start, file and key named
    app = House(
        "consult",
        static_folder=None,
        static_url_path="/static",
        template_folder=str(ROOT / "templates"),
        root_path=str(ROOT / "consult"),
    )
    app.extensions["settings"] = settings
    lay_foundation(app, settings)
    lay_shell(app, settings)
    for flat in FLATS:
        for room in ("policy", "messages"):  # what they hold is registered by being read
            if find_spec(f"consult.{flat}.{room}"):
                import_module(f"consult.{flat}.{room}")
        app.register_blueprint(import_module(f"consult.{flat}.views").bp)
    for name in COMMANDS:
        app.cli.add_command(import_module(f"consult.{name}").command)
    guard.check_every_route(app)
    return app


def lay_foundation(app: Flask, settings: Settings) -> None:
    """Connect the database, and give vault and audit their keys."""
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    db.init_app(app)
    Migrate(app, db, MIGRATIONS)
    with schema.readable():
        vault.configure(settings)
    audit.configure(settings.audit_key, settings.instance / "anchors")
    privacy.configure(settings)
    app.extensions["sso"] = provider_of(settings)
    notifications.configure(settings)
    incidents.lay(app, settings)
    with app.app_context(), schema.readable():
        check_schema()
        check_mark(settings)
        check_tombstones()


def lay_shell(app: Flask, settings: Settings) -> None:
    """Everything between the browser and the views."""
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]  # as Flask's own docs do
    lay_security(app, settings)
    headers.lay(app, settings)
    throttle.lay(app, settings)
    static_files.lay(app)
    compile_all()  # where a source is newer, so that a fresh clone just works
    i18n.lay(app, own=own_language, cookie=cookie_language)
    filters.lay(app, settings)
    errors.lay(app)
    app.after_request(transaction.ring_bells)


def demo_house() -> Flask:
    """Make the application for `demo seed`, which finds a demo's older tables and changes them.

    A demo follows the application by itself. Whoever runs a real installation says when.
    """
    settings = load_settings(instance_path())
    if settings.is_demo:
        _bring_demo_up_to_date(settings)
    return create_app(settings)


def prepare_demo(port: int) -> None:
    """Lay the demo where there is none, bring an older one's tables up to date; say who is in it.

    The server calls it before it starts its worker, which then finds everything read already.

    Raises:
        WrongInstallation: there is a real installation here.

    """
    if not is_founded():
        app = founding_house()
        with app.app_context():
            lay_demo(app.extensions["instance"])
        vault.salts.detach()
    else:
        settings = load_settings(instance_path())
        if not settings.is_demo:
            raise WrongInstallation("This is no demo. How it is served: docs/runbooks/install.md.")
        _bring_demo_up_to_date(settings)
    say_people(instance_path(), port)


def is_founded() -> bool:
    """Tell whether there is an installation to load."""
    return (instance_path() / "consult.toml").exists() or "CONSULT_INSTALLATION" in os.environ


def _bring_demo_up_to_date(settings: Settings) -> None:
    with migrating_house().app_context():
        check_mark(settings)
        if schema.is_older():
            click.echo("Bringing the demo's tables up to date.")
            schema.upgrade()
        db.engine.dispose()


def migrating_house() -> Flask:
    """Make an application that only knows how to change tables (`flask db …`)."""
    app = Flask("consult", static_folder=None)
    app.config["SQLALCHEMY_DATABASE_URI"] = load_settings(instance_path()).database_url
    db.init_app(app)
    Migrate(app, db, MIGRATIONS)
    return app


def erasing_house() -> Flask:
    """Make an application that only knows how to erase again (`backup replay`)."""
    settings = load_settings(instance_path())
    app = Flask("consult", static_folder=None)
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.extensions["settings"] = settings
    db.init_app(app)
    vault.configure(settings)
    audit.configure(settings.audit_key, settings.instance / "anchors")
    schema.read_every_model()
    with app.app_context():
        check_schema()
        check_mark(settings)
    app.cli.add_command(import_module("consult.cli.backup").command)
    return app


def founding_house() -> Flask:
    """Make an application that only knows how to found an installation (`init`, `demo seed`)."""
    app = _house_with(FOUNDING)
    for module in COMMANDS:
        if (name := module.rpartition(".")[2]) not in app.cli.commands:
            app.cli.add_command(_homeless(name, app.extensions["instance"]))
    return app


def _homeless(name: str, instance: Path) -> click.Command:
    """Make what answers in the place of a command that needs an installation."""

    def refuse(words: tuple[str, ...]) -> NoReturn:
        raise click.ClickException(f"There is no installation in {instance}. Run: {typed('init')}")

    takes_any = {"ignore_unknown_options": True, "help_option_names": []}
    words = click.Argument(["words"], nargs=-1, type=click.UNPROCESSED)
    return click.Command(name, takes_any, refuse, [words], hidden=True)


def examining_house() -> Flask:
    """Make an application that opens nothing before it is asked to (`doctor`, `upgrade`)."""
    return _house_with(EXAMINING)


def _house_with(commands: tuple[str, ...]) -> Flask:
    app = Flask("consult", static_folder=None)
    app.extensions["instance"] = instance_path()
    for name in commands:
        app.cli.add_command(import_module(f"consult.{name}").command)
    return app
