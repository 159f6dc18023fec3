"""The catalogues of the pages' words: `python -m consult.i18n.catalogues update|compile|check`.

The source language is English; `en` is kept as a catalogue too, so that one question – is each
message there in each language? – is asked of all three.
"""

import io
import os
import re
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from consult.foundation.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = Path(__file__).parent / "translations"
KEYWORDS = {"_": None, "_l": None, "_n": (1, 2), "gettext": None, "ngettext": (1, 2)}
NOISE = (
    b"#\n",
    b'"POT-Crea',
    b'"PO-Rev',
    b'"Last-Tr',
    b'"Language-Team',
    b'"Report-',
    b'"Generated',
)

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def po_file(language: str) -> Path:
    """Return where the catalogue of `language` lies."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def extract() -> Catalog:
    """Collect every message that the code and the templates mark."""
    with (Path(__file__).parent / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = Catalog(project="Consult", charset="utf-8", fuzzy=False)
    for path, line, message, comments, context in extract_from_dir(
        ROOT,
        method_map=methods,
        options_map=options,
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        directory_filter=_may_hold_messages,
    ):
        found.add(message, None, [(path, line)], auto_comments=comments, context=context)
    return found


def read(language: str) -> Catalog:
    """Read the catalogue of `language`; an empty one if there is none yet."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, project="Consult", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(language: str, catalogue: Catalog) -> None:
    """Write the catalogue of `language`, without line numbers and dates: they only make noise."""
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.header_comment = f"# Consult: the words of the pages ({language})."
    out = io.BytesIO()
    write_po(
        out,
        catalogue,
        width=100,
        omit_header=False,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
        no_location=True,
    )
    lines = out.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(NOISE)))


def update() -> None:
    """Bring new messages into every catalogue and drop those that nobody says any more."""
    template = extract()
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if language == "en":
            for message in _messages(catalogue):
                message.string = message.id
        write(language, catalogue)


def compile_all() -> None:
    """Compile each catalogue whose source is newer than what it was compiled to."""
    for language in LANGUAGES:
        source, target = po_file(language), po_file(language).with_suffix(".mo")
        if not source.exists():
            continue
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as out:
            write_mo(out, read(language))
        os.chmod(out.name, 0o644)
        os.replace(out.name, target)  # whole or not at all: another worker may be reading it


def complaints() -> list[str]:
    """Say what is missing, fuzzy, left over or without its placeholders, one line each."""
    wanted = {_key(message) for message in _messages(extract())}
    found: list[str] = []
    for language in LANGUAGES:
        catalogue = read(language)
        messages = list(_messages(catalogue))
        there = {_key(message): message for message in messages}
        found += [f"{language}: not extracted yet: {key!r}" for key in sorted(wanted - set(there))]
        found += [f"{language}: nobody says: {key!r}" for key in sorted(set(there) - wanted)]
        for key, message in sorted(there.items()):
            if message.fuzzy:
                found.append(f"{language}: fuzzy: {key!r}")
            if not _texts(message.string) or not all(_texts(message.string)):
                found.append(f"{language}: missing: {key!r}")
            elif lost := _lost(message):
                found.append(f"{language}: not the same placeholders: {key!r}: {lost}")
    return found


def _lost(message: Message) -> str:
    """Name the placeholders that a translation has and its message has not, or the other way."""
    wanted = set(PLACEHOLDER.findall(" ".join(_texts(message.id))))
    differences: set[str] = set()
    for text in _texts(message.string):
        there = set(PLACEHOLDER.findall(text))
        # A singular may leave the number out: "one meeting".
        differences |= there - wanted if message.pluralizable else there ^ wanted
    return ", ".join(sorted(differences))


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _key(message: Message) -> str:
    return "|".join(_texts(message.id))


def _texts(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(part) for part in value]
    return [str(value)] if value else []


def _may_hold_messages(directory: str | os.PathLike[str]) -> bool:
    name = Path(directory).name
    return not name.startswith((".", "_")) and name not in {"instance", "tests", "node_modules"}


def main(arguments: list[str]) -> int:
    """Do what the first argument says; 0 good, 1 found something bad, 2 wrong use."""
    if arguments == ["update"]:
        update()
    elif arguments == ["compile"]:
        compile_all()
    elif arguments == ["check"]:
        found = complaints()
        print("\n".join(found) or "Every message is there in every language.")
        return 1 if found else 0
    else:
        print("Usage: python -m consult.i18n.catalogues update|compile|check", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
