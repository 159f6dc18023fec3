"""Reading of the directory."""

from consult.experts.queries.details import (
    absences_of,
    available_at,
    details_of,
    facets_of,
    find_own_absence,
    known_areas,
    languages_of,
    profile_of,
    speakers_of,
)
from consult.experts.queries.people import (
    Need,
    current_expertise,
    expert_areas,
    expertise_of,
    experts_by,
    experts_for,
    fields_of,
    people_for,
)
from consult.experts.queries.services import (
    find_service,
    find_service_seen,
    profiles_unchecked_since,
    service_named,
    services_beside,
    services_for,
    services_unchecked_since,
)

__all__ = [
    "Need",
    "absences_of",
    "available_at",
    "current_expertise",
    "details_of",
    "expert_areas",
    "expertise_of",
    "experts_by",
    "experts_for",
    "facets_of",
    "fields_of",
    "find_own_absence",
    "find_service",
    "find_service_seen",
    "known_areas",
    "languages_of",
    "people_for",
    "profile_of",
    "profiles_unchecked_since",
    "service_named",
    "services_beside",
    "services_for",
    "services_unchecked_since",
    "speakers_of",
]
