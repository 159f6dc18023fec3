"""What a request is about: the case drawn behind it, its clients, its people, its background."""

from consult.cases.models import Case, Client
from consult.cases.operations import add_client, open_case
from consult.cases.queries import clients_of
from consult.consultations.operations.wishes import About, Stance, Wish
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.notes.operations import About as AboutNote
from consult.notes.operations import file_note
from consult.notes.rules import NoteKind
from consult.people.operations import PersonToAdd, add_people

NOT_OF_THE_CASE = Words(
    "Valittu asiakas ei kuulu tähän asiaan.",
    "Den valda klienten hör inte till det här ärendet.",
    "The chosen client does not belong to this case.",
)

Concerned = list[tuple[Client, Stance | None]]
"""The clients a request concerns, each with what was said, if anything was."""


def draw_case(actor: Actor, about: About) -> Case | None:
    """Return the case it is about, opened if it is a new one, with the people that were named."""
    if about.case is not None:
        case = about.case
    elif about.home_team_id is not None:
        case = open_case(actor, about.home_team_id, space_id=about.space_id)
    else:
        return None
    add_people(
        actor, case, [PersonToAdd(person.label, person.relation) for person in about.new_people]
    )
    return case


def draw_clients(actor: Actor, case: Case, about: About) -> Concerned:
    """Return the clients it concerns, those that are new added to the case."""
    known = {client.id: client for client in clients_of(actor, case)}
    said = dict(about.known_clients or ())
    if not said.keys() <= known.keys():
        raise NotSaved(NOT_OF_THE_CASE)
    chosen = known if about.known_clients is None else said
    concerned: Concerned = [(known[client_id], said.get(client_id)) for client_id in chosen]
    for new in about.new_clients:
        added = add_client(actor, case, new.role, new.service_task, new.service_language)
        concerned.append((added, new.stance))
    return concerned


def keep_background(actor: Actor, case: Case, wish: Wish, concerned: Concerned) -> None:
    """File the background among the notes of the case too, if the asker wants it there."""
    if not wish.background or not wish.files_background:
        return
    clients = tuple(client for client, _ in concerned)
    about = AboutNote(kind=NoteKind.BACKGROUND, clients=clients)
    file_note(actor, case, wish.background, about)
