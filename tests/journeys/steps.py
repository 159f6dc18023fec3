"""The steps of the main job, as presses in a browser."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from tests.cast import CAST
from tests.journeys.conftest import Desk
from tests.processes import flask

QUESTIONS = (
    "Miten tuemme nuorta niin, että koulu ja koti vetävät samaan suuntaan?",
    "Mitä kannattaa kysyä nuorelta itseltään ennen seuraavaa tapaamista?",
)
BACKGROUND = "Nuori asuu äidin luona ja on tavannut työntekijää kuusi kertaa."
ANSWERS = (
    "Sovitaan yksi yhteinen tavoite ja yksi aikuinen, joka seuraa sitä.",
    "Kysytään, mikä päivissä on hyvää, ja vasta sitten, mikä painaa.",
)
NOTE = "Mietin, voisiko nuoren hiljaisuus olla tapa pitää huolta äidistä."
AGREEMENTS = ("Kutsun koulun ja kodin samaan pöytään.", "Soitan nuorelle ennen tapaamista.")


def ask_the_group(alma: Desk) -> str:
    """One page: two questions, help, urgency, sectors, two clients, three people, background."""
    alma.go("/consultations/ask")
    alma.follow("Tunturin asiantuntijaryhmä")
    alma.write(questions__0=QUESTIONS[0], questions__1=QUESTIONS[1])
    alma.choose(help="together", urgency="soon")
    alma.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    alma.choose(clients__0__role="young-person", clients__0__service_language="fi")
    alma.choose(
        clients__0__knows="knows", clients__0__permits="allows", clients__0__said_by="client"
    )
    alma.write(clients__0__wants="Haluan, että minulta kysytään ensin.")
    alma.choose(clients__1__role="mother", clients__1__service_language="fi")
    for number, label in enumerate(("opettaja 1", "mummo", "kuraattori 1")):
        alma.page.locator(f"[name='people-{number}-label']").fill(label)
    alma.choose(sectors="psychology")
    alma.choose(sectors="psychiatry")
    alma.write(decision="Asiakassuunnitelman tarkistus.", background=BACKGROUND)
    alma.shoot("1-ask")
    alma.send()
    alma.shoot("1-asked")
    assert alma.path.endswith("/asked"), alma.page.locator("main").inner_text()
    asked = alma.path.split("/")[2]
    alma.press_at("/noted")
    return asked


def place_the_request(disa: Desk, asked: str) -> None:
    """The coordinator reads the questions, sees reasons, places it and proposes three."""
    disa.go("/")
    disa.shoot("2-front-disa")
    disa.go(f"/consultations/{asked}/triage")
    disa.sees(*QUESTIONS)
    disa.shoot("2-triage")
    disa.page.locator("[name='slot']").first.check()
    for name in ("Moona Vertaus", "Chidi Esimerkki", "Sakari Harhama"):
        disa.page.get_by_label(name).check()
    disa.send()
    disa.sees("Moona Vertaus", "Chidi Esimerkki", "Sakari Harhama")


def strike_one_and_agree(alma: Desk, asked: str) -> None:
    """The asker sees the panel, strikes one without a reason, and agrees."""
    alma.go("/")
    alma.shoot("3-front-alma")
    alma.go(f"/consultations/{asked}")
    alma.sees("Sakari Harhama", "Kaamos")
    alma.shoot("3-panel")
    row = alma.page.locator("li", has_text="Sakari Harhama")
    row.locator("form[action$='/strike'] button").click()
    alma.page.wait_for_load_state()
    alma.press_at("/panel")


def accept_and_read(moona: Desk) -> None:
    """The expert finds the invitation on her front page, accepts, reads questions and reading."""
    moona.go("/")
    moona.shoot("4-front-expert")
    moona.page.locator("main a[href*='/invitations/']").first.click()
    moona.page.wait_for_load_state()
    moona.misses(*QUESTIONS)
    moona.press_at("/accept")
    moona.sees(*QUESTIONS, BACKGROUND)
    moona.shoot("4-invitation")


def nothing_else_opens(moona: Desk, asked: str) -> None:
    """The case, other consultations and other cases do not exist for the expert."""
    for path in (f"/consultations/{asked}/triage", "/cases/" + CAST["alma"].id.hex):
        assert moona.go(path) == 404
    item = newest_item(moona.database)
    for part in ("", "/print", "/phases", "/roster", "/notes/new", "/record"):
        assert moona.go(f"/items/{item}{part}") == 404, part
    for path in other_places(moona):
        assert moona.go(path) == 404, path


def other_places(desk: Desk) -> list[str]:
    """Return addresses of other people's cases, consultations and items."""
    with closing(sqlite3.connect(desk.database)) as database:
        rows = [
            (f"/{place}/", table)
            for place, table in (("cases", "cases"), ("consultations",) * 2, ("items",) * 2)
        ]
        return [
            place + _dashed(row[0])
            for place, table in rows
            for row in database.execute(f"SELECT id FROM {table}")
        ]


