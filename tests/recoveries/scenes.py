"""Scenes of the officers' way: keys are lost, custodians are asked, their answer comes back."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from consult import vault
from consult.accounts.models import AccountStatus, IdentityCheck, Loss, LossEnd, LossReason
from consult.audit import Deed, record
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.notes.models import CaseNote
from consult.recoveries.models import Asked
from consult.recoveries.operations import ask_custodians, confirm_request, take_request_along
from consult.recoveries.queries import find_need, find_request
from tests.casework import doing, reading
from tests.cast import CEREMONY, Person
from tests.scenes import account_of
from tests.vault.program import FILE, recover


@dataclass(frozen=True)
class Returned(Person):
    """The same person with a new key pair."""

    new: bytes = field(default=b"", repr=False)

    @property
    def identity(self) -> vault.Identity:  # type: ignore[override]
        return vault.Identity(self.id, self.new)

    @property
    def seed(self) -> bytes:
        return self.new


def comes_back(person: Person, approver: Person) -> Returned:
    """Her keys are lost; she gets new ones, for which somebody vouches after a telephone call."""
    again = Returned(person.key, person.cast, person.agency_id, vault.new_seed())
    with transaction():
        moment, wraps = vault.lose_keys(person.id)
        db.session.add(_loss(person, approver, moment))
        vault.publish_keys(again.identity)
        record(approver.actor, Deed.KEYS_LOST, on=account_of(person), wraps=wraps)
    with doing(approver):
        vault.certify(person.id)
        record(approver.actor, Deed.KEYS_CERTIFIED, on=account_of(person))
    return again


def _loss(person: Person, approver: Person, moment: datetime) -> Loss:
    return Loss(
        id=new_id(),
        account_id=person.id,
        reason=LossReason.WORDS,
        begun_by=approver.id,
        begun_at=moment,
        begun_check=IdentityCheck.MET,
        confirmed_by=approver.id,
        confirmed_at=moment,
        confirmed_check=IdentityCheck.MET,
        status_before=AccountStatus.ACTIVE,
        lost_at=moment,
        ended_at=moment,
        ended_as=LossEnd.BACK,
    )


def asked_for(person: Person, asker: Person, *, only: Sequence[object] = ()) -> Asked:
    """An officer asks the custodians for everything that nobody can open for her."""
    with doing(asker):
        need = find_need(asker.actor, person.id)
        chosen = list(only) or [one.space_id for one in need.shut]
        request = ask_custodians(asker.actor, need, chosen)
    return find_request(asker.actor, request.id)


def confirmed_for(person: Person, asker: Person, confirmer: Person) -> Asked:
    asked = asked_for(person, asker)
    with doing(confirmer):
        confirm_request(confirmer.actor, asked)
    return find_request(confirmer.actor, asked.request.id)


def file_of(asked: Asked, officer: Person) -> str:
    with doing(officer):
        return take_request_along(officer.actor, asked)


def custodians(folder: Path, request: str, check: str, *typed: str) -> tuple[int, str, str]:
    """Two people at a machine without a network: the program as a process, the halves typed."""
    (folder / "request.jsonl").write_text(request, encoding="utf-8")
    halves = [half.code for half in CEREMONY.halves()[:2]]
    said = "\n".join([check, *(typed or ("kyllä", halves[0].lower(), halves[1], "kyllä"))])
    run = subprocess.run(
        [sys.executable, "-I", FILE, "request.jsonl", "answer.jsonl"],
        cwd=folder,
        input=said + "\n",
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )
    answer = folder / "answer.jsonl"
    written = answer.read_text(encoding="utf-8") if answer.exists() else ""
    return run.returncode, run.stdout + run.stderr, written


def answer_in_here(request: str) -> str:
    """The same without a process, for tests of what the house does with an answer."""
    halves = [recover.read_half(half.code) for half in CEREMONY.halves()[:2]]
    return recover.rewrap(recover.RecoveryKey(*halves), recover.read_request(request, 0))


def notes_read_by(person: Person) -> list[str]:
    with reading(person):
        return [note.body for note in db.session.query(CaseNote)]
