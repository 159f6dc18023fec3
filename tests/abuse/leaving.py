"""Processes that give, end and write at the same moment, each as somebody of the cast."""

import time
from pathlib import Path

from consult import vault
from consult.app import create_app
from consult.cases.operations import end_seat, grant_seat
from consult.cases.queries import find_case, find_seat
from consult.cases.rules import CircleRole
from consult.foundation.database import db, transaction, writing
from consult.foundation.errors import Locked, NotSaved
from consult.notes.operations import file_note
from consult.privacy import reviewed
from tests.cast import CAST
from tests.vault_rows import live_seats


def together(gate: Path, number: int) -> None:
    """Say that this one is ready, and go when the gate is opened."""
    (gate / f"ready-{number}").touch()
    while not (gate / "open").exists():
        time.sleep(0.001)


def write_notes(settings, gate, number, key, case_id, count):
    """File notes one after another, as somebody who sits there, until she does not any more."""
    me = CAST[key]
    with create_app(settings).app_context():
        together(gate, number)
        for turn in range(count):
            try:
                with vault.signed_in(me.identity), writing(), transaction():
                    case = find_case(me.actor, case_id)
                    if case is None:
                        return
                    file_note(me.actor, case, reviewed(f"Muistiinpano {turn}."))
            except Locked:
                return


def end_a_seat(settings, gate, number, key, seat_id):
    """End somebody's seat."""
    me = CAST[key]
    with create_app(settings).app_context():
        together(gate, number)
        with vault.signed_in(me.identity), writing(), transaction():
            end_seat(me.actor, find_seat(me.actor, seat_id))


def give_a_seat(settings, gate, number, key, case_id, whom):
    """Give somebody a seat."""
    me = CAST[key]
    with create_app(settings).app_context():
        together(gate, number)
        with vault.signed_in(me.identity), writing(), transaction():
            seat(me, case_id, CAST[whom].id)


def give_and_end(settings, gate, number, key, case_id, whom, turns):
    """Give somebody a seat where she has none and end it where she has one, again and again."""
    me, her = CAST[key], CAST[whom].id
    with create_app(settings).app_context():
        together(gate, number)
        for _ in range(turns):
            try:
                with vault.signed_in(me.identity), writing(), transaction():
                    taken = [find_seat(me.actor, one) for one in live_seats(case_id, her)]
                    if not taken:
                        seat(me, case_id, her)
                    elif taken[0] is not None:
                        end_seat(me.actor, taken[0])
            except NotSaved:
                db.session.rollback()  # the other one was faster


def seat(me, case_id, whom):
    case = find_case(me.actor, case_id)
    grant_seat(me.actor, case, whom, CircleRole.FAMILY_THERAPIST, writes=True)
