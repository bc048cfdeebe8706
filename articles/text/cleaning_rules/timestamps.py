"""Lines that say when a report appeared, and what they say.

A date is taken for the time of publication when its line holds nothing else, or says "Published". Where only an
update is dated, that date stands in: sites that print "Last updated" alone print it from the first day on.
"""

import re
from typing import NamedTuple

from articles.text.dates import UNKNOWN, PartialDate, Precision, leading_date

LONGEST = 160

_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted)|dated?|(?:story |article )?created|issued|uploaded|released?"
    r"|(?:release|publish|publication|posting) date|date (?:published|posted|of publication)"
    r"|publi(?:shed|cation) (?:date|time)"
)
_UPDATED = (
    r"(?:last |recently )?(?:updated|modified|edited|revised)(?: (?:date|time))?"
    r"|date (?:updated|modified)|last update"
)
_LABEL = re.compile(
    rf"(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))(?:\s+(?:on|at))?\s*[:\-–—|]?\s*",
    re.IGNORECASE,
)
_BARE_ON = re.compile(r"on\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[|•·,;/()–—-]\s*|\band\b\s*)*")
# Times without a date ("10:32 am", "2 hours ago", "3 min read") and dates that can be read in two ways ("05/06/21")
# are cut with the rest of their line, and say nothing that can be kept.
_UNDATED = re.compile(
    r"(?:about |almost |over )?(?:an?|\d{1,3}) (?:sec|second|min|minute|hr|hour|day|week|month|year)s?\.? (?:ago|read)"
    r"|(?:estimated )?(?:reading time|read time|time to read)\s*:?\s*\d{1,3}(?: ?min(?:ute)?s?)?"
    r"|\d{1,2}[:.]\s?\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?)?(?:\s?\(?(?-i:[A-Z]{2,5})\b\)?)?"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?!\d)"
    r"|(?:yesterday|today|just now)(?: at)?|(?-i:IST|GMT|UTC|EST|EDT|ET|PKT|BST)",
    re.IGNORECASE,
)
_PUBLISHED_IN = re.compile(
    r"published in (?:the )?(?-i:[A-Z]).{1,60}?,?\s+(?:on\s+)?"
    r"(?=\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.,])",
    re.IGNORECASE,
)


class Stamp(NamedTuple):
    """What one line tells: when the report was published, when updated; either may be unknown."""

    published: PartialDate = UNKNOWN
    updated: PartialDate = UNKNOWN
    labelled: bool = False


def read_stamp(line: str, zone: str) -> Stamp | None:
    """What a line says when every word of it is about time, else None. A year alone is no such line."""
    if len(line) > LONGEST:
        return None
    stamp, position = _leading_stamp(line, zone)
    return stamp if position == len(line) else None


def leading_stamp(line: str, zone: str) -> tuple[Stamp, int] | None:
    """A stamp glued to the front of a line, and where the rest of that line begins.

    Only a labelled date, an ISO date or one set apart by a bar or dash; "17 May 2021 was a day …" is a sentence.
    """
    stamp, position = _leading_stamp(line[:LONGEST], zone)
    if stamp is None or (stamp.published.value is None and stamp.updated.value is None):
        return None
    set_apart = line[:position].rstrip()[-1:] in tuple("|•·–—-")
    if not (stamp.labelled or set_apart or re.match(r"\d{4}-\d{2}-\d{2}", line)):
        return None
    return stamp, position


def read_imprint(line: str, zone: str) -> PartialDate | None:
    """The date of a closing "Published in Harbour Times, May 17th, 2021", or None for another line."""
    imprint = _PUBLISHED_IN.match(line) if len(line) <= LONGEST else None
    if not imprint:
        return None
    date, length = leading_date(line[imprint.end() :], zone=zone)
    told = date.precision in (Precision.DAY, Precision.MINUTE)
    return date if told and not line[imprint.end() + length :].strip(" .") else None


def _leading_stamp(line: str, zone: str) -> tuple[Stamp | None, int]:
    published = updated = UNKNOWN
    labelled, position = False, 0
    while position < len(line):
        label = _LABEL.match(line, position) or _BARE_ON.match(line, position)
        start = label.end() if label else position
        date, length = leading_date(line[start:], zone=zone)
        if date.precision in (Precision.UNKNOWN, Precision.YEAR):
            undated = _UNDATED.match(line, start)
            if not undated:
                break
            date, length = UNKNOWN, undated.end() - start
        is_update = bool(label and label.groupdict().get("updated"))
        labelled = labelled or bool(label and label.groupdict())
        if is_update and updated.value is None:
            updated = date
        elif not is_update and published.value is None:
            published = date
        between = _BETWEEN.match(line, start + length)
        position = between.end() if between else start + length
    return (Stamp(published, updated, labelled) if position else None), position
