"""What the pages on security say is what the source does: limits, ways in, times, keys, logs."""

import ast
import re
from dataclasses import fields

import pytest

from consult.accounts.operations.sso import EVERY
from consult.accounts.rules import CODE_TRIES, LINK_LASTS
from consult.accounts.rules.proofs import FRESH_FOR
from consult.accounts.views.signing import PER_ADDRESS
from consult.foundation.settings import Settings
from consult.passes.rules import MOST_TRIES
from consult.vault.slots import LANES
from tests.house.building import ROOT, modules

LABEL = re.compile(r"[a-z][a-z./-]*/\d")
OTHERS = {"Crypto", "nacl", "OpenSSL", "rsa", "ecdsa", "jwt", "passlib", "bcrypt", "argon2"}
HANDLERS = re.compile(r"\b(FileHandler|SysLogHandler|basicConfig|addHandler)\b")
WAYS = {
    "words": {"sign_in", "sign_in_by_words"},
    "a passkey": {"sign_in_by_touch"},
    "single sign-on": {"sso", "sso_back"},
    "lost words": {"lost", "lost_words", "lost_touch", "lost_new", "lost_passkey"},
    "the demo": {"sign_in_as"},
    "coming-in": {"open_link", "code", "told", "words", "first_passkey"},
}
"""Which public doors of the accounts belong to which way that the pages describe."""


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def own_modules():
    """The application itself: measurements and the demo draw what nobody has to guess."""
    return [one for one in modules() if one.package not in ("bench", "demo")]


@pytest.mark.asvs("V6.1.1")
def test_the_limits_of_signing_in_stand_as_they_are():
    said = page("signing-in.md")
    times, _, window = PER_ADDRESS.partition(" per ")
    assert f"{times} times in ten minutes" in said
    assert window == "10 minutes"
    assert "| 100 | no more, except from a browser its person has used before |" in said
    assert (CODE_TRIES, MOST_TRIES) == (5, 5)
    assert "Five wrong codes, and" in page("coming-in.md")


@pytest.mark.asvs("V6.1.3", "V6.3.4")
def test_every_way_in_is_described_and_there_is_no_other():
    public = (ROOT / "tests" / "house" / "public_routes.txt").read_text(encoding="utf-8")
    doors = {line[9:] for line in public.split() if line.startswith("accounts.")}
    assert doors == set().union(*WAYS.values())
    said = (page("signing-in.md") + page("coming-in.md")).lower()
    assert [way for way in WAYS if way not in said] == []
    others = {line for line in public.split() if line.startswith("passes.")}
    assert others == {"passes.enter", "passes.link"}
    assert "meeting pass" in said


@pytest.mark.asvs("V7.1.1")
def test_how_long_a_sitting_lasts_stands_as_it_is():
    default = {one.name: one.default for one in fields(Settings)}
    assert (default["idle_minutes"], default["absolute_hours"]) == (30, 10)
    assert FRESH_FOR.total_seconds() == 300
    assert LINK_LASTS.total_seconds() == 72 * 3600
    said = page("signing-in.md")
    assert "ends after 30 minutes of silence and after ten hours in any case" in said
    assert "NIST SP 800-63B" in said


@pytest.mark.asvs("V7.1.2", "V7.1.3")
def test_many_sittings_and_the_provider_s_word_are_described():
    said = page("signing-in.md")
    assert "There is no greatest number at which something happens" in said
    told = {row.split("|")[1].strip() for row in said.splitlines() if row.count("|") == 3}
    assert {
        "the provider's word is an hour old",
        "the provider says no",
        "the provider does not answer",
        "she signs out here",
    } <= told
    assert EVERY.total_seconds() == 3600


@pytest.mark.asvs("V11.4.2", "V11.4.4")
def test_words_are_stretched_as_dearly_as_the_page_says():
    default = {one.name: one.default for one in fields(Settings)}
    costs = default["argon2_memory_kib"], default["argon2_iterations"], LANES
    assert costs == (64 * 1024, 3, 1)
    assert "Argon2id, 64 MiB, three passes, one lane" in page("keys.md")


@pytest.mark.asvs("V8.1.2")
def test_it_is_described_who_reads_which_kind_of_data():
    rows = [line for line in page("data-classification.md").splitlines() if line.startswith("| ")]
    heads = [row.split("|")[1].strip() for row in rows if row.count("|") == 5]
    assert {"sealed", "keys", "erasing", "plain", "log", "private"} <= set(heads)


@pytest.mark.asvs("V11.1.1", "V11.1.2")
def test_every_key_is_in_the_inventory():
    said, missing = page("keys.md"), set()
    for module in own_modules():
        for node in ast.walk(module.tree):
            value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
            text = value.decode("latin-1") if isinstance(value, bytes) else value
            if isinstance(text, str) and LABEL.fullmatch(text) and f"`{text}`" not in said:
                missing.add(text)
    assert missing == set(), "docs/keys.md says nothing of these labels"


@pytest.mark.asvs("V11.2.1", "V11.2.3", "V11.3.1", "V11.3.2", "V11.6.1")
def test_only_the_named_parts_of_the_crypto_library_are_used():
    used = set()
    for module in own_modules():
        for name in module.imports():
            assert not re.match(
                r"(Crypto|nacl|OpenSSL|rsa|ecdsa|jwt|passlib|bcrypt|argon2)\b", name
            )
            if name.startswith("cryptography.") and not name.startswith("cryptography.exceptions"):
                used.add(name.rsplit(".", 1)[1])
    unnamed = {name for name in used - {"x509"} if f"`{name}`" not in page("keys.md")}
    assert unnamed == set()
    chosen = {
        ast.unparse(node)
        for module in own_modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value) in ("KEM", "KDF", "AEAD", "hashes", "hashlib")
    }
    assert chosen == {"KEM.X25519", "KDF.HKDF_SHA256", "AEAD.AES_256_GCM"} | {
        "hashes.SHA256",
        "hashlib.sha256",
    }


@pytest.mark.asvs("V6.5.3")
def test_nothing_is_drawn_but_from_the_system_s_generator():
    for module in own_modules():
        drawn = {name for name in module.imports() if re.match(r"(random|numpy)\b", name)}
        assert not drawn, module.name
        assert "uuid.uuid1" not in module.imports(), module.name


@pytest.mark.asvs("V16.1.1", "V16.2.3")
def test_nothing_is_logged_but_where_the_inventory_says():
    said = page("logging.md")
    for layer in ("log of deeds", "anchors", "application, worker", "gunicorn", "nginx"):
        assert f"| {layer}" in said
    for module in own_modules():
        if module.name == "consult/foundation/journal.py":
            continue
        for node, function in module.calls():
            assert not HANDLERS.search(function), module.name
            if function.endswith("getLogger"):
                name = ast.unparse(node.args[0])
                assert name == "__name__" or name.startswith("'consult"), name
