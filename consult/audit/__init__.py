"""The log of deeds: a keyed chain in the same transaction as what it tells of.

Importing this package puts lock 6 on every session: no change is committed without a deed.
"""

from consult.audit import append as _append  # noqa: F401 – puts the chain before every commit
from consult.audit import triggers as _triggers  # noqa: F401 – puts them on the tables
from consult.audit.bells import Ringing, on_alarm, on_reading, record_reads, ring
from consult.audit.deeds import Deed
from consult.audit.guard import unaudited
from consult.audit.heads import Head, chain_has, chain_head
from consult.audit.keys import configure
from consult.audit.models import Anchor, AuditRow
from consult.audit.newest import last_said, newest_in
from consult.audit.record import Opened, Result, include, record, record_refusal

__all__ = [
    "Anchor",
    "AuditRow",
    "Deed",
    "Head",
    "Opened",
    "Result",
    "Ringing",
    "chain_has",
    "chain_head",
    "configure",
    "include",
    "last_said",
    "newest_in",
    "on_alarm",
    "on_reading",
    "record",
    "record_reads",
    "record_refusal",
    "ring",
    "unaudited",
]
