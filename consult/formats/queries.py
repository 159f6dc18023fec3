"""Finding a format, and those that somebody looks for."""

from consult.formats.loader import catalogue
from consult.formats.models import Catalogue, Format, FormatKind
from consult.foundation.actor import Actor
from consult.foundation.words import Words


def the_catalogue(actor: Actor) -> Catalogue:
    """Return all formats."""
    return catalogue()


def find_format(actor: Actor, key: str) -> Format | None:
    """Return the newest version of a format."""
    try:
        return catalogue().format(key)
    except LookupError:
        return None


def formats_that_fit(
    actor: Actor, words: str, kind: FormatKind | None, *, finished: bool | None
) -> list[Format]:
    """Return the formats in which every word occurs, finished ones first, then by kind."""
    wanted = words.casefold().split()
    found = [
        one
        for one in catalogue().newest()
        if (kind is None or one.kind is kind)
        and (finished is None or one.finished is finished)
        and _says(one, wanted)
    ]
    kinds = list(FormatKind)
    return sorted(found, key=lambda one: (not one.finished, kinds.index(one.kind), one.key))


def _says(format_: Format, wanted: list[str]) -> bool:
    spoken: list[Words] = [format_.title, format_.purpose, format_.rhythm, format_.kind.words]
    spoken += [phase.title for phase in format_.phases] + [role.words for role in format_.roles]
    whole = " ".join(f"{one.fi} {one.sv} {one.en}" for one in spoken).casefold()
    return all(word in whole for word in wanted)
