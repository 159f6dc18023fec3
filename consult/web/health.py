"""Whether the house can work: databases answer, keys are usable."""

from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from consult.foundation.actor import Actor
from consult.foundation.errors import ConsultError
from consult.vault import config, salts
from consult.web.queries import store_answers

NO_SPACE = UUID(int=0)


def is_healthy(actor: Actor) -> bool:
    """Tell whether a request could be served now."""
    try:
        config.config()
        salts.read([NO_SPACE])
        return store_answers(actor)
    except (SQLAlchemyError, ConsultError, OSError):
        return False
