"""Take a scraped text apart: what of it is the report, and what the page around it says about the report.

Every stretch that is no part of the report is cut under a named rule, and nothing is rewritten, so an editor sees
what went and can take it back. The rules are careful in one direction: a piece of page left in the text is a
blemish, a sentence of the report cut out of it is a fault. They look at whole lines, and where a line may be either,
it stays.

The order matters. Furniture (teasers, share bars, captions) may stand anywhere and goes first. Then the head is
read from the top until the report begins: section, headline, byline, date, and the dateline that opens the
report. Then the tail from the bottom: credits and imprints.
"""

from collections.abc import Collection
from typing import NamedTuple

from articles.text.cleaning_rules.agencies import Agencies
from articles.text.cleaning_rules.bylines import is_desk, read_contributors
from articles.text.cleaning_rules.captions import caption_cuts
from articles.text.cleaning_rules.datelines import read_dateline
from articles.text.cleaning_rules.furniture import furniture_rule, is_network_name, opens_list
from articles.text.cleaning_rules.head import LONGEST_SUMMARY, MOST_LINES, read_head
from articles.text.cleaning_rules.headlines import headline_of_prose, looks_like_headline, repeated_from
from articles.text.cleaning_rules.page import Page
from articles.text.cleaning_rules.timestamps import Stamp, read_imprint, read_stamp
from articles.text.cuts import RULES, Cut, apply_cuts
from articles.text.dates import UNKNOWN, PartialDate
from articles.text.lines import ends_sentence, visible_lines
from articles.text.whitespace import invisible_cuts, tidied

__all__ = ["RULES", "Cleaned", "clean"]

# Datelines stand in the first paragraph, or behind a summary of one or two lines.
DATELINE_WITHIN = 3
# A list of other stories' headlines at the end of a page.
MOST_LISTED = 20
LONGEST_LISTED = 160


class Cleaned(NamedTuple):
    """What a raw text tells. `text` is apply_cuts(raw, cuts); `credits` are agency names as written."""

    headline: str
    byline: str
    dateline: str
    published: PartialDate
    credits: tuple[str, ...]
    cuts: tuple[Cut, ...]
    text: str


def clean(
    raw: str,
    *,
    headline: str = "",
    footers: Collection[str] = (),
    zone: str = "UTC",
    agencies: Collection[str] = (),
) -> Cleaned:
    """Take the raw text apart.

    `headline`, where a feed or an editor gives one, is kept, and cut from the text where it is repeated. `footers`
    are lines that the source repeats under many reports. `zone` (an IANA name) holds for times without
    one. `agencies` are names that count as news agencies besides the world's. A text that is all furniture is
    left standing, for an editor to judge. Raises ValueError for a zone that does not exist.
    """
    page = Page(visible_lines(raw), Agencies(agencies), zone)
    page.headline = headline.strip()
    _cut_furniture(page, footers)
    read_head(page)
    _read_dateline(page)
    _read_tail(page)
    _cut_listed_stories(page)
    return _told(raw, page)


def _told(raw: str, page: Page) -> Cleaned:
    invisible = invisible_cuts(raw)
    without_headline = [cut for cut in page.cuts if cut.rule != "headline"]
    for content in (page.cuts, without_headline, []):
        cuts = tidied(raw, [*content, *invisible])
        text = apply_cuts(raw, cuts)
        if text:
            break
    headline = page.headline or headline_of_prose(text)
    if not content:
        return Cleaned(headline, "", "", UNKNOWN, (), cuts, text)
    return Cleaned(headline, page.byline, page.dateline, page.published, tuple(page.credits), cuts, text)


