"""Changes to expertise."""

from collections.abc import Iterable

from consult import audit
from consult.accounts.models import Account
from consult.audit import Deed
from consult.experts.models import Expertise
from consult.experts.queries import expertise_of
from consult.experts.rules import fields
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

NO_SUCH_FIELD = Words(
    "Valitse osaamisalueet luettelosta.",
    "Välj kunskapsområden ur förteckningen.",
    "Choose the fields from the list.",
)


def set_expertise(actor: Actor, account: Account, wanted: Iterable[str]) -> None:
    """Set what somebody can be asked about from today on. What was stays in the record."""
    keys = set(wanted)
    if not keys <= set(fields()):
        raise NotSaved(NO_SUCH_FIELD)
    current = {row.field: row for row in expertise_of(actor, account.id)}
    for field in sorted(set(current) - keys):
        current[field].until = clock.today()
        audit.record(actor, Deed.EXPERTISE_ENDED, on=current[field], field=field)
    for field in sorted(keys - set(current)):
        row = Expertise(
            id=new_id(), account_id=account.id, field=field, since=clock.today(), until=None
        )
        db.session.add(row)
        audit.record(actor, Deed.EXPERTISE_ADDED, on=row, field=field)
