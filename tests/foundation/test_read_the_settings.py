"""Half configured, it does not start: it says what is missing, and never what a secret is."""

import base64
from hashlib import sha256

import pytest

from consult.foundation.errors import Misconfigured
from consult.foundation.settings import DRAWN, SECRET_LENGTHS, load_settings


def drawn(name):
    """A secret of the right form, another for each name."""
    return base64.b64encode(sha256(name.encode()).digest()).decode()


SECRET = drawn("pepper")
WHOLE = {
    "installation": "real",
    "database_url": "sqlite:///main.db",
    "salts_url": "sqlite:///salts.db",
    **{name: drawn(name) for name in SECRET_LENGTHS},
}


@pytest.fixture
def write(tmp_path):
    def settings_file(values, mode=0o600):
        path = tmp_path / "consult.toml"
        path.write_text("".join(f'{name} = "{value}"\n' for name, value in values.items()))
        path.chmod(mode)
        return tmp_path

    return settings_file


def test_whole_it_is_read(write):
    assert load_settings(write(WHOLE), {}).pepper == sha256(b"pepper").digest()


@pytest.mark.parametrize("name", sorted(WHOLE.keys() - {"backup_kem"}))
def test_what_is_missing_is_named(write, name):
    left = {key: value for key, value in WHOLE.items() if key != name}
    with pytest.raises(Misconfigured, match=name):
        load_settings(write(left), {})


@pytest.mark.parametrize("name", SECRET_LENGTHS)
@pytest.mark.parametrize("value", ["", "c2hvcnQ=", SECRET + SECRET, "change-me", "ä" * 44])
def test_a_secret_that_is_none_is_refused_and_not_repeated(write, name, value):
    with pytest.raises(Misconfigured, match=name) as refused:
        load_settings(write({**WHOLE, name: value}), {})
    assert not value or value not in str(refused.value)


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("value", [bytes(32), b"change-me-" * 3 + b"!!", bytes(range(32))])
def test_a_secret_that_nobody_drew_is_refused(write, name, value):
    """63: a default key, or one that somebody made up."""
    given = base64.b64encode(value).decode()
    if len(set(value)) >= 16:
        given = WHOLE[next(other for other in DRAWN if other != name)]  # the same twice
    with pytest.raises(Misconfigured, match=f"{name}.*drawn at random") as refused:
        load_settings(write({**WHOLE, name: given}), {})
    assert given not in str(refused.value)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_what_others_may_read_is_refused_and_the_cure_is_named(write, mode):
    with pytest.raises(Misconfigured, match="chmod 600"):
        load_settings(write(WHOLE, mode), {})


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"databse_url": "x"}, "databse_url"),
        ({"installation": "production"}, "demo or real"),
        ({"argon2_iterations": "many"}, "argon2_iterations"),
        ({"secure_cookies": "perhaps"}, "true or false"),
    ],
)
def test_what_cannot_be_is_named(write, more, named):
    with pytest.raises(Misconfigured, match=named):
        load_settings(write({**WHOLE, **more}), {})


def test_a_file_that_is_no_toml_is_named(write):
    path = write(WHOLE) / "consult.toml"
    path.write_text("installation = real")
    with pytest.raises(Misconfigured, match=r"consult\.toml"):
        load_settings(path.parent, {})


def test_the_environment_wins(write):
    environ = {"CONSULT_MAX_BODY_KIB": "64", "CONSULT_INSTANCE": "/elsewhere", "PATH": "/bin"}
    assert load_settings(write(WHOLE), environ).max_body_kib == 64
