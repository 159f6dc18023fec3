"""Mail that is configured by half keeps the house closed, and says what is missing."""

from dataclasses import replace

import pytest

from consult.foundation.errors import Misconfigured
from consult.notifications import config
from tests.scenes import settings_in


@pytest.fixture
def configured(with_mail):
    def configure(**wrong):
        config.configure(with_mail(587, **wrong))
        return config.config()

    return configure


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"smtp_host": ""}, "smtp_host"),
        ({"smtp_from": ""}, "smtp_from"),
        ({"smtp_from": "Consult"}, "smtp_from"),
        ({"smtp_from": "a@b.example\r\nBcc: x@example.org"}, "smtp_from"),
        ({"smtp_password": ""}, "smtp_user and smtp_password"),
        ({"smtp_user": ""}, "smtp_user and smtp_password"),
        ({"smtp_tls": "maybe"}, "smtp_tls"),
        ({"smtp_host": "mail.example.org", "smtp_tls": "none"}, "this machine only"),
        ({"smtp_port": 70_000}, "smtp_port"),
        ({"smtp_seconds": 0}, "smtp_seconds"),
        ({"smtp_seconds": 600}, "smtp_seconds"),
        ({"smtp_ca_file": "/nowhere.pem"}, "smtp_ca_file"),
        ({"public_url": "https://evil.example"}, "trusted_hosts"),
        ({"public_url": "http://consult.example"}, "https"),
        ({"public_url": "https://localhost/consult"}, "host only"),
        ({"public_url": "https://me@localhost"}, "host only"),
        ({"public_url": "ftp://localhost"}, "https"),
    ],
)
def test_it_is_named(configured, wrong, word):
    with pytest.raises(Misconfigured, match=word):
        configured(**wrong)


@pytest.mark.parametrize(("tls", "port"), [("starttls", 587), ("implicit", 465), ("none", 25)])
def test_each_kind_of_tls_has_its_port(configured, tls, port):
    assert configured(smtp_tls=tls, smtp_port=0).server.port == port


@pytest.mark.parametrize(
    ("hosts", "url"),
    [
        (("consult.example",), "https://consult.example"),
        ((".example.org", "consult.example.org"), "https://consult.example.org"),
    ],
)
def test_where_the_house_is_follows_from_the_hosts(tmp_path, hosts, url):
    settings = replace(settings_in(tmp_path, installation="real"), trusted_hosts=hosts)
    config.configure(settings)
    assert config.config().public_url == url


def test_it_never_shows_the_password(configured):
    assert "salainen" not in repr(configured()) + repr(configured().server)
