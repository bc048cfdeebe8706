"""Which day does a report mean by the first weekday that it names?

News names the day of an event by its weekday, and means the last one: "on Sunday" in a report of a Monday is the day
before. A weekday in a clause that looks ahead ("will open on Monday") or that bounds a time ("since Friday", "next
Tuesday") is another day, and is passed over. English only: elsewhere nothing is found and nothing is said.
"""

import re
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
# The words before a weekday in its clause; a clause is judged by what stands this close.
_CLAUSE = re.compile(r"[^.,;:!?\n“”\"()–—]*$")
_CLAUSE_CHARACTERS = 200
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|set to|plans? to|planned|scheduled|expected)\b", re.IGNORECASE
)
_BOUNDS_A_TIME = re.compile(
    r"\b(?:next|coming|last|until|till|by|from|before|after|since|every|each)\s+$", re.IGNORECASE
)


def named_day(text: str, published: date) -> date | None:
    """The day itself, at most six days before the report; None where no weekday tells."""
    for found in _WEEKDAY.finditer(text):
        clause = _CLAUSE.search(text, max(0, found.start() - _CLAUSE_CHARACTERS), found.start())
        before = clause[0] if clause else ""
        if not (_LOOKS_AHEAD.search(before) or _BOUNDS_A_TIME.search(before)):
            return published - timedelta(days=(published.weekday() - WEEKDAYS.index(found[1].lower())) % 7)
    return None
