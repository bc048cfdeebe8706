"""Which legacy character encoding are undeclared bytes in? Better no answer than a wrong one.

Every byte string is some text in windows-1252, so a guess never fails by itself; it goes wrong in silence.
Hence two ways, by how the high bytes lie. Latin scripts scatter them among ASCII letters: there a statistical
detector is nearly blind (it calls most Western text windows-1250), and what tells is which alphabet has all
the accented letters a reading shows. Other scripts write them in runs: there charset-normalizer's knowledge
of letter frequencies is good. When two readings are about as likely, the editor is asked.
"""

import re
from typing import NamedTuple

# Accented letters a language uses as a matter of course; a letter shared by all pages decides nothing.
ALPHABETS = {
    "cp1252": (
        "äöüß",
        "àâæçéèêëîïôœùûüÿ",
        "áéíñóúüï",
        "àáâãçéêíóôõúü",
        "åäöé",
        "æøåé",
        "àèéìíòóùú",
        "éëïöüèêáó",
        "àçèéíïòóúü",
        "áðéíóúýþæö",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľňóôšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšžáé"),
    "iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľňóôšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšžáé"),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}
WESTERN = "cp1252"
LATIN = tuple(ALPHABETS)

# What newsrooms outside the Latin scripts used before UTF-8.
OTHER_SCRIPTS = (
    *("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)

# The mean length of a run of high bytes: 1.0 to 1.5 in sample sentences of eighteen Latin-script languages,
# 3.9 and more in Cyrillic, Greek, Arabic, Hebrew, Thai and East Asian ones.
RUNS_OF_OTHER_SCRIPTS = 2.0

# An alphabet covers all of a right reading but names from elsewhere. Of the samples' wrong readings five in
# some hundred got as far, against right ones with 1.0.
COVERED = 0.9
# Two readings closer than this differ by a letter or two: chance.
TIE = 0.05
# Accented letters are rarer than this in English (loan words, names), and were 2.8 % and more in the samples of
# languages that need them. So a tie among rare ones is an English text.
RARE = 0.015

# charset-normalizer's share of a text that looks like the language it suspects. In the samples: right
# readings from 0.10 (Japanese) to 0.76 (Russian); 0 means that it recognised nothing.
RECOGNISED = 0.1
# Its measure of mess; it drops readings over 0.2 itself, and right ones stayed under 0.05.
MESS_MARGIN = 0.05

# Longer than any article: more tells nothing new, and each character costs time.
SAMPLE_CHARACTERS = 100_000

HIGH_RUN = re.compile(rb"[\x80-\xff]+")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Signs of misread letters: a symbol or a capital inside a word, a letter glued to a number.
TORN = re.compile(
    r"(?<=[^\W\d_])(?![’‘‐‑·])(?:[^\w\s\x00-\x7f]|[¹²³¼½¾])(?=[^\W\d_])"
    r"|(?<=[a-zà-öø-ÿ])[À-ÖØ-ÞĄĆĘŁŃŚŹŻŽŠČŘĎŤŇŮŐŰĞİŞ](?=[^A-Z]|$)"
    r"|(?<![\w])[À-ÖØ-öø-ſ](?=\d)"
)


class Reading(NamedTuple):
    encoding: str
    text: str
    score: float


def has_runs(data: bytes) -> bool:
    """Whether high bytes lie in runs, as in scripts other than Latin."""
    runs = HIGH_RUN.findall(data)
    return bool(runs) and sum(map(len, runs)) / len(runs) >= RUNS_OF_OTHER_SCRIPTS


def guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, or "" and the encodings it could be in, likeliest first (none, when nothing fits)."""
    readings = _other_readings(data) if has_runs(data) else _latin_readings(data)
    if not readings:
        return "", ()
    best = readings[0]
    rivals = [reading for reading in readings[1:] if best.score - reading.score < TIE]
    if not rivals:
        return best.text, (best.encoding,)
    western = next((reading for reading in (best, *rivals) if reading.encoding == WESTERN), None)
    if western and _share_of_accents(western.text[:SAMPLE_CHARACTERS]) < RARE:
        return western.text, (WESTERN,)
    return "", (best.encoding, *(rival.encoding for rival in rivals))


def _latin_readings(data: bytes) -> list[Reading]:
    """Those that an alphabet covers, each distinct text once, best first."""
    readings: dict[str, Reading] = {}
    for encoding, alphabets in ALPHABETS.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text not in readings and not CONTROL.search(text):
            readings[text] = Reading(encoding, text, _coverage(text[:SAMPLE_CHARACTERS], alphabets))
    fitting = [reading for reading in readings.values() if reading.score >= COVERED]
    return sorted(fitting, key=lambda reading: -reading.score)


def _coverage(text: str, alphabets: tuple[str, ...]) -> float:
    """The share of the accented letters that one alphabet has; each torn word counts as a strange letter."""
    accented = [character for character in text.lower() if character > "\x7f" and character.isalpha()]
    torn = len(TORN.findall(text))
    total = len(accented) + torn
    if not total:
        return 1.0
    return max(sum(character in alphabet for character in accented) - torn for alphabet in alphabets) / total


def _share_of_accents(text: str) -> float:
    letters = sum(map(str.isalpha, text))
    return sum(character > "\x7f" and character.isalpha() for character in text) / letters if letters else 0.0


def _other_readings(data: bytes) -> list[Reading]:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, cp_isolation=list(OTHER_SCRIPTS), enable_fallback=False))
    least_mess = min((match.chaos for match in matches), default=0.0)
    readings = [
        Reading(match.encoding, str(match), match.coherence)
        for match in matches
        if match.chaos <= least_mess + MESS_MARGIN and match.coherence >= RECOGNISED
    ]
    return sorted(readings, key=lambda reading: -reading.score)
