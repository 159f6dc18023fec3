"""One module for each thing that gives a person away. Each reads the folded text, linearly."""

from collections.abc import Callable, Iterator

from consult.privacy.recognisers.bank_account import find_bank_accounts
from consult.privacy.recognisers.birth_date import find_birth_dates
from consult.privacy.recognisers.business_id import find_business_ids
from consult.privacy.recognisers.email import find_emails
from consult.privacy.recognisers.identity_code import find_identity_codes
from consult.privacy.recognisers.initials import find_initials
from consult.privacy.recognisers.number_plate import find_number_plates
from consult.privacy.recognisers.person_names import find_person_names
from consult.privacy.recognisers.phone import find_phones
from consult.privacy.recognisers.places import find_places
from consult.privacy.recognisers.rarities import find_rarities
from consult.privacy.recognisers.sighting import Sighting
from consult.privacy.recognisers.street_address import find_street_addresses
from consult.privacy.recognisers.web_address import find_web_addresses

Recogniser = Callable[[str], Iterator[Sighting]]

RECOGNISERS: tuple[Recogniser, ...] = (
    find_identity_codes,
    find_emails,
    find_web_addresses,
    find_bank_accounts,
    find_birth_dates,
    find_phones,
    find_business_ids,
    find_street_addresses,
    find_number_plates,
    find_places,
    find_person_names,
    find_initials,
    find_rarities,
)
"""Where two see the same stretch with the same certainty, the earlier in this list names it."""

__all__ = ["RECOGNISERS", "Recogniser", "Sighting"]
