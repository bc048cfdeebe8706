"""Read the top of a page: section, headline, byline and date, up to where the report begins."""

from collections.abc import Sequence

from articles.text.cleaning_rules.headlines import is_shorter_repeat, looks_like_headline, repeated_from
from articles.text.cleaning_rules.mastheads import HeadLine, read_head_line
from articles.text.cleaning_rules.page import Page
from articles.text.cleaning_rules.sections import leading_trail
from articles.text.cleaning_rules.timestamps import leading_stamp, read_stamp
from articles.text.dates import Precision
from articles.text.lines import ends_sentence

# Scraped heads have a breadcrumb, a headline or two, a byline, two dates, a caption and a share bar.
MOST_LINES = 14
# Between headline and byline some sites print a summary: a sentence, or a second headline or two. What comes after
# a second sentence is the report.
MOST_SUMMARY_LINES = 2
LONGEST_SUMMARY = 300
# "Harbour Board", "Letter from London".
MOST_KICKER_WORDS = 3
# A date that is a subheading stands alone in a short line.
LONGEST_DATE_LINE = 40
# What may be left of a date line that is not wholly understood: an odd zone, a broken clock.
LONGEST_DATE_REMNANT = 16


def read_head(page: Page) -> None:
    """Cut the head of the page; `page.headline` is the given one or "", and is set when one is found."""
    summary: list[str] = []
    last_rule = ""
    for number in range(min(MOST_LINES, len(page.lines))):
        line = page.lines[number]
        if page.is_cut(number):
            last_rule = page.rules[number]
            continue
        if line.wrapped:
            return
        head_line = _read(page, number)
        if head_line and not _belongs_to_report(page, head_line, number, summary, last_rule):
            _note(page, number, head_line)
            last_rule = head_line.rule
            continue
        if not summary and (_cut_kicker(page, number) or _cut_headline(page, number)):
            last_rule = page.rules[number]
            continue
        summary.append(line.text)
        last_rule = ""
        if not page.headline or len(summary) > MOST_SUMMARY_LINES or len(line.text) > LONGEST_SUMMARY:
            return


def _read(page: Page, number: int) -> HeadLine | None:
    under_headline = any(rule == "headline" for rule in page.rules.values())
    return read_head_line(page.lines[number].text, page.zone, page.agencies, under_headline=under_headline)


def _belongs_to_report(
    page: Page, head_line: HeadLine, number: int, summary: Sequence[str], last_rule: str
) -> bool:
    """Is the line, for all its form, a subheading or an entry of the report?"""
    if head_line.is_bare_date and _is_chronicle(page, number):
        return True
    if not summary or head_line.stamp.labelled:
        return False
    sentences = sum(map(ends_sentence, summary))
    if head_line.is_bare_date and last_rule != "byline":
        date = head_line.stamp.published
        return date.value is None or (sentences > 0 and date.precision is not Precision.MINUTE)
    return head_line.rule == "section-label" or sentences > 1


def _is_chronicle(page: Page, number: int) -> bool:
    """Do bare dates head the paragraphs of this text? Then the first is no date of publication."""
    prose_seen = False
    for line in page.lines[number + 1 : -1]:
        if ends_sentence(line.text):
            prose_seen = True
        elif prose_seen and len(line.text) <= LONGEST_DATE_LINE:
            stamp = read_stamp(line.text, page.zone)
            if stamp and not stamp.labelled:
                return True
    return False


def _note(page: Page, number: int, head_line: HeadLine) -> None:
    page.cut_line(number, head_line.rule)
    page.byline = page.byline or head_line.byline
    page.note_stamp(head_line.stamp)
    page.note_credits(head_line.credits)


def _cut_headline(page: Page, number: int) -> bool:
    """Cut the headline, and a date or breadcrumb glued to its front; False when the line is none."""
    text = page.lines[number].text
    dated = leading_stamp(text, page.zone)
    front = dated[1] if dated else leading_trail(text)
    start = _headline_start(page, number, text[front:])
    if start is None and not (dated and dated[0].labelled):
        return False
    if dated:
        page.note_stamp(dated[0])
    if start is None and len(text) - front <= LONGEST_DATE_REMNANT:
        page.cut_line(number, "date-line")
        return True
    page.cut_part(number, 0, front, "date-line" if dated else "section-label")
    if start is None:
        return False
    page.cut_part(number, front, front + start, "section-label")
    page.cut_part(number, front + start, len(text), "headline")
    page.rules[number] = "headline"
    return True


def _headline_start(page: Page, number: int, text: str) -> int | None:
    """Where in the text the headline begins, or None. Where none is known yet, this may become it."""
    if page.headline:
        return repeated_from(text, page.headline)
    following = [page.lines[later] for later in range(number + 1, min(number + 8, len(page.lines)))]
    if not looks_like_headline(text, following):
        return None
    fuller = next((later.text for later in following[:2] if is_shorter_repeat(text, later.text)), "")
    page.headline = fuller or text
    return repeated_from(text, fuller) if fuller else 0


def _cut_kicker(page: Page, number: int) -> bool:
    """Cut a label over the headline ("Harbour Board"): a few words in capitals over a longer line that heads prose.

    It counts only where the next line is, or looks like, the headline; a label under it may be a subheading.
    """
    text = page.lines[number].text
    words = text.split()
    if len(words) > MOST_KICKER_WORDS or ends_sentence(text) or not all(word[0].isupper() for word in words):
        return False
    under = next((later for later in range(number + 1, len(page.lines)) if not page.is_cut(later)), None)
    if under is None or page.lines[under].wrapped:
        return False
    headline = page.lines[under].text
    if page.headline:
        is_headline = repeated_from(headline, page.headline) is not None
    else:
        is_headline = len(headline.split()) > MOST_KICKER_WORDS and looks_like_headline(
            headline, page.lines[under + 1 : under + 8]
        )
    if is_headline:
        page.cut_line(number, "section-label")
    return is_headline
