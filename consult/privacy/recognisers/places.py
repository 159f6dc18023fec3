"""Places that point to a family: schools, day-care and care places, parishes, small municipalities.

All likely. *Koulu* alone is nobody's; *Kallionrinteen koulu* is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consult.privacy import voikko
from consult.privacy.kinds import FindingKind
from consult.privacy.lexicon import is_plain_word, listed
from consult.privacy.recognisers.sighting import Sighting
from consult.privacy.wording import begins_sentence

_SCHOOLS = (
    "koulu|ala-aste|yläaste|yhtenäiskoulu|peruskoulu|lukio|norssi|esikoulu|esiopetus|kerho"
    "|päiväkoti|päiväkodi|perhepäiväkoti|vuoropäiväkoti|vuoropäiväkodi|hoitopaikka|hoitopaika"
    "|lastenkoti|lastenkodi|perhekoti|perhekodi|nuorisokoti|nuorisokodi|koulukoti|koulukodi"
    "|vastaanottokoti|vastaanottokodi|sijaishuoltoyksikkö|sijaishuoltoyksikö|ensikoti|ensikodi"
    "|turvakoti|turvakodi|palvelukoti|palvelukodi|hoivakoti|hoivakodi|ryhmäkoti|ryhmäkodi"
    "|perhekuntoutuskeskus|perhekuntoutuskeskukse|koulukeskus|koulukeskukse|kappeli"
)
_NAME = r"[A-ZÅÄÖ][a-zåäöéüšž]+(?:-[A-ZÅÄÖ][a-zåäöéüšž]+)?"
_ENDS = (
    r"(?:n|a|ä|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|ksi|na|nä|un|on|oon|in|iin|een|en|t|ta|nan)?"
    r"(?![\w-])"
)
_NAMED = re.compile(rf"(?<![\w-])(?P<name>{_NAME}(?:n|s|in)) (?:{_SCHOOLS}){_ENDS}")
_CALLED = re.compile(
    r"(?<![\w-])(?:[Pp]äivä|[Pp]erhe|[Ll]asten|[Nn]uoriso|[Rr]yhmä|[Vv]astaanotto|[Kk]oulu|[Ee]nsi"
    r"|[Pp]alvelu|[Hh]oiva|[Tt]urva)(?:koti|kodi)(?:n|ssa|sta|in|lla|lta|lle|a|in)?"
    rf" (?P<name>{_NAME})"
)
_SWEDISH = re.compile(
    r"(?<![\w-])(?:(?P<name>[A-ZÅÄÖ][a-zåäö]+s) (?:skola|daghem|barnhem|gymnasium|lågstadium"
    r"|högstadium|familjehem)(?:et|n|s)?|[A-ZÅÄÖ][a-zåäö]{3,}(?:skolan|daghemmet|gymnasiet)s?"
    r"|(?:daghemmet|förskolan|skolan|barnhemmet) [A-ZÅÄÖ][a-zåäö]+)(?![\w-])"
)
_ENGLISH = re.compile(
    r"(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Primary |High |Comprehensive |Nursery )?"
    r"(?:School|Kindergarten|Nursery|Day ?care)(?![\w-])"
)
_PARISH = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME}(?:n|s|in)) (?:[a-zåäö]+ )?"
    r"(?:seurakun|seurakuntayhtymä|församling|rovastikun|helluntaiseurakun|vapaaseurakun)"
    r"[a-zåäö]{0,9}(?![\w-])"
)
_ANY_SCHOOL = frozenset(
    ("steiner", "montessori", "freinet", "suomen", "ruotsin", "englannin", "venäjän", "lasten")
)


def find_places(text: str) -> Iterator[Sighting]:
    """Find places that few people go to."""
    for pattern, kind in (
        (_NAMED, FindingKind.CARE_PLACE),
        (_CALLED, FindingKind.CARE_PLACE),
        (_SWEDISH, FindingKind.CARE_PLACE),
        (_ENGLISH, FindingKind.CARE_PLACE),
        (_PARISH, FindingKind.PARISH),
    ):
        for match in pattern.finditer(text):
            if _is_named(text, match):
                yield Sighting(match.start(), match.end(), kind, certain=False)
    yield from _municipalities(text)


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Tell whether what stands beside is a name, and not a word that begins the sentence."""
    name = match.groupdict().get("name") or ""
    if not name:
        return True
    read = voikko.readings(name)
    if name.casefold() in _ANY_SCHOOL or (read and not any(each.case for each in read)):
        return False
    lead = text[max(0, match.start("name") - _LEAD) : match.start("name")]
    begins = begins_sentence(lead + name, len(lead), len(lead.rstrip(_BETWEEN)))
    return not (begins and (is_plain_word(read) or not voikko.is_there()))


_LEAD = 16
_BETWEEN = " \t\n\"'”*_(-•.!?:…"


def _municipalities(text: str) -> Iterator[Sighting]:
    for match in _CAPITALISED.finditer(text):
        lead = text[max(0, match.start() - _LEAD) : match.start()]
        begins = begins_sentence(lead + match[0], len(lead), len(lead.rstrip(_BETWEEN)))
        if not _ROMAN.fullmatch(match[0]) and is_small_municipality(match[0], begins=begins):
            kind = FindingKind.SMALL_MUNICIPALITY
            yield Sighting(match.start(), match.end(), kind, certain=False)


_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÅÄÖ][^\W\d_]+(?:-[^\W\d_]+)?(?![^\W_])")
_ROMAN = re.compile(r"[IVX]+")
_ENDINGS = re.compile(r"(?:n|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|an|än|on|ön|en|in|s|ta|tä|a|ä)$")


def is_small_municipality(word: str, *, begins: bool) -> bool:
    """Tell whether a word is a municipality that few people live in, in any form."""
    small = listed("small_municipalities")
    read = voikko.readings(word)
    if read:
        named = any(each.base.casefold() in small for each in read if each.kind == voikko.PLACE)
        return named and not (begins and is_plain_word(read))
    said = word.casefold()
    return not begins and (said in small or _ENDINGS.sub("", said) in small)
