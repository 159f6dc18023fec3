"""What the browser is told with every answer, as it really leaves the house."""

import pytest

from consult.app import create_app
from consult.foundation.tokens import write_token
from tests.pages import Page, sit_down
from tests.scenes import settings_in

EVERY_ANSWER = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}
ADDRESSES = ("/health", "/nothing", "/agencies", "/sign-in", "/static/css/tokens.css")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_says_the_same(page, address):
    headers = page.send("GET", address).headers
    assert {name: headers[name] for name in EVERY_ANSWER} == EVERY_ANSWER
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_pages_are_kept_nowhere(page, alma):
    for answer in (page.get("accounts.sign_in"), page.as_(alma).get("agencies.index")):
        assert answer.response.headers["Cache-Control"] == "no-store"


def test_a_file_with_its_hash_is_kept_for_a_year(page):
    sheet = next(
        link["href"]
        for link in page.get("accounts.sign_in").tree.all("link")
        if "tokens" in link["href"]
    )
    assert "immutable" in page.open("GET", sheet, 200).response.headers["Cache-Control"]
    assert "max-age=300" in page.open("GET", sheet + "x", 200).response.headers["Cache-Control"]


def test_cookies_over_https_belong_to_this_host(page):
    page.get("accounts.sign_in")
    response = page.post("web.language", language="sv", expect=302).response
    for cookie in response.headers.getlist("Set-Cookie"):
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie


def test_the_demo_over_http_has_plain_names(template, tmp_path):
    template.copy_to(tmp_path)
    from dataclasses import replace

    app = create_app(replace(settings_in(tmp_path), secure_cookies=False))
    with app.app_context():
        response = Page(app).post("web.language", language="sv", expect=302).response
    assert "language=sv" in response.headers["Set-Cookie"]
    assert "Secure" not in response.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in response.headers


def test_a_cookie_that_came_twice_is_not_believed(page, alma):
    hers = write_token(sit_down(alma))
    cookies = f"__Host-sitting={hers}", f"__Host-sitting={hers}; __Host-sitting=planted"
    bare = page.app.test_client(use_cookies=False)
    answers = [
        page.send("GET", "/agencies", client=bare, headers={"Cookie": cookie}) for cookie in cookies
    ]
    assert [answer.status_code for answer in answers] == [200, 302]


def test_nothing_is_told_about_what_runs_here(page):
    response = page.open("GET", "/nothing", 404).response
    assert "Werkzeug" not in str(response.headers).replace(response.headers.get("Server", ""), "")
    assert "Traceback" not in response.text
