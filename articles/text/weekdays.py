"""Which day does a report mean by the first weekday that it names?

News names the day of an event by its weekday, and means the last one: "on Sunday" in a report of a Monday is the day
before. A weekday in a clause that looks ahead ("will open on Monday") or that bounds a time ("since Friday", "next
Tuesday") is another day, and is passed over. English only: elsewhere nothing is found and nothing is said.
"""

import re
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^.,;:!?\n“”\"()–—]*$")
_ANOTHER_DAY = re.compile(
    r"\b(?:will|would|shall|due|set|plans?|planned|scheduled|expected|next|until|till|by|from|before|after|since|every|each"
    r"|last|coming)\b",
    re.IGNORECASE,
)
# A clause is judged by what stands this close before its weekday.
_CLAUSE_CHARACTERS = 200


def named_day(text: str, published: date) -> date | None:
    """The day itself, at most six days before the report; None where no weekday tells."""
    for found in _WEEKDAY.finditer(text):
        clause = _CLAUSE.search(text, max(0, found.start() - _CLAUSE_CHARACTERS), found.start())
        if clause is None or not _ANOTHER_DAY.search(clause[0]):
            days = (published.weekday() - WEEKDAYS.index(found[1].lower())) % len(WEEKDAYS)
            return published - timedelta(days=days) if published - date.min >= timedelta(days=days) else None
    return None
