"""What points to one person without a name: *kunnan ainoa …*, *luokan ainoana*, *oli lehdissä*.

All likely, and the plainest cases only: what is rare is known to who knows the place.
"""

import re
from collections.abc import Iterator

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_OF = (
    "kunnan|kylän|pitäjän|paikkakunnan|kaupungin|koulun|luokan|saaren|seudun|kunnan|taajaman|alueen"
    "|koko maan|suomen|lapin|päiväkodin"
)
_IN = (
    "kunnassa|kylässä|pitäjässä|paikkakunnalla|kaupungissa|koulussa|luokalla\\w*|seudulla|alueella"
    "|taajamassa|suomessa|päiväkodissa"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w)(?:{_OF}) ainoa\w{{0,6}}(?: \w{{1,30}}){{0,2}}",
        rf"(?<!\w)ainoa\w{{0,6}}(?: \w{{1,30}}){{0,3}} (?:{_IN})(?!\w)",
        rf"(?<!\w)(?:{_IN}) ainoa\w{{0,6}}(?: \w{{1,30}})?",
        r"(?<!\w)(?:kolmoset|kolmosi\w{1,5}|neloset|nelosi[ae]\w{0,4})(?! luok)(?!\w)",
        r"(?<!\w)(?:oli|olivat|on ollut|ovat olleet|näkyi|kerrottiin|kirjoitettiin) (?:\w{1,20} )?"
        r"(?:uutisissa|lehdissä|lehdessä|iltapäivälehdissä|otsikoissa|julkisuudessa|televisiossa)",
        r"(?<!\w)(?:kommunens|byns|skolans|klassens|ortens) enda(?: \w{1,30}){1,2}",
        r"(?<!\w)(?:den|det) enda(?: \w{1,30}){0,3} (?:i|på) (?:byn|kommunen|skolan|klassen|orten)",
        r"(?<!\w)the only(?: \w{1,30}){1,4} in the (?:village|town|municipality|school|class)",
    )
)


def find_rarities(text: str) -> Iterator[Sighting]:
    """Find what is said to be the only one of its kind."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Sighting(match.start(), match.end(), FindingKind.RARITY, certain=False)
