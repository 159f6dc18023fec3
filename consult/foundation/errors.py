"""What can go wrong, drawn.

ConsultError
├── Refused                  the person may not (403 where seen, 404 where not)
├── NotSaved                 the deed cannot be done now; the reason is fit to be shown
│   ├── Conflict             somebody else changed it first (409)
│   └── StoreUnavailable     the store cannot be written (503): no audit, no text
├── Locked                   no key for this: not invited, or signed out (404)
├── Tampered                 a key was found, but what is stored does not belong here (500, alarm)
│   └── KeyRefused           somebody's public key is not the one that was approved
└── Misconfigured            the house does not start
    ├── UnguardedRoute       a route does not say who may enter
    ├── BadFormat            a file of the catalogue is wrong; file and key are named
    ├── WrongInstallation    demo and real were mixed
    ├── WrongSchema          the tables are of another age than the application
    ├── Unreadable           the database is there, and damaged
    └── ErasedReturned       an anchor says a space was erased, and it is there
UnauditedChange              a change without a deed; a mistake of ours, hence outside the tree
"""

from typing import Self
from uuid import UUID

from consult.foundation.words import Words


class ConsultError(Exception):
    """Everything the house itself raises."""


class Refused(ConsultError):
    """The person may not do this."""


class NotSaved(ConsultError):
    """The deed cannot be done; `words` says why, fit to be shown to the person."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Conflict(NotSaved):
    """Somebody else changed it first."""


class StoreUnavailable(ConsultError):
    """The store cannot be written or read now."""


class Locked(ConsultError):
    """There is no key for this: not invited, or nobody is signed in."""


class Tampered(ConsultError):
    """A key was found, but what is stored does not belong here. Says where, if that is known."""

    space: UUID | None = None
    kind: str = ""
    row: UUID | None = None

    def found_in(self, space: UUID | None, kind: str, row: UUID | None) -> Self:
        """Say where it was found; who came upon it first knows best."""
        if not self.kind:
            self.space, self.kind, self.row = space, kind, row
        return self


class KeyRefused(Tampered):
    """Somebody's public key has no certificate that stands: nothing is wrapped to it."""


class Misconfigured(ConsultError):
    """The house does not start like this; the message says what is missing."""


class UnguardedRoute(Misconfigured):
    """A route does not say who may enter."""


class BadFormat(Misconfigured):
    """A file of the catalogue is wrong."""


class WrongInstallation(Misconfigured):
    """Demo and real were mixed."""


class WrongSchema(Misconfigured):
    """The tables are older or newer than the application."""


class Unreadable(Misconfigured):
    """The database is there and damaged."""


class ErasedReturned(Misconfigured):
    """What was erased is there again, as after an old copy was put back."""


class UnauditedChange(Exception):
    """Rows would be committed without a deed in the same transaction."""