def lead_the_item(bertta: Desk) -> str:
    """The family therapist prepares, opens, marks the roster, leads, records and closes."""
    bertta.go("/")
    bertta.shoot("5-front-bertta")
    item = newest_item(bertta.database)
    bertta.go(f"/items/{item}")
    bertta.sees(*QUESTIONS)
    prepare(bertta, item)
    mark_the_roster(bertta, item)
    bertta.press_at("/open")
    go_through(bertta, item)
    answer_each(bertta)
    agree_twice(bertta, item)
    bertta.go(f"/items/{item}")
    bertta.shoot("5-room")
    bertta.press_at("/close")
    bertta.go(f"/items/{item}/print")
    bertta.sees(*ANSWERS)
    return item


def newest_item(database_file: Path) -> str:
    with closing(sqlite3.connect(database_file)) as database:
        query = "SELECT item_id FROM consultations WHERE item_id IS NOT NULL ORDER BY asked_at DESC"
        return _dashed(database.execute(query).fetchone()[0])


def prepare(bertta: Desk, item: str) -> None:
    """Change the order and the minutes, starting from the format."""
    bertta.go(f"/items/{item}/phases")
    bertta.shoot("5-prepare")
    bertta.write(phases__0__minutes="3")
    bertta.page.locator(".form-end button.btn-primary").click()
    bertta.page.wait_for_load_state()


def mark_the_roster(bertta: Desk, item: str) -> None:
    bertta.go(f"/items/{item}/roster")
    states = bertta.page.locator("select[name$='-state']")
    for number in range(states.count()):
        states.nth(number).select_option("present")
        bertta.page.locator("select[name$='-mode']").nth(number).select_option("remote")
    bertta.shoot("5-roster")
    bertta.page.locator(".form-end button.btn-primary").first.click()
    bertta.page.wait_for_load_state()


def go_through(bertta: Desk, item: str) -> None:
    """Go to the second phase and write a note there, of a kind and in a voice."""
    bertta.go(f"/items/{item}")
    for _step in range(3):
        bertta.page.locator("form[action$='/start'] button.btn-primary").click()
        bertta.page.wait_for_load_state()
    bertta.write(text=NOTE)
    bertta.choose(voice="team", kind="reflection")
    bertta.page.locator("form[action$='/notes/new'] .form-end button").click()
    bertta.page.wait_for_load_state()
    bertta.sees(NOTE)


def answer_each(bertta: Desk) -> None:
    """Answer each question by itself, with the sectors behind it."""
    links = bertta.page.locator("main a[href*='/consultations/questions/']")
    for path, text in zip(
        [links.nth(number).get_attribute("href") for number in range(2)], ANSWERS, strict=True
    ):
        assert path is not None
        bertta.go(path)
        bertta.write(text=text)
        bertta.choose(sectors="psychology")
        bertta.send()


def agree_twice(bertta: Desk, item: str) -> None:
    """Record two agreements with owner and date."""
    due = (date.today() + timedelta(days=14)).isoformat()  # noqa: DTZ011 - as the browser has it
    for what in AGREEMENTS:
        bertta.go(f"/items/{item}/agreements/new")
        bertta.write(what=what, due_on=due)
        bertta.page.locator("[name='owner']").first.select_option(str(CAST["alma"].id))
        bertta.send()


def the_coordinator_reads_no_more(disa: Desk, asked: str, item: str) -> None:
    disa.go(f"/consultations/{asked}/triage")
    disa.misses(NOTE, *ANSWERS)
    assert disa.go(f"/items/{item}") == 404


def take_the_result_home(alma: Desk, asked: str) -> None:
    """Answers and action on the front page, the text of each client to copy, the action done."""
    alma.go("/")
    alma.sees(AGREEMENTS[0])
    alma.shoot("6-front-alma")
    alma.go(f"/consultations/{asked}")
    alma.sees(*ANSWERS)
    alma.go(f"/consultations/{asked}/record-text")
    texts = alma.page.locator("main textarea")
    assert texts.count() == 2
    for number in range(2):
        text = texts.nth(number).input_value()
        assert "ASIAKASKERTOMUS" in text
        assert ANSWERS[0] in text
        assert AGREEMENTS[0] in text
    alma.shoot("6-record-text")
    alma.go("/")
    alma.press_at("/done")


def review_the_log(eero: Desk, asked: str, item: str) -> None:
    """The log has it all, and no text; nothing of the content opens."""
    eero.go("/log")
    eero.shoot("7-log")
    eero.go("/log?first=2021-12-01&last=2022-11-30")
    eero.sees("16.12.2021")
    for path in (f"/items/{item}", f"/consultations/{asked}"):
        assert eero.go(path) == 404
    eero.go("/reports/participation?first=2021-12-01&last=2022-11-30&by=sector")
    eero.sees("11", "9", "2", "13")
    eero.shoot("7-figures")


def no_wrap_of_a_text_about_clients(instance: Path, person: str) -> None:
    query = """SELECT count(*) FROM grants JOIN spaces ON spaces.id = grants.space_id
               WHERE recipient_id = ? AND spaces.kind IN ('case', 'client', 'consultation')"""
    with closing(sqlite3.connect(instance / "main.db")) as database:
        assert database.execute(query, (person,)).fetchone() == (0,)


def figures_on_the_command_line(instance: Path) -> None:
    window = ("--from", "2021-12-01", "--to", "2022-11-30", "--by", "sector", "--format", "json")
    said = flask(instance, "reports", "participation", *window).wait()
    found = json.loads(said.stdout)
    assert [found[key] for key in ("planned", "held", "cancelled", "cases")] == [11, 9, 2, 13]


def _dashed(raw: str) -> str:
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"
