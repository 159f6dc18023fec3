"""Templates mirror views, and hold nothing the content policy or a translator would miss."""

import re

import pytest

from consult.app import create_app
from tests.house.building import advise, modules, templates

SHARED = ("components/", "layout/", "errors/")
NO_PICTURES = re.compile(
    r"\b(form-select|form-check-input|btn-close|navbar-toggler|accordion-button|carousel)\b"
)
WORDS = re.compile(r">\s*([^<>{}]*[A-Za-zÅÄÖåäö]{3,}[^<>{}]*)\s*<")
NOT_WORDS = {"Consult", "· Consult"}


def bare(text: str) -> str:
    """The HTML of a template alone: a macro may well have an argument called `style`."""
    return re.sub(r"\{[%{#].*?[#%}]\}", "", text, flags=re.DOTALL)


def rendered() -> set[str]:
    """Every template that code names or another template takes in."""
    text = "".join(module.text for module in modules())
    text += "".join(templates().values())
    return set(re.findall(r"[\"']([\w/-]+\.html)[\"']", text))


def test_no_template_is_orphaned():
    fields = {name for name in templates() if name.startswith("components/fields/")}
    orphans = sorted(set(templates()) - rendered() - fields)
    advise(orphans, "No view renders and no template takes in:")


def test_no_template_is_missing():
    advise(sorted(rendered() - set(templates())), "Named somewhere, but not there:")


def test_each_template_lies_with_its_package(settings):
    flats = set(create_app(settings).blueprints)
    strangers = [
        name
        for name in templates()
        if not name.startswith(SHARED) and name.split("/")[0] not in flats
    ]
    advise(strangers, "A template lies in the folder of the package whose view shows it:")


@pytest.mark.parametrize(
    ("pattern", "advice"),
    [
        (re.compile(r"<style|\sstyle="), "No inline style: use a class of static/css."),
        (re.compile(r"<script(?![^>]*\ssrc=)"), "No inline script: static/js, found by data-."),
        (re.compile(r"\son[a-z]+="), "No handler in an attribute: static/js, found by data-."),
        (re.compile(r"javascript:|https?://(?!www\.w3\.org)"), "Nothing from outside the house."),
        (NO_PICTURES, "Bootstrap draws this with a data: picture; use our fields and details."),
    ],
)
def test_html_holds_nothing_forbidden(pattern, advice):
    advise([name for name, text in templates().items() if pattern.search(bare(text))], advice)


def test_escaping_stays_on():
    off = re.compile(r"\|\s*safe\b|\{%-?\s*autoescape")
    found = [name for name, text in templates().items() if off.search(text)]
    advise(found, "Return Markup from where a text was cleaned, instead of |safe:")


def test_every_word_is_marked_for_translation():
    found = []
    for name, text in templates().items():
        plain = re.sub(r"\{%-?\s*trans.*?endtrans\s*-?%\}", "", text, flags=re.DOTALL)
        hits = [hit.strip() for hit in WORDS.findall(bare(plain))]
        found += [f"{name}: {hit}" for hit in hits if hit and hit not in NOT_WORDS]
    advise(found, "Mark the words: {% trans %}…{% endtrans %} or {{ _(…) }}:")


def test_components_show_one_call_of_themselves():
    silent = [
        name
        for name, text in templates().items()
        if name.startswith("components/") and "/fields/" not in name and not text.startswith("{#")
    ]
    advise(silent, "Begin a component with a comment that shows one call:")
