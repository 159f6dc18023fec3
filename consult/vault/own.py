"""Small secrets of one person, such as that of her one-time codes: sealed under her own seed."""

from uuid import UUID

from consult.vault.identity import Identity


def seal_own(identity: Identity, purpose: str, row_id: UUID, plain: bytes) -> bytes:
    """Seal a small secret for its owner alone, bound to what it is for and to its row."""
    return identity.seal_own(_label(purpose, row_id), plain)


def open_own(identity: Identity, purpose: str, row_id: UUID, blob: bytes) -> bytes:
    """Open what its owner sealed for herself.

    Raises:
        Tampered: it is another's, of another row, for something else, or was changed.

    """
    return identity.open_own(_label(purpose, row_id), blob)


def _label(purpose: str, row_id: UUID) -> str:
    return f"{purpose}/{row_id}"
