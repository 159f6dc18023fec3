from tests.casework import a_person
from tests.vault_rows import forge


def test_a_person_moved_to_another_client_cannot_be_read(settings, page, alma, vaahtera):
    person = a_person(alma, vaahtera, "täti")
    forge(settings, "UPDATE people SET client_id = ? WHERE id = ?", vaahtera.mother_id, person.id)
    page.as_(alma).get("cases.show", vaahtera.case_id, expect=500).hides("täti")
