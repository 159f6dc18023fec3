"""How many names the guard finds in a corpus, and how much it asks about: recall and flags.

    python -m consult.bench.guard_corpus PATH

PATH is a file of tokens and IOB2 tags (CoNLL): one token, a tab and its tag a line, an empty line
between sentences, `-DOCSTART-` between documents. The guard reads the documents as texts; a token
counts as flagged when any finding of any kind touches it, true or not. Nominative and inflected is
what Voikko says of a token, or its look where Voikko does not know it.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from consult.privacy import FindingKind, review
from consult.privacy.folding import fold
from consult.privacy.inflecting import form_of
from consult.privacy.recognisers.person_names import find_person_names

NAME = "PER"
CURVE = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0)
_NO_SPACE_BEFORE = frozenset(".,;:!?)]%»")
_NO_SPACE_AFTER = frozenset("([")
LEAST_RECALL, MOST_FLAGS = 95.0, 45.0


@dataclass(frozen=True, slots=True)
class Token:
    """A token where it stands in its document's text."""

    text: str
    start: int
    end: int
    is_name: bool


@dataclass(slots=True)
class Document:
    """A document as a text."""

    text: str
    tokens: list[Token]

    def touched(self, spans: Iterator[tuple[int, int]]) -> set[int]:
        """Return which tokens some stretches of the text touch."""
        starts = [token.start for token in self.tokens]
        touched: set[int] = set()
        for start, end in spans:
            at = max(0, bisect_right(starts, start) - 1)
            while at < len(self.tokens) and self.tokens[at].start < end:
                if self.tokens[at].end > start:
                    touched.add(at)
                at += 1
        return touched


@dataclass(slots=True)
class Count:
    """What was found in all documents."""

    tokens: int = 0
    flagged: int = 0
    names: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    kinds: Counter[FindingKind] = field(default_factory=Counter)

    def add(self, document: Document, flagged: set[int]) -> None:
        """Count one document."""
        self.tokens += len(document.tokens)
        self.flagged += len(flagged)
        for at, token in enumerate(document.tokens):
            if token.is_name:
                form = form_name(token.text)
                self.names[form] += 1
                self.found[form] += at in flagged

    @property
    def recall(self) -> float:
        """Return how many of a hundred tokens of names were flagged."""
        return 100 * self.found.total() / max(self.names.total(), 1)

    @property
    def flags(self) -> float:
        """Return how many of a thousand tokens were flagged."""
        return 1000 * self.flagged / max(self.tokens, 1)


def form_name(token: str) -> str:
    """Tell whether a token of a name stands in its base form."""
    if not token[:1].isalpha():
        return "no letters"
    return "nominative" if form_of(token)[0] == "nimento" else "inflected"


def read_corpus(path: Path) -> list[Document]:
    """Read the documents of a corpus.

    Raises:
        click.UsageError: a line is no token with its tag.

    """
    documents: list[list[list[tuple[str, str]]]] = [[[]]]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("-DOCSTART-"):
            documents.append([[]])
        elif not line.strip():
            documents[-1].append([])
        else:
            token, tab, tag = line.partition("\t")
            if not tab:
                raise click.UsageError(f"{path.name}, line {number}: no tab.")
            documents[-1][-1].append((token, tag.strip()))
    return [_as_text(sentences) for sentences in documents if any(sentences)]


def _as_text(sentences: Sequence[Sequence[tuple[str, str]]]) -> Document:
    parts: list[str] = []
    tokens: list[Token] = []
    at = 0
    for sentence in filter(None, sentences):
        before = ""
        for text, tag in sentence:
            if before and text not in _NO_SPACE_BEFORE and before not in _NO_SPACE_AFTER:
                parts.append(" ")
                at += 1
            tokens.append(Token(text, at, at + len(text), tag.endswith(NAME)))
            parts.append(text)
            at += len(text)
            before = text
        parts.append(" " if before in ".?!" else "\n")
        at += 1
    return Document("".join(parts), tokens)


def counted(documents: Sequence[Document]) -> Count:
    """Count what the guard finds, as it is set."""
    count = Count()
    for document in documents:
        findings = review(document.text).findings
        count.kinds.update(finding.kind for finding in findings)
        spans = ((finding.start, finding.end) for finding in findings)
        count.add(document, document.touched(spans))
    return count


def counted_at(documents: Sequence[Document], strictness: float) -> Count:
    """Count names of people at another strictness, with all other kinds as they are."""
    count = Count()
    for document in documents:
        folded = fold(document.text)
        names = (
            folded.span(seen.start, seen.end) for seen in find_person_names(folded.text, strictness)
        )
        others = (
            (finding.start, finding.end)
            for finding in review(document.text).findings
            if finding.kind is not FindingKind.PERSON_NAME
        )
        count.add(document, document.touched(names) | document.touched(others))
    return count


def told(count: Count) -> Iterator[str]:
    """Say what was counted."""
    yield f"tokens {count.tokens}, tokens of names {count.names.total()}"
    yield f"recall of {NAME} tokens   {count.recall:6.2f} %   (bar ≥ {LEAST_RECALL:g})"
    for form, names in sorted(count.names.items()):
        yield f"    {form:<20} {100 * count.found[form] / names:6.2f} %   of {names}"
    yield f"flagged of 1 000 tokens {count.flags:6.2f}     (bar ≤ {MOST_FLAGS:g})"
    for kind, findings in count.kinds.most_common():
        yield f"    {kind.value:<20} {findings:6} findings"


@click.command("guard_corpus")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(path: Path) -> None:
    """Measure the guard on the corpus in PATH; exits with 1 when a bar does not hold."""
    documents = read_corpus(path)
    count = counted(documents)
    for line in told(count):
        click.echo(line)
    click.echo("strictness   recall   flagged of 1 000")
    for strictness in CURVE:
        at = counted_at(documents, strictness)
        click.echo(f"{strictness:>10}   {at.recall:6.2f}   {at.flags:6.2f}")
    sys.exit(0 if count.recall >= LEAST_RECALL and count.flags <= MOST_FLAGS else 1)


if __name__ == "__main__":
    command()
