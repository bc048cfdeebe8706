"""Photo captions and credits that scraping left among the paragraphs.

A line that names a photo by its form ("Photo: …", "FILE – …", "Jane Roe/Getty Images") is cut whole. A line that
ends in such a credit is a caption while it is one sentence; behind several sentences only the credit is cut.
"Photographs of the scene …" has no such form and stays.
"""

import re

from articles.text.cleaning_rules.furniture import TELLS
from articles.text.cuts import Cut
from articles.text.lines import ends_sentence

LONGEST = 400
# One sentence of news has 20 to 30 words; a caption that is longer is taken for a paragraph.
LONGEST_CAPTION = 220
LONGEST_CREDIT = 130

_PHOTO = r"(?:photos?|photographs?|images?|pictures?|pics?)"
_KIND = r"(?:file|handout|archive|stock|undated|representational|representative|illustrative|courtesy|screen)"
_LIBRARY = (
    r"(?:getty(?: images)?|shutterstock(?:\.com)?|i ?stock(?:photo)?|alamy(?: stock photo)?|unsplash|pixabay"
    r"|wikimedia commons|epa(?:-efe)?|bloomberg via getty images)"
)
_WIRE = (
    r"(?:AP(?: Photo)?|AFP|REUTERS|Reuters|EPA|PA|PTI(?: Photo)?|ANI(?: Photo)?|AAP|UPI|Xinhua|DPA|dpa|APP)"
)
_BY = r"(?::|/|\bby\b(?=\s+(?-i:[A-Z]))|\bcredits?\b|\bcourtesy\b|\bsource\b|\bvia\b)"

_FLAGS = re.IGNORECASE
# Whole lines that are a credit.
CREDITS = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        rf"(?:{_KIND} )?{_PHOTO}\s*{_BY}\s*[:,/|–—-]?\s*[^.!?]{{1,100}}\.?",
        r"(?:photo|image|picture)?\s*credits?\s*:\s*[^.!?,]{1,80}",
        r"(?:illustration|graphic|infographic|map)s?\s*(?::|by(?=\s+(?-i:[A-Z])))\s*[^.!?,]{1,80}",
        rf"{_PHOTO} \d{{1,3}} (?:of|/) \d{{1,3}}",
        rf"(?:an? )?(?:\w+ )?{_KIND} {_PHOTO}(?: (?:courtesy|of|by|from|via|for)\b[^.!?]{{0,80}})?\.?",
        rf"{_PHOTO} (?:for (?:representation|illustration)|is representational)\b[^.!?]{{0,50}}\.?",
        rf"(?:[^.!?]{{2,60}}(?:\bvia\b|/|\|)\s?)?{_LIBRARY}",
        rf"(?-i:[A-Z])[^.!?]{{1,50}}\s?/\s?(?-i:{_WIRE}|Handout|File|FILE)",
        rf"(?-i:{_WIRE})\s?/\s?(?-i:[A-Z])[^.!?]{{1,50}}",
        rf"[(\[]\s*(?:[a-z]+ )?{_PHOTO}\s*{_BY}[^()\[\]]{{0,160}}[)\]]\.?",
        rf"[(\[]\s*(?:{_KIND} {_PHOTO}|[^()\[\]]{{0,80}}(?:/\s?(?-i:{_WIRE})|{_LIBRARY}))\s*[)\]]\.?",
        r"(?:image|media|video|picture) (?:source|copyright)(?:[,:]\s*.{0,100})?",
    )
)
# Whole lines that are a caption.
CAPTIONS = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        r"(?-i:FILE)(?: (?:photos?|images?|pictures?))?\s*[-–—:]\s?.{3,400}",
        rf"(?:{_KIND} )?{_PHOTO}\s*:\s*.{{1,220}}",
        rf"{_KIND} {_PHOTO} shows\b.{{3,220}}",
        r"(?:photo |image |media |video |picture )?captions?\s*[:,]\s*.{2,220}",
        r"(?:image|media|video|picture) caption(?:,?\s+(?-i:[A-Z“\"‘]).{0,220})?",
        r"pictured(?: above| below)?\s*:\s*.{2,220}",
    )
)
# Credits behind a caption or a paragraph.
_TRAILING = re.compile(
    rf"(?:[(\[]\s*(?:[a-z]+ )?{_PHOTO}\s*{_BY}[^()\[\]]{{0,80}}[)\]]"
    rf"|[(\[]\s*(?:{_KIND}|{_WIRE})(?: {_KIND})? ?{_PHOTO}(?:/[^()\[\]]{{1,60}})?\s*[)\]]"
    rf"|[(\[](?-i:{_WIRE})\s?/\s?[^()\[\]]{{2,60}}[)\]]"
    rf"|[(\[][^()\[\]]{{2,60}}/\s?(?:(?-i:{_WIRE})|{_LIBRARY})[)\]]"
    rf"|(?:(?<=[.!?”\"|–—])|(?<=\s-))\s*(?:{_KIND} )?{_PHOTO}\s*(?:credits?)?\s*:\s*[^.!?:]{{2,60}}"
    rf"|(?<=[.!?”\"]) (?-i:{_WIRE})\s?/\s?(?-i:[A-Z])[^.!?]{{2,40}}"
    rf"|(?:\s[|–—]\s?|(?<=[.!?]) ){_LIBRARY})\.?$",
    _FLAGS,
)
_OPENS = re.compile(
    rf"[(\[\s]*(?:an? )?(?:{_PHOTO}|{_KIND}|captions?|media|video|pictured|credits?"
    r"|illustrations?|(?:info)?graphics?|maps?)\b",
    _FLAGS,
)
# A line that has none of these has no credit; looking for them costs a tenth of trying the forms.
_HINTS = (
    "/",
    "photo",
    "image",
    "picture",
    "pic",
    "getty",
    "stock",
    "alamy",
    "unsplash",
    "pixabay",
    "wikimedia",
    "epa",
)
_SENTENCE_BREAK = re.compile(r"[.!?][”\"’')]?\s+(?=[A-Z“\"‘])")


def caption_cuts(line: str) -> list[Cut]:
    """What of a line without margins is caption or credit; offsets are those of the line."""
    rule = _whole_line(line) if len(line) <= LONGEST else None
    if rule:
        return [Cut(0, len(line), rule)]
    tail = max(0, len(line) - LONGEST_CREDIT)
    if not _has_hint(line[tail:]):
        return []
    credit = _TRAILING.search(line, tail)
    if not credit:
        return []
    caption = line[: credit.start()].rstrip(" |–—-")
    if len(caption) <= LONGEST_CAPTION and not _SENTENCE_BREAK.search(caption):
        return [Cut(0, len(line), "photo-caption")]
    return [Cut(len(caption), len(line), "photo-credit")]


def _whole_line(line: str) -> str | None:
    if not (_OPENS.match(line) or (len(line) <= LONGEST_CREDIT and _has_hint(line))):
        return None
    if any(form.fullmatch(line) for form in CREDITS) and not TELLS.search(line):
        return "photo-caption" if ends_sentence(line) and len(line.split()) > 8 else "photo-credit"
    if any(form.fullmatch(line) for form in CAPTIONS):
        return "photo-caption"
    return None


def _has_hint(text: str) -> bool:
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS)
