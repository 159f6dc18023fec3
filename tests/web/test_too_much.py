"""Too large, too many, too often."""

from ipaddress import ip_address

import pytest

from consult.web import throttle


def test_a_body_over_the_limit_is_413(trial, alma, settings):
    limit = settings.max_body_kib * 1024
    trial.as_(alma).post("trial.form", name="x" * limit, expect=413).shows("liikaa kerralla")


def test_a_body_under_the_limit_is_read(trial, alma):
    text = "Kettu. " * 2_000
    trial.as_(alma).post("trial.form", name="y", about=text, expect=303)


def test_too_many_parts_are_413(trial, alma):
    browser = trial.as_(alma)
    data = {f"n{i}": "x" for i in range(3_000)} | {"csrf_token": browser.csrf_token()}
    response = browser.send(
        "POST",
        "/trial/form",
        data=data,
        content_type="multipart/form-data",
    )
    assert response.status_code == 413


def test_a_lying_length_is_not_believed(trial, alma):
    browser = trial.as_(alma)
    response = browser.send(
        "POST",
        "/trial/form",
        data="name=" + "x" * 2_000_000,
        content_type="application/x-www-form-urlencoded",
        headers={"Content-Length": "10"},
    )
    assert response.status_code in (403, 413)


def test_one_address_may_ask_only_so_often(trial, monkeypatch):
    monkeypatch.setattr(throttle, "EVERYTHING", "3 per minute")
    asked = [trial.send("GET", "/health") for _ in range(4)]
    assert asked[-2].status_code == 200
    assert asked[-1].status_code == 429
    assert "Hetkinen" in asked[-1].text


def test_only_our_own_proxy_says_where_from(trial):
    """A header that anybody can write is no address."""
    with trial.app.test_request_context(
        headers={"X-Forwarded-For": "198.51.100.7"}, environ_base={"REMOTE_ADDR": "203.0.113.9"}
    ):
        assert throttle.address() == "203.0.113.9"


@pytest.mark.parametrize("network", ["2001:db8:1:2::", "2001:db8::", "2001:db8:0:5::"])
def test_of_the_new_addresses_the_network_counts(trial, network):
    """Also where zeros are left out: nobody gets more tries by changing her own half."""
    for own in ("::1", "::ffff", "::a:b:c:d", "::1:0:0:1"):
        hers = ip_address(int(ip_address(network)) | int(ip_address(own)))
        with trial.app.test_request_context(environ_base={"REMOTE_ADDR": str(hers)}):
            assert throttle.address() == f"{network}/64"


def test_an_old_address_in_the_new_form_is_the_old_one(trial):
    with trial.app.test_request_context(environ_base={"REMOTE_ADDR": "::ffff:203.0.113.9"}):
        assert throttle.address() == "203.0.113.9"
