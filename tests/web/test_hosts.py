"""Under which names the house answers, and from where it is asked."""

from dataclasses import replace

import pytest

from consult.app import create_app
from tests.pages import Page
from tests.privacy.voikko import needs_voikko
from tests.scenes import empty_base


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "localhost:8000@evil",
        "localhost,evil.example",
        "localhost evil.example",
        "localhost.",
        "localhost:0",
        "localhost:99999",
        "[::2]",
        "a" * 300,
    ],
)
def test_a_foreign_name_is_not_answered(page, host):
    response = page.send("GET", "/health", headers={"Host": host})
    assert response.status_code == 400
    assert "<" not in response.text


def test_what_a_stranger_says_about_the_name_is_not_heard(page):
    headers = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    response = page.send("GET", "/agencies", headers=headers)
    assert response.location.startswith("/sign-in")


def test_the_address_in_numbers_leads_to_the_name(page):
    response = page.send("GET", "/sign-in?next=/x", base_url="http://127.0.0.1:8000")
    assert response.status_code == 307
    assert response.location == "http://localhost:8000/sign-in?next=/x"


@needs_voikko
def test_a_real_house_answers_to_its_own_names_only(tmp_path):
    names = ("konsultti.example",)
    settings = replace(empty_base(tmp_path, installation="real"), trusted_hosts=names)
    client = create_app(settings).test_client()
    assert client.get("/sign-in", base_url="https://konsultti.example").status_code == 200
    assert client.get("/sign-in", base_url="https://localhost").status_code == 400
    assert client.get("/sign-in", base_url="https://127.0.0.1").status_code == 400


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("mode", ["navigate", "cors", "no-cors"])
def test_no_other_site_sends_forms_here(page, alma, site, mode):
    browser = page.as_(alma)
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": "document"}
    token = browser.csrf_token()
    data = {"csrf_token": token, "language": "sv"}
    response = browser.send("POST", "/language", data=data, headers=headers)
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("mode", "target", "status"),
    [("navigate", "document", 200), ("navigate", "iframe", 403), ("no-cors", "image", 403)],
)
def test_a_link_from_elsewhere_may_be_followed_and_nothing_else(page, alma, mode, target, status):
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": target}
    response = page.as_(alma).send("GET", "/agencies", headers=headers)
    assert response.status_code == status


def test_a_form_without_a_token_is_refused(page, alma):
    assert page.as_(alma).send("POST", "/theme").status_code == 403


def test_a_form_with_another_browsers_token_is_refused(page, alma):
    other = Page(page.app)
    with other.client.session_transaction(base_url="https://localhost") as session:
        session["csrf_token"] = "b" * 40
    data = {"csrf_token": page.as_(alma).csrf_token(), "theme": "dark"}
    assert other.send("POST", "/theme", data=data).status_code == 403
