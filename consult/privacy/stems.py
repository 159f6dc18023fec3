"""What Finnish endings are put to: a name's stems, strong and weak, by rule of thumb."""

import re
from functools import lru_cache

LEAST_LETTERS = 2
_SOFTER = {
    "kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "lt": "ll", "rt": "rr", "mp": "mm",
    "ht": "hd", "k": "", "p": "v", "t": "d",
}  # fmt: skip


@lru_cache(maxsize=1)
def _hard() -> re.Pattern[str]:
    return re.compile(r"(kk|pp|tt|nk|nt|lt|rt|mp|ht|[kpt])(?=[aeiouyäöå]{1,2}$)")


def stems_of(name: str) -> set[str]:
    """Return what endings are put to, for a name in small letters."""
    stems = {name}
    if name.endswith("nen"):
        stems |= {f"{name[:-3]}s", f"{name[:-3]}se"}
    if name.endswith("i"):
        stems |= {f"{name[:-1]}e", name[:-1]}
    elif name.endswith(("e", "o", "ö")):
        stems.add(f"{name}{name[-1]}")
    elif name.endswith(("a", "ä")) and len(name) > LEAST_LETTERS:
        stems |= {f"{name[:-1]}o", f"{name[:-1]}ö", name[:-1]}
    elif name[-1] not in "aeiouyäöå":
        stems |= {f"{name}i", f"{name}e", *_of_consonant(name)}
    return stems | {_softened(stem) for stem in stems}


def _of_consonant(name: str) -> set[str]:
    if name.endswith("s"):
        short = name[:-1]
        return {f"{short}kse", f"{short}ks", f"{short}{short[-1:]}", f"{short}de", f"{short}te"}
    return {f"{name[:-1]}me", f"{name[:-1]}mi"} if name.endswith("n") else set()


def _softened(stem: str) -> str:
    return _hard().sub(lambda hard: _SOFTER[hard[1]], stem)
