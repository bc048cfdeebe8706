"""What stands between a headline and its report: who wrote it, when, for which agency, in which section.

Such a line may hold several of these between bars ("By Jane Roe | May 17, 2021 | 3 min read"); it is cut only when
every part of it is understood.
"""

import re
from typing import NamedTuple

from articles.text.cleaning_rules.agencies import Agencies
from articles.text.cleaning_rules.bylines import is_name, is_role, pieces_of, read_byline
from articles.text.cleaning_rules.sections import is_section, leading_trail
from articles.text.cleaning_rules.timestamps import Stamp, leading_stamp, read_stamp
from articles.text.dates import UNKNOWN

LONGEST = 160

_BARS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_WORD_START = re.compile(r"(?<=[\s,])\S")


class HeadLine(NamedTuple):
    rule: str
    byline: str = ""
    stamp: Stamp = Stamp()
    credits: tuple[str, ...] = ()

    @property
    def is_bare_date(self) -> bool:
        """A date that no word calls the date of publication: it may as well be a subheading."""
        return self.rule == "date-line" and not self.stamp.labelled and not self.byline


def read_head_line(line: str, zone: str, agencies: Agencies, *, under_headline: bool) -> HeadLine | None:
    """What the line tells, or None when any part of it is something else.

    `under_headline`: a headline has been seen, so a bare "Jane Roe | Harbour Times" can be no headline itself.
    """
    if len(line) > LONGEST:
        return None
    if is_section(line) or leading_trail(line) == len(line):
        return HeadLine("section-label")
    whole = _read_part(line, zone, agencies)
    if whole:
        return whole
    parts = [part for part in _BARS.split(line) if part]
    if len(parts) > 1:
        return _read_parts(parts, zone, agencies, under_headline)
    signed_and_dated = _read_signed_and_dated(line, zone, agencies)
    if signed_and_dated or not under_headline:
        return signed_and_dated
    name, comma, role = line.partition(",")
    return HeadLine("byline", line) if comma and is_name(name) and is_role(role) else None


def _read_part(part: str, zone: str, agencies: Agencies) -> HeadLine | None:
    stamp = read_stamp(part, zone)
    if stamp:
        return HeadLine("date-line", stamp=stamp)
    credits = agencies.credit_line(part)
    if credits is not None:
        return HeadLine("agency-credit", credits=credits)
    byline = read_byline(part, agencies)
    return HeadLine("byline", byline, credits=_agencies_in(byline, agencies)) if byline else None


def _agencies_in(byline: str, agencies: Agencies) -> tuple[str, ...]:
    return tuple(piece for piece in pieces_of(byline) if agencies.knows(piece))


def _read_parts(parts: list[str], zone: str, agencies: Agencies, under_headline: bool) -> HeadLine | None:
    parts = [part for part in parts if not is_section(part)]
    read = [_read_part(part, zone, agencies) for part in parts]
    told = [line for line in read if line]
    untold = [part for part, line in zip(parts, read, strict=True) if not line]
    names = [part for part in untold if is_name(part, 1)]
    is_name_and_outlet = under_headline and len(parts) == 2 and is_name(parts[0])
    if len(names) < len(untold) or not (told or is_name_and_outlet):
        return None
    byline = next((line.byline for line in told if line.byline), names[0] if names else "")
    return HeadLine(
        "byline" if byline else told[0].rule,
        byline,
        _merged([line.stamp for line in told]),
        tuple(name for line in told for name in line.credits),
    )


def _read_signed_and_dated(line: str, zone: str, agencies: Agencies) -> HeadLine | None:
    """ "By Jane Roe May 17, 2021" and "Published May 17, 2021 by Jane Roe"."""
    if not any(character.isdigit() for character in line):
        return None
    dated = leading_stamp(line, zone)
    if dated:
        byline = read_byline(line[dated[1] :], agencies)
        return HeadLine("byline", byline, dated[0]) if byline else None
    for word in _WORD_START.finditer(line):
        stamp = read_stamp(line[word.start() :], zone)
        byline = read_byline(line[: word.start()].rstrip(" ,"), agencies) if stamp else None
        if stamp and byline:
            return HeadLine("byline", byline, stamp)
    return None


def _merged(stamps: list[Stamp]) -> Stamp:
    return Stamp(
        next((stamp.published for stamp in stamps if stamp.published.value), UNKNOWN),
        next((stamp.updated for stamp in stamps if stamp.updated.value), UNKNOWN),
        any(stamp.labelled for stamp in stamps),
    )
