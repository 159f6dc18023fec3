import re
import stat
import tomllib

import pytest

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import account_with_email, duties_of, passphrase_slot
from consult.app import create_app
from consult.cli.founding import write_settings
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.database import db
from consult.foundation.installation import read_mark
from consult.foundation.settings import load_settings
from tests.cli.founded import ANSWERS, Place, cheap_keys

HALF = re.compile(r"^[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+$", re.MULTILINE)


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A real installation, and the papers that were handed out. For reading only."""
    place = Place(tmp_path_factory.mktemp("founded"))
    with pytest.MonkeyPatch.context() as patch:
        cheap_keys(patch)
        done = place.init_with(ANSWERS, "--papers", str(place.papers))
    assert (done.exit_code, done.stderr) == (0, ""), done.output
    return place


@pytest.fixture
def place(tmp_path, monkeypatch):
    cheap_keys(monkeypatch)
    return Place(tmp_path)


@pytest.mark.asvs("V6.3.2")
def test_the_first_two_can_sign_in_and_share_with_each_other(founded):
    app = create_app(load_settings(founded.instance))
    words = founded.on_paper("supervisor-2.txt", "Tunnuslause")
    with app.app_context():
        ilona = account_with_email(SYSTEM, "ilona@consult.example")
        slot = passphrase_slot(SYSTEM, ilona.id)
        assert vault.open_passphrase_slot(ilona.id, slot.blob, words)
        assert vault.recipient_of(ilona.id)
        assert duties_of(SYSTEM, [ilona.id])[ilona.id] == {Duty.SUPERVISOR}
        assert read_mark().kind == "real"
        assert db.session.query(Account).count() == 2, "nobody came with the program"
        db.session.remove()
        db.engine.dispose()


def test_two_custodians_papers_join_to_the_keys_of_the_settings(founded):
    settings = load_settings(founded.instance)
    codes = {
        key: [HALF.search(founded.paper(f"custodian-{n}-{key}.txt"))[0] for n in (1, 2)]
        for key in ("recovery", "authority", "backup")
    }
    held = vault.Ceremony(*(vault.join(*halves) for halves in codes.values()))
    assert settings.authority_sign == held.authority.sign_public
    assert settings.recovery_kem == held.recovery.kem_public
    assert settings.backup_kem == held.backup.kem_public


def test_each_paper_says_whose_it_is(founded):
    papers = sorted(founded.papers.glob("custodian-*.txt"))
    assert len(papers) >= 4
    for path in papers:
        holder = ANSWERS["custodians"][int(path.name.split("-")[1]) - 1]
        assert path.read_text("utf-8").startswith(f"Avaimen haltija: {holder}\nconsult.example\n")


def test_what_was_answered_stands_in_the_settings(founded):
    settings = load_settings(founded.instance)
    assert settings.public_url == "https://consult.example"
    assert settings.trusted_hosts == ("consult.example",)
    assert settings.proxy_hops == 1
    assert (settings.smtp_host, settings.smtp_port) == ("mail.consult.example", 465)
    assert (settings.smtp_tls, settings.smtp_from) == ("implicit", "consult@consult.example")
    assert settings.custodians == tuple(ANSWERS["custodians"])
    assert (settings.backup_place, settings.salt_backup_place) == ("/srv/backups", "/srv/salts")
    assert settings.demands_second_factor


def test_nothing_secret_may_be_read_by_others(founded):
    for path in [founded.instance / "consult.toml", *founded.papers.iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    for path in (founded.instance, founded.papers):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700, path.name


def test_no_paper_s_secret_is_left_in_the_instance_folder(founded):
    secrets = [
        founded.on_paper("supervisor-1.txt", "Tunnuslause"),
        founded.on_paper("supervisor-1.txt", "Palautuskoodi"),
        HALF.search(founded.paper("custodian-1-recovery.txt"))[0],
    ]
    for path in founded.instance.rglob("*"):
        if path.is_file():
            assert not [one for one in secrets if one.encode() in path.read_bytes()], path.name
    assert not (founded.instance / "consult.toml.draft").exists()


def test_a_base_that_is_somebody_s_is_refused_and_nothing_else_stays(place, template):
    place.instance.mkdir()
    demo = template.copy_to(place.instance)
    (demo.instance / "main.db").rename(demo.instance / "consult.db")
    before = sorted(path.name for path in place.instance.iterdir())
    done = place.init_with(ANSWERS)
    assert done.exit_code == 1
    assert "demo installation already" in done.stderr
    assert sorted(path.name for path in place.instance.iterdir()) == before


def test_papers_that_cannot_be_written_leave_no_installation(place):
    place.papers.mkdir()
    done = place.init_with(ANSWERS, "--papers", str(place.papers))
    assert done.exit_code == 1
    assert "is there already, and papers want a new folder." in done.stderr
    assert not place.instance.exists()
    assert not list(place.papers.iterdir())


def test_a_database_that_does_not_answer_leaves_nothing_and_tells_no_password(place):
    away = {"database": "postgresql+psycopg://consult:Hush@localhost:1/consult"}
    done = place.init_with({**ANSWERS, **away})
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "The database:" in done.stderr
    assert "Hush" not in done.output
    assert not place.instance.exists()


def test_a_founding_that_was_cut_off_is_named(place):
    place.instance.mkdir()
    (place.instance / "consult.toml.draft").write_text("", encoding="utf-8")
    done = place.init_with(ANSWERS)
    assert done.exit_code == 1
    assert "was cut off here" in done.stderr


def test_what_is_not_given_is_asked(place):
    typed = "\n".join(
        [
            *("Koealue", "Koerekisteri", "Koe", "consult.example", "sqlite", ""),
            *("/srv/backups", "/srv/salts", "Fanni Satuvuori", "fanni@consult.example"),
            *("Ilona Ilmiselvä", "ilona@consult.example", "Kaarina Keksitty", "Lauri Lukko", ""),
        ]
    )
    done = place.init(typed=typed)
    assert done.exit_code == 0, done.output
    assert done.stdout.count("Palautuskoodi: ") == 2
    assert load_settings(place.instance).smtp_host == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"supervisors": ANSWERS["supervisors"][:1]}, "Two supervisors are needed"),
        ({"supervisors": ANSWERS["supervisors"][:1] * 2}, "Two supervisors are needed"),
        ({"supervisors": "Fanni"}, "Two supervisors are needed"),
        ({"supervisors": [["F", "fanni"], ["I", "i@consult.example"]]}, "not one that mail"),
        ({"custodians": ["Kaarina", "kaarina"]}, "Two custodians are needed"),
        ({"custodians": ["Kaarina"]}, "Two custodians are needed"),
        ({"host": "192.0.2.7"}, "passkeys refuse numbers"),
        ({"host": "https://consult.example"}, "a name like consult.example"),
        ({"database": "mysql://x"}, "must be sqlite or an address"),
        ({"salts": "sqlite:///x"}, "a base of their own"),
        ({"mail_from": ""}, "mail_from says"),
        ({"mail": "mail:smtp"}, "host or host:port"),
        ({"backups": "backups"}, "whole paths"),
        ({"salt_backups": "/srv/backups/salts"}, "neither inside the other"),
        ({"language": "se"}, "language must be one of"),
        ({"agency": ""}, "Missing: agency"),
        ({"colour": "blue"}, "nobody asks for colour"),
    ],
)
def test_half_of_the_answers_is_refused_before_anything_is_made(place, changed, said):
    done = place.init_with({**ANSWERS, **changed})
    assert done.exit_code == 2, done.output
    assert said in done.stderr
    assert not place.instance.exists()


def test_settings_are_never_written_over(tmp_path):
    (tmp_path / "consult.toml").write_text("", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_settings(tmp_path, {})
    assert tomllib.loads((tmp_path / "consult.toml").read_text("utf-8")) == {}
