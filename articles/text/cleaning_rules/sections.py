"""Section labels and breadcrumbs: which part of a site a report stood in."""

import re

SECTIONS = frozenset(
    name.strip()
    for name in """
    home, world, world news, news, top news, top stories, top story, breaking, breaking news, latest, latest news,
    politics, national, international, local, local news, region, regional, business, economy, markets, finance,
    money, companies, sport, sports, football, cricket, opinion, opinions, editorial, editorials, comment, columns,
    letters, analysis, features, feature, lifestyle, life & style, life and style, entertainment, culture, arts,
    arts & culture, books, film, music, health, science, tech, technology, environment, climate, education, travel,
    weather, crime, courts, law, society, religion, obituaries, magazine, video, videos, photos, pictures, gallery,
    asia, south asia, southeast asia, africa, europe, americas, latin america, north america, middle east, oceania,
    us, u.s., us news, u.s. news, uk, uk news, front page, exclusive, must watch, press releases, press release
    """.replace("\n", " ").split(",")
)

LONGEST_LABEL = 40
LONGEST_TRAIL = 160
_ARROWS = re.compile(r"\s*[>»›→]\s*|\s*::\s*")
_BARS = re.compile(r"\s*[/|\\•·]\s*")


def is_section(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and text.strip(" :|").casefold() in SECTIONS


def leading_trail(line: str) -> int:
    """How many characters of a line are a breadcrumb: all, or up to a headline glued behind it, or none (0).

    Arrows make a breadcrumb of any short capitalised labels; bars and slashes only between known sections.
    """
    if len(line) > LONGEST_TRAIL + 200:
        return 0
    for marks, known_only in ((_ARROWS, False), (_BARS, True)):
        position = labels = 0
        for mark in marks.finditer(line[: LONGEST_TRAIL + 1]):
            if not _is_label(line[position : mark.start()], known_only):
                break
            position, labels = mark.end(), labels + 1
        if labels and (position == len(line) or _is_label(line[position:], known_only)):
            return len(line)
        if labels:
            return position if labels > 1 or line[:LONGEST_LABEL].casefold().startswith("home") else 0
    return 0


def _is_label(text: str, known_only: bool) -> bool:
    if known_only:
        return is_section(text)
    return len(text) <= LONGEST_LABEL and len(text.split()) <= 4 and not text[:1].islower()
