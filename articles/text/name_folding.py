"""One plain spelling of a name, for comparing and never for showing.

Any script becomes Latin letters (anyascii), accents, case and punctuation go, "Quill, Mara" is turned round, and
titles, honorifics and degrees are dropped: "Dr. Mára QUILL, M.A." is "mara quill". A name that is all titles
("Prince") stays as it is.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from articles.text.name_spellings import GENERATIONS, PEERAGES, SUFFIXES, TITLES

_IDEOGRAPH = re.compile("([\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff])")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´‘](?=\w)|(?:(?<=\s)|^)['’ʼ`´‘]")
_NICKNAME = re.compile(r"[\"“”(][^\"“”()]*[\"“”)]")
# "M.Si.", "S.Pd.": a degree, while "J.A." after a comma are initials.
_DEGREE = re.compile(r"[A-Z]{1,2}\. ?[A-Z][a-z]{1,3}\.?")
_NOT_LETTER = re.compile(r"[^a-z0-9]+")


def _plain(name: str) -> list[str]:
    latin = anyascii(_IDEOGRAPH.sub(r" \1 ", _APOSTROPHE.sub("", name)))
    return _NOT_LETTER.sub(" ", latin.casefold().replace("'", "")).split()


def _is_suffix(words: list[str]) -> bool:
    return bool(words) and ("".join(words) in SUFFIXES or all(word in SUFFIXES for word in words))


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """The folded words of the name, separated by one space; empty if the name has no letters or digits."""
    first, *rest = _NICKNAME.sub(" ", name).split(",")
    parts = [_plain(part) for part in rest if not _DEGREE.fullmatch(part.strip())]
    parts = [part for part in parts if part and not _is_suffix(part) and part[0] not in PEERAGES]
    words = [word for part in parts for word in part] + _plain(first)
    kept = [word for word in words if word not in TITLES]
    while len(kept) > 1 and kept[-1] in SUFFIXES:
        kept.pop()
    return " ".join(kept or words)


def generation(name: str) -> str:
    """The "jr", "sr", "iii" of a name, or an empty string."""
    return next((word for word in reversed(_plain(name)) if word in GENERATIONS), "")
