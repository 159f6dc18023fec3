"""From an empty tree of folders to the first invitation, by the words of the runbook."""

import http.client
import json
import re
import ssl
import stat

import pyotp
import pytest

TOKEN = "Kettu-" + "x" * 37


def on_paper(installed, name, label):
    return re.search(rf"{label}: +(.+)", installed.papers[name])[1]


def signed_in(installed, number):
    """A supervisor at her own device, with her paper and the codes that she sets up."""
    paper = f"supervisor-{number}.txt"
    visitor = installed.visitor().open("/sign-in")
    email, words = (
        on_paper(installed, paper, "Sähköposti"),
        on_paper(installed, paper, "Tunnuslause"),
    )
    visitor.press("/sign-in", email=email, passphrase=words)
    visitor.open("/account/codes")
    (secret,) = [one.text for one in visitor.tree.all("span") if one["class"] == "code-text"]
    visitor.press("/account/codes", code=pyotp.TOTP(re.sub(r"\W", "", secret)).now())
    return visitor


def test_to_the_first_invitation(installed):
    fanni = signed_in(installed, 1)
    shown = fanni.open("/people/invite").press(
        "/people/invite",
        name="Lumi Keksitty",
        email="lumi@consult.example",
        profession="sosiaalityöntekijä",
        duties=["social-worker"],
        expect=200,
    )
    link = re.search(r"https://consult\.example(/welcome/[\w-]+)", shown.body)[1]
    code = re.search(r"\b\d{4} \d{4}\b", shown.text).group()
    lumi = installed.visitor().open(link)
    lumi.press("", code=code)
    assert "Hyvä että tulit, Lumi Keksitty" in lumi.text
    assert link not in "\n".join(installed.journal())
    assert link not in installed.tree.path("/var/log/nginx/consult.log").read_text("utf-8")


def test_each_custodian_gets_three_papers_and_nothing_stays(installed):
    names = sorted(installed.papers)
    assert names == [
        *(
            f"custodian-{n}-{key}.txt"
            for n in (1, 2)
            for key in ("authority", "backup", "recovery")
        ),
        *("supervisor-1.txt", "supervisor-2.txt"),
    ]
    left = [path.name for path in installed.tree.path("/dev/shm").iterdir()]  # noqa: S108
    assert "papers" not in left
    assert "answers.toml" not in left
    secret = on_paper(installed, "supervisor-1.txt", "Tunnuslause").encode()
    everything = [path for path in installed.tree.root.rglob("*") if path.is_file()]
    assert len(everything) > 500
    assert not [path for path in everything if secret in path.read_bytes()]


def test_what_is_made_is_its_owner_s_alone(installed):
    for name in ("/var/lib/consult", "/var/backups/consult", "/var/backups/consult-salts"):
        assert stat.S_IMODE(installed.tree.path(name).stat().st_mode) == 0o700
    for path in installed.tree.path("/var/lib/consult").iterdir():
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path.name


def test_the_doctor_was_asked_and_knows_what_was_answered(installed):
    said = installed.tree.said[-1]
    assert re.search(r"^\d+ .+\.$", said, re.MULTILINE), said


def test_what_is_too_long_meets_a_calm_page(installed):
    visitor = installed.visitor().open("/sign-in")
    status = visitor.send("POST", "/sign-in", "email=" + "x" * 600_000)
    assert (status, visitor.headers["Cache-Control"]) == (413, "no-store")
    assert "Tämä on liian pitkä" in visitor.body


def test_by_another_name_nobody_answers(installed):
    with pytest.raises(ssl.SSLError):
        installed.visitor().send("GET", "/health", host="localhost")
    plain = http.client.HTTPConnection("127.0.0.1", installed.ports["80"], timeout=10)
    plain.request("GET", "/people?x=1", headers={"Host": "consult.example"})
    answer = plain.getresponse()
    plain.close()
    assert (answer.status, answer.getheader("Location")) == (
        308,
        "https://consult.example/people?x=1",
    )


def test_the_house_itself_says_that_only_https_is_spoken_to_it(installed):
    visitor = installed.visitor()
    visitor.send("GET", "/sign-in")
    assert "max-age" in visitor.headers["Strict-Transport-Security"]
    assert "nginx/" not in visitor.headers["Server"]
    assert "__Host-session" in visitor.cookies


def test_the_journal_is_lines_of_json_without_addresses(installed):
    installed.visitor().send("GET", f"/welcome/{TOKEN}")
    lines = installed.journal()
    events = [json.loads(line)["event"] for line in lines if line.startswith("{")]
    assert "Starting gunicorn" in events
    of_systemd = ("Listening on ", "Communication attempt ", "Execing ")
    assert not [one for one in lines if not one.startswith(("{", *of_systemd))]
    assert TOKEN not in "\n".join(lines)


def test_while_the_application_is_away_there_is_a_calm_page(installed):
    """Its socket is gone for a moment: links with a token stand in no log, other pages do."""
    door = installed.tree.path("/run/consult.sock")
    aside = door.with_suffix(".aside")
    door.rename(aside)
    try:
        visitor = installed.visitor()
        assert visitor.send("GET", "/cases") == 502
        assert "Consult ei juuri nyt vastaa" in visitor.body
        assert visitor.send("GET", f"/welcome/{TOKEN}") == 502
        assert visitor.send("GET", f"/pass/link/{TOKEN}") == 502
    finally:
        aside.rename(door)
    logs = [path.read_text("utf-8") for path in installed.tree.path("/var/log/nginx").iterdir()]
    assert "GET /cases" in "".join(logs)
    assert TOKEN not in "".join(logs)
    assert installed.visitor().send("GET", "/health") == 200
