"""What templates may say beside Jinja's own words."""

from flask import Flask, request
from jinja2 import StrictUndefined
from markupsafe import Markup

from consult import i18n, privacy
from consult.foundation import clock
from consult.foundation.settings import Settings
from consult.web import guard, menu, panels, presses, reader, static_files
from consult.web.icons import icon


def note(text: str) -> Markup:
    """Render a note's small Markdown, cleaned."""
    return Markup(privacy.render_note(text))  # noqa: S704 - cleaned by bleach in there


def iso(value: object) -> str:
    """Write a day or a moment for machines, as `<time datetime>` wants it."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def first_sentence(errors: object) -> str:
    """Return the first complaint of a field, wherever among its parts it stands."""
    while isinstance(errors, dict | list | tuple):  # what is left is a sentence, said late or not
        parts = list(errors.values() if isinstance(errors, dict) else errors)
        if not parts:
            return ""
        errors = next((part for part in parts if part), "")
    return str(errors)


def here() -> str:
    """Return this page's own address, filters kept, as a form sends itself back to it."""
    return request.full_path.rstrip("?")


def lay(app: Flask, settings: Settings) -> None:
    """Give the templates their filters and the few things they may ask for."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["ext.i18n.trimmed"] = True
    env.globals.pop("config", None)  # or a template could print our secrets
    env.filters.update(
        say=i18n.say,
        day=i18n.day,
        weekday=i18n.weekday,
        moment=i18n.moment,
        occasion=i18n.occasion,
        month=i18n.month,
        month_name=i18n.month_name,
        clock_time=i18n.clock_time,
        note=note,
        iso=iso,
        first_sentence=first_sentence,
    )
    env.globals.update(
        icon=icon,
        may=guard.may,
        menu_of=menu.menu_of,
        panels_of=panels.panels_of,
        deed_key=presses.deed_key,
        theme=reader.theme,
        static_url=static_files.url,
        now=clock.now,
        today=clock.today,
        is_demo=settings.is_demo,
        language_names=i18n.LANGUAGE_NAMES,
        here=here,
        request_path=lambda: request.path,
    )
