"""The page for strangers is right: its verifier runs."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from consult import audit
from consult.audit import Deed
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id

DOCS = Path(__file__).parents[2] / "docs"


def test_the_printed_verifier_verifies(store, alma):
    for number in range(5):
        with transaction():
            audit.record(alma, Deed.SIGNED_IN, space=new_id(), number=number)
    db.session.remove()
    (program,) = re.findall(r"```python\n(.*?)```", (DOCS / "audit-chain.md").read_text(), re.S)
    printed = {}
    exec(program, printed)  # noqa: S102 – our own page
    assert printed["first_bad"](store, bytes(range(32))) is None
    with closing(sqlite3.connect(store)) as owner:
        owner.execute("DROP TRIGGER audit_rows_stay")
        owner.execute("UPDATE audit_rows SET actor_name = 'Zed' WHERE seq = 4")
        owner.commit()
    assert printed["first_bad"](store, bytes(range(32))) == 4
