"""Changes to the directory: what people say of themselves, and the services beside."""

from consult.experts.operations.fields import set_expertise
from consult.experts.operations.profile import (
    check_own_entry,
    describe_oneself,
    end_absence,
    say_absence,
)
from consult.experts.operations.services import (
    ServiceFacts,
    add_service,
    change_service,
    check_service,
    close_service,
)

__all__ = [
    "ServiceFacts",
    "add_service",
    "change_service",
    "check_own_entry",
    "check_service",
    "close_service",
    "describe_oneself",
    "end_absence",
    "say_absence",
    "set_expertise",
]
