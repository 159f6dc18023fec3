import json
from dataclasses import replace

import pytest

from consult.app import create_app
from consult.audit import unaudited
from consult.foundation.database import db, transaction
from consult.foundation.errors import WrongInstallation
from consult.foundation.installation import Installation
from tests.cast import CAST
from tests.pages import Page


@pytest.fixture
def people_file(settings):
    lines = [
        f"[[person]]\nemail = {json.dumps(one.email)}\npassphrase = {json.dumps(one.passphrase)}\n"
        for one in (CAST["alma"], CAST["eero"])
    ]
    (settings.instance / "demo.toml").write_text("".join(lines), encoding="utf-8")


def test_one_press_signs_a_visitor_in_as_alma(people_file, page, alma):
    page.get("accounts.sign_in").shows(alma.name, "lapsen asioista vastaava sosiaalityöntekijä")
    page.post("accounts.sign_in_as", alma)
    page.get("accounts.own").shows(alma.name)


def test_who_is_not_in_the_file_has_no_press(people_file, page, tess):
    page.post("accounts.sign_in_as", tess, expect=404)


def test_without_the_file_there_is_nobody_to_be(page, alma):
    page.get("accounts.sign_in").hides(alma.name)
    page.post("accounts.sign_in_as", alma, expect=404)


def test_it_is_a_press_never_a_link(people_file, page, alma):
    page.get("accounts.sign_in_as", alma, expect=405)


def make_real(settings):
    with unaudited("a test turns a copy of the demo into a real one"), transaction():
        db.session.get_one(Installation, 1).kind = "real"
    return create_app(replace(settings, installation="real"))


@pytest.mark.asvs("V6.3.2")
def test_in_a_real_installation_there_is_no_such_way_in(app, settings, people_file, alma):
    visitor = Page(make_real(settings))
    visitor.get("accounts.sign_in").hides(alma.name)
    visitor.post("accounts.sign_in_as", alma, expect=404)


def test_a_demo_base_under_real_settings_does_not_start(app, settings):
    with pytest.raises(WrongInstallation, match="demo"):
        create_app(replace(settings, installation="real"))


def test_a_real_base_under_demo_settings_does_not_start(app, settings):
    make_real(settings)
    with pytest.raises(WrongInstallation, match="real"):
        create_app(settings)
