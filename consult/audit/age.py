"""How old the log is. Nothing of it is deleted here: a chain that is cut proves nothing."""

from datetime import datetime

from sqlalchemy import func, select

from consult.audit.models import AuditRow
from consult.foundation.database import db
from consult.foundation.encoding import micros


def entries_before(moment: datetime) -> int:
    """Count the entries that are older."""
    query = select(func.count()).where(AuditRow.at_us < micros(moment))
    return db.session.scalar(query) or 0
