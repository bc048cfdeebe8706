"""Numbers as news spells them: "eleven", "two hundred and six", "1.2 million", "a dozen", "12,000".

One reading serves all who compare figures, so "three people" and "3 people" are one. Ordinals and fractions are left
alone: "the third pier" counts nothing.
"""

import re
from decimal import Decimal

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
UNITS = {word: number for number, word in enumerate(_UNITS.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[-‐‑ ](?:{_DIGIT}))?|{'|'.join(sorted(UNITS, key=len, reverse=True))})"
_LARGE = "(?:dozen|hundred|thousand|million|billion|trillion)"
_SPELT = rf"(?:(?:{_SMALL}|an?)(?: {_LARGE}){{1,2}}(?: (?:and )?{_SMALL}(?: {_LARGE})?)?|{_SMALL})"
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?"
# Within a longer run ("MT-2026-041", "06:00", "18th") a number is a part of something else.
NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?:{_DIGITS}(?:[ -]?(?:{_LARGE}|mn|bn|tn|m))?|{_SPELT})(?![\w:/]|[.,]\d)", re.IGNORECASE
)
_PART = re.compile(rf"{_DIGITS}|[a-z]+", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,\u00a0\u2009\u202f]")


def value(number: str) -> Decimal:
    """What a match of `NUMBER` amounts to."""
    total = Decimal(0)
    running = Decimal(0)
    for part in _PART.findall(number):
        word = part.casefold()
        if word[0].isdigit():
            running += Decimal(_SEPARATOR.sub("", word))
        elif word in MAGNITUDES:
            running = (running or Decimal(1)) * MAGNITUDES[word]
            if MAGNITUDES[word] > MAGNITUDES["hundred"]:
                total, running = total + running, Decimal(0)
        else:
            running += UNITS.get(word, 0) + TENS.get(word, 0)
    return total + running
