import pytest

from consult.accounts.models import LoginSession
from consult.accounts.rules.proofs import device_of, network_of
from consult.audit import Deed
from consult.foundation.database import db
from tests.pages import Page
from tests.scenes import deeds

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


def sign_in(app, person, agent, address):
    browser = Page(app)
    fields = {"email": person.email, "passphrase": person.passphrase}
    fields["csrf_token"] = browser.csrf_token()
    told = {"REMOTE_ADDR": address, "HTTP_USER_AGENT": agent}
    browser.open("POST", "/sign-in", 303, data=fields, environ_overrides=told)
    return browser


def test_alma_knows_her_devices_again(app, alma):
    hers = sign_in(app, alma, FIREFOX, "192.0.2.77")
    sign_in(app, alma, PHONE, "2001:db8:1:2:3:4:5:6")
    shown = hers.get("accounts.sittings")
    shown.shows("Firefox, Windows", "192.0.2.0/24", "Safari, iPhone", "2001:db8:1::/48")
    shown.hides("192.0.2.77")


@pytest.mark.asvs("V7.5.2")
def test_she_ends_one_of_them(app, page, alma):
    hers, other = page.as_(alma), Page(app).as_(alma)
    mine = hers.client.get_cookie("__Host-sitting").value
    refs = {row.ref for row in db.session.query(LoginSession)}
    assert len(refs) == 2
    shown = hers.get("accounts.sittings")
    (address,) = [f["action"] for f in shown.tree.all("form") if f["action"].endswith("/end")
                  and f["action"] != "/account/sessions/end"]  # fmt: skip
    hers.open("POST", address, 303, data={"csrf_token": hers.csrf_token()})
    assert deeds()[-1] == Deed.SITTING_ENDED
    other.get("accounts.own", expect=302)
    hers.get("accounts.own")
    assert hers.client.get_cookie("__Host-sitting").value == mine


def test_she_ends_all_others_at_once(app, page, alma):
    hers, others = page.as_(alma), [Page(app).as_(alma) for _ in range(2)]
    hers.post("accounts.end_sittings")
    assert deeds()[-1] == Deed.SITTINGS_ENDED
    for other in others:
        other.get("accounts.own", expect=302)
    hers.get("accounts.own")


def test_nobody_ends_somebody_else_s(app, page, alma, bertta):
    page.as_(bertta)
    ref = db.session.query(LoginSession).one().ref
    hers = page.as_(alma)
    data = {"csrf_token": hers.csrf_token()}
    hers.open("POST", f"/account/sessions/{ref}/end", 404, data=data)
    assert db.session.query(LoginSession).count() == 2


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox, Windows"),
        (PHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) … Chrome/140.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) … Chrome/1 Edg/140", "Edge, Mac"),
        ("(Linux; Android 16) SamsungBrowser/28 Chrome/130", "Samsung Internet, Android"),
        ("curl/8", ""),
        ("<script>" * 50, ""),
    ],
)
def test_a_browser_is_named_roughly(agent, device):
    assert device_of(agent) == device


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.77", "192.0.2.0/24"), ("2001:db8::1", "2001:db8::/48"), ("", ""), (None, ""),
     ("unknown", "")],
)  # fmt: skip
def test_an_address_is_kept_roughly(address, network):
    assert network_of(address) == network
