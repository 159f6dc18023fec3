"""A redirect never leaves the house."""

import pytest

from consult.web.redirects import local_path


@pytest.mark.parametrize("path", ["/", "/cases/1?page=2", "/a/b#c", "/account?x=a%20b"])
def test_a_path_of_this_house(path):
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "cases",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/%2f%2fevil.example",
        "/%5Cevil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a\r\nSet-Cookie: x=1",
        "/\u2215\u2215evil.example",
        "/" + "a" * 600,
    ],
)
def test_anything_else_is_no_way_out(path):
    assert local_path(path) is None


def test_choosing_a_language_stays_here(page):
    shown = page.post("web.language", language="sv", next="//evil.example", expect=302)
    assert shown.response.location == "/"
