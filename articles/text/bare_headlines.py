"""What does a headline say, without what its outlet put around it?

A label in front ("Breaking:", "UPDATE 2-") and the outlet's own name behind ("… | Bay Wire", "… - BayWire.com") say
nothing of the event. Labels are a list, because "Sudan: talks resume" begins like one. Behind a bar anything that is
shorter than the rest goes, be it a section or a name; behind a dash only the outlet's name, because "… – minister"
is part of the headline.
"""

import re
from collections.abc import Collection

from articles.text.lines import fold

_LABEL = re.compile(
    r"\s*(?:update\s+\d{1,3}\s?[-–—:]\s*"
    r"|(?:breaking(?:\s+news)?|just\s+in|exclusive|live(?:\s+updates)?|updated?|watch|listen|video|photos|in\s+pictures)"
    r"(?:\s?[:|]|\s[–—-])\s+)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s+(?P<mark>[–—-])\s+|\s*(?P<bar>\|)\s*)(?P<tail>[^|–—]{2,40})$")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_DOMAIN = re.compile(r"\.[a-z]{2,3}(?:\.[a-z]{2})?$", re.IGNORECASE)


def bare_headline(headline: str, outlets: Collection[str] = ()) -> str:
    """A stretch of the headline on one line, never nothing where the headline says something.

    `outlets` are names of whoever published it.
    """
    bare = " ".join(headline.split())
    names = {_name(outlet) for outlet in outlets}
    while True:
        shorter = _without_tail(_without_label(bare), names)
        if shorter == bare:
            return bare
        bare = shorter


def _without_label(headline: str) -> str:
    label = _LABEL.match(headline)
    return (headline[label.end() :] or headline) if label else headline


def _without_tail(headline: str, names: Collection[str]) -> str:
    found = _TAIL.search(headline)
    if found is None:
        return headline
    rest, tail = headline[: found.start()], found["tail"]
    goes = len(tail) < len(rest) if found["bar"] else _name(tail) in names
    return rest if goes and rest else headline


def _name(outlet: str) -> str:
    return fold(_DOMAIN.sub("", _ARTICLE.sub("", outlet.strip(), count=1)))
