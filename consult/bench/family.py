"""A family in a house of its own: two siblings, with texts on each and on both."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from consult import vault
from consult.bench.deaths import let_go
from consult.bench.houses import LaidHouse, bare_house_in, lay_house
from consult.cases.models import Case
from consult.cases.operations import add_client, open_case
from consult.cases.queries import find_case
from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.foundation import schema
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked
from consult.notes.models import CaseNote
from consult.notes.operations import About, file_note
from consult.privacy import reviewed

NOTES_EACH = 3
DATABASES = ("consult.db", "salts.db")


@dataclass(frozen=True, slots=True, repr=False)
class Family:
    """The ids of the case, and what stands in each of its notes."""

    house: LaidHouse
    key: vault.BackupKey
    """The backup key, which the two custodians would join."""
    case_id: UUID
    elder_id: UUID
    elder_space: UUID
    texts: dict[UUID, str]
    of_elder: frozenset[UUID]
    """The notes that are about the elder alone."""

    @property
    def folder(self) -> Path:
        """Where both databases lie."""
        return self.house.settings.instance

    def case(self) -> Case:
        """Find the case as Alma finds it."""
        found = find_case(self.house.actor("alma"), self.case_id)
        assert found is not None
        return found

    def read(self) -> dict[UUID, str | None]:
        """Return what Alma reads of each note that is there; nothing where it does not open."""
        db.session.rollback()
        db.session.expunge_all()
        with vault.signed_in(self.house.identity("alma")):
            rows = {row_id: db.session.get(CaseNote, row_id) for row_id in self.texts}
            read = {row_id: _opened(row) for row_id, row in rows.items() if row is not None}
            db.session.rollback()
        return read

    def keep(self, aside: Path) -> None:
        """Copy both databases aside."""
        let_go()
        aside.mkdir()
        for name in DATABASES:
            shutil.copyfile(self.folder / name, aside / name)

    def put_back(self, aside: Path) -> None:
        """Make both databases and the anchors what they were when they were kept."""
        let_go()
        shutil.rmtree(self.folder / "anchors", ignore_errors=True)
        for name in DATABASES:
            for beside in ("-wal", "-shm"):
                (self.folder / f"{name}{beside}").unlink(missing_ok=True)
            shutil.copyfile(aside / name, self.folder / name)


@contextmanager
def family_in(folder: Path) -> Iterator[Family]:
    """Lay the family in a new house in `folder`, within its context."""
    app, settings, ceremony = bare_house_in(folder)
    schema.read_every_model()
    with app.app_context():
        house = lay_house(settings, ceremony)
        yield _laid(house, ceremony.backup)
        let_go()


def _laid(house: LaidHouse, key: vault.BackupKey) -> Family:
    alma = house.actor("alma")
    with vault.signed_in(house.identity("alma")), transaction():
        case = open_case(alma, house.laid.teams["vaara"].id, reviewed("Huoli sisaruksista."))
        kind = (ClientRole.CHILD, ServiceTask.CHILD_PROTECTION, ServiceLanguage.FINNISH)
        elder, younger = (add_client(alma, case, *kind) for _ in range(2))
        texts, of_elder = dict[UUID, str](), set[UUID]()
        for number in range(NOTES_EACH):
            for about in ([elder], [younger], [elder, younger]):
                text = f"Kettu numero {number} {len(texts)}."
                note = file_note(alma, case, reviewed(text), About(clients=about))
                texts[note.id] = text
                if about == [elder]:
                    of_elder.add(note.id)
    return Family(house, key, case.id, elder.id, elder.space_id, texts, frozenset(of_elder))


def _opened(note: CaseNote) -> str | None:
    try:
        return note.body
    except Locked:
        return None
