"""Lines that name who wrote a report: "By Jane Roe", "Our Correspondent", "Jane Roe | Harbour Times".

A name is told from a sentence by its form: a few capitalised words, none of them a day, a month or an article. So
"By Monday the river …" is no byline, and neither is a subheading of one word.
"""

import re

from articles.text.cleaning_rules.agencies import Agencies

LONGEST = 140
# "Dr. Ana Maria van der Roe".
LONGEST_NAME_WORDS = 6

_LEAD = re.compile(
    r"(?:by|(?:words|written|reported|story|report|text|posted|published|edited|authored) by|authors?|reporters?)"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_FROM_IN = re.compile(r"(?:from|by)\s+(?P<name>.{3,50})\s+in\s+(?P<place>.{2,40})", re.IGNORECASE)
_CONTACT = re.compile(r"\s*[|,–—-]?\s*(?:\S{1,60}@\S{2,60}|@\w{2,30})")
_BETWEEN = re.compile(r"\s*[,;&|•·/]\s*|\s+[–—-]\s+|\s+(?:and|with|in|for|of|at)\s+")
_JOINER = re.compile(r"^(?:(?:and|with|in|for|of|at|from) )?(?:[Tt]he )?(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")

_PARTICLES = "al ap bin bint da das de del della den der di dos du el ibn la le st ter ul ur van von y"
PARTICLES = frozenset(_PARTICLES.split())
# Capitalised words that open sentences and titles and are no one's name.
_NOT_NAMES = """
    a all an and any are as both but each every for from he her his how i if in is it its my most no not of on one
    or our popular she that the their there these they this those to was we what when where which who why with you
    your monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december today tomorrow yesterday morning afternoon evening night noon midnight
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
_ROLES = """
    writer reporter reporters correspondent correspondents editor editors staff desk bureau chief columnist contributor
    journalist producer agency agencies news newsroom team photographer analyst fellow author service press
"""
ROLES = frozenset(_ROLES.split())
# Who signs instead of a person. The words before may name the outlet.
_DESK = re.compile(
    r"(?:(?:by |from )?(?:our|the) )?(?:(?-i:[A-Z])[\w.&'’-]*\s+){0,4}"
    r"(?:(?:web|news|monitoring|online|sports|city|foreign|business|digital)[ -]?desk|staff report(?:er)?s?"
    r"|(?:our|staff|special|own|foreign|court|city|diplomatic|sports|political|business) (?:correspondent|reporter)s?"
    r"|(?:web|bureau|news|agency) report|newsroom|(?:staff|news|online|web|digital|editorial) (?:writers?|team|staff)"
    r"|correspondent|reporter)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\(?(?:additional |further )?"
    r"(?:reporting|writing|editing|compiled|compilation|translation|translated|written|edited)"
    r" by (?P<names>.{3,250}?)[.)]*",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\(?(?:reporting|writing|written) by ", re.IGNORECASE)
_CONTRIBUTED_TO = re.compile(
    r"(?P<names>.{3,160}?) contributed (?:reporting|research|to this (?:report|story|article))"
    r"(?: (?:from|to|for|in)\b[^.]{0,60})?\.?",
)
_LINK_WORDS = re.compile(
    r"(?i:\b(?:additional|further|reporting|writing|editing|compiled|translation|written|edited|by|and|in|at|for|with)\b)"
)


def is_name(text: str, least_words: int = 2) -> bool:
    """Has the text the form of a person's or an outlet's name?"""
    words = text.split()
    if not least_words <= len(words) <= LONGEST_NAME_WORDS:
        return False
    for number, word in enumerate(words):
        if not _WORD.fullmatch(word) or word.casefold() in NOT_NAMES:
            return False
        is_particle = 0 < number < len(words) - 1 and word in PARTICLES
        if not (word[0].isupper() or is_particle or word.split("-")[-1][:1].isupper()):
            return False
    return True


def is_role(text: str) -> bool:
    """Is this what someone is at a newsroom ("Staff Writer", "Special to the Harbour Times")?"""
    words = text.casefold().split()
    return len(words) <= 6 and (bool(ROLES.intersection(words)) or words[:2] == ["special", "to"])


def is_desk(text: str) -> bool:
    return len(text) <= LONGEST and bool(_DESK.fullmatch(text))


def read_byline(line: str, agencies: Agencies) -> str | None:
    """Who signs in a line of its own, as written and without "By"; None for any other line."""
    if len(line) > LONGEST:
        return None
    if is_desk(line):
        return line
    from_in = _FROM_IN.fullmatch(line)
    if from_in and is_name(from_in["name"]) and is_name(from_in["place"], 1):
        return from_in["name"]
    lead = _LEAD.match(line)
    if not lead:
        return None
    signed = _CONTACT.sub("", line[lead.end() :]).strip(" ,:|–—-")
    return signed if _signs(signed, agencies) else None


def read_contributors(line: str) -> str | None:
    """Who wrote, by a closing "Reporting by …; editing by …" or "… contributed to this report".

    "" when the line names only editors and helpers; None when it is another line.
    """
    if len(line) > 2 * LONGEST:
        return None
    credit = _CONTRIBUTED.fullmatch(line) or _CONTRIBUTED_TO.fullmatch(line)
    if not credit:
        return None
    pieces = [piece.strip(" ,;()") for piece in re.split(r"[,;/]", _LINK_WORDS.sub(",", credit["names"]))]
    named = [_JOINER.sub("", piece) for piece in pieces if piece]
    if not named or not all(is_name(name, 1) for name in named):
        return None
    return credit["names"].split(";")[0].strip() if _WROTE.match(line) else ""


def pieces_of(byline: str) -> list[str]:
    """The names, roles and outlets that a byline strings together."""
    pieces = (_JOINER.sub("", piece.strip()) for piece in _BETWEEN.split(byline.rstrip(".")))
    return [piece for piece in pieces if piece]


def _signs(signed: str, agencies: Agencies) -> bool:
    first, *others = pieces_of(signed) or [""]
    if not (is_name(first) or is_desk(first) or agencies.knows(first) or first.casefold() in ROLES):
        return False
    return all(is_name(piece, 1) or is_role(piece) or agencies.named(piece) is not None for piece in others)