def _cut_furniture(page: Page, footers: Collection[str]) -> None:
    standing = frozenset(_squeezed(footer) for footer in footers) - {""}
    buttons = set()
    for number, line in enumerate(page.lines):
        if standing and _squeezed(line.text) in standing:
            page.cut_line(number, "footer")
        elif line.wrapped:
            continue
        elif rule := furniture_rule(line.text):
            if not _may_be_headline(page, number, rule):
                page.cut_line(number, rule)
        elif is_network_name(line.text):
            buttons.add(number)
        elif page.agencies.named(line.text) is None:
            for cut in caption_cuts(line.text):
                if not _may_be_headline(page, number, cut.rule):
                    page.cut_part(number, *cut)
    share_bar = buttons | {number for number, rule in page.rules.items() if rule == "share"}
    for number in buttons:
        if number - 1 in share_bar or number + 1 in share_bar:
            page.cut_line(number, "share")


def _may_be_headline(page: Page, number: int, rule: str) -> bool:
    """Is this "Watch: Man rescues dog" or "Photos: Man rescues dog" over a report its headline?"""
    text = page.lines[number].text
    if page.headline:
        return number < MOST_LINES and repeated_from(text, page.headline) == 0
    return (
        number == 0
        and rule in ("teaser", "photo-credit", "photo-caption")
        and len(text.split()) > 3
        and looks_like_headline(text, page.lines[1:7])
    )


def _squeezed(line: str) -> str:
    return " ".join(line.split()).casefold()


def _read_tail(page: Page) -> None:
    for number in reversed(page.uncut()):
        line = page.lines[number]
        if line.wrapped or not _cut_tail_line(page, number):
            return


def _cut_tail_line(page: Page, number: int) -> bool:
    """Cut a closing credit or imprint; True when that was the whole line, and the one above is next."""
    text = page.lines[number].text
    credits = page.agencies.credit_line(text)
    copyrights = page.agencies.copyright_line(text)
    if credits is not None:
        page.cut_line(number, "agency-credit")
    elif copyrights is not None:
        page.cut_line(number, "agency-credit" if copyrights else "footer")
    elif (writers := text if is_desk(text) else read_contributors(text)) is not None:
        page.cut_line(number, "byline")
        page.byline = page.byline or writers
    elif date := read_imprint(text, page.zone):
        page.cut_line(number, "date-line")
        page.note_stamp(Stamp(date, UNKNOWN, True))
    elif (stamp := read_stamp(text, page.zone)) and stamp.labelled:
        page.cut_line(number, "date-line")
        page.note_stamp(stamp)
    else:
        behind = page.agencies.credit_after(text)
        if behind:
            page.cut_part(number, behind[0], len(text), "agency-credit")
            page.note_credits(behind[1])
        return False
    page.note_credits(credits or copyrights or ())
    return True


def _cut_listed_stories(page: Page) -> None:
    """Cut the headlines of other stories that a label opens and that run to the end of the page."""
    below: list[int] = []
    for number in reversed(range(len(page.lines))):
        line = page.lines[number]
        if page.rules.get(number) == "teaser" and opens_list(line.text):
            for listed in below:
                page.cut_line(listed, "teaser")
            below = []
        elif not page.is_cut(number):
            below.append(number)
            if len(below) > MOST_LISTED or not _is_listed_story(line.text):
                return


def _is_listed_story(line: str) -> bool:
    plain = line.rstrip("\"'”’")
    return (
        len(line) <= LONGEST_LISTED
        and len(line.split()) > 2
        and (not ends_sentence(line) or plain.endswith("?"))
    )


def _read_dateline(page: Page) -> None:
    body = page.uncut()
    texts = [page.lines[number].text for number in body[: DATELINE_WITHIN + MOST_LINES]]
    for place, number in enumerate(body[:DATELINE_WITHIN]):
        line = page.lines[number]
        if place and line.wrapped:
            return
        dateline = read_dateline(line.text, page.agencies, texts[place + 1 :], first=place == 0)
        if dateline:
            rule = "dateline" if dateline.place else "agency-credit"
            page.cut_part(number, 0, dateline.length, rule)
            page.dateline = dateline.place
            page.note_credits(dateline.credits)
            return
        if len(line.text) > LONGEST_SUMMARY:
            return
