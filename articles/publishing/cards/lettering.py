"""Which font draws which letters, and how wide a line of them is.

A letter is drawn by the first font that has it: Source Serif, then the files of the setting CARD_FONTS. One that no
font has would be a box, so whoever draws asks first.
"""

import unicodedata
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from PIL import ImageFont, features

FONTS = Path(__file__).resolve().parent.parent / "fonts"
SERIF = str(FONTS / "SourceSerif4-Regular.ttf")
SERIF_STRONG = str(FONTS / "SourceSerif4-SemiBold.ttf")
# Not a character, in no font: what a font draws for it is what it draws for all it lacks.
IN_NO_FONT = "\uffff"
PROBE = 24
RIGHT_TO_LEFT = {"R", "AL"}
STRONG = {"L", *RIGHT_TO_LEFT}


class Run(NamedTuple):
    """Letters that stand side by side in one font."""

    words: str
    font: ImageFont.FreeTypeFont

    def width(self, direction):
        return self.font.getlength(self.words, direction=direction)


@lru_cache
def shapes_letters():
    """Whether letters are joined, and lines of Arabic or Hebrew set from the right. Asked late: it loads a library."""
    return features.check("raqm") and features.check("fribidi")


@lru_cache(maxsize=256)
def font_of(path, size):
    layout = ImageFont.Layout.RAQM if shapes_letters() else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


@lru_cache(maxsize=20_000)
def has_letter(path, letter):
    return shape(path, letter) != shape(path, IN_NO_FONT)


def shape(path, letter):
    mask = font_of(path, PROBE).getmask(letter, mode="L")
    return mask.size, bytes(mask)


def files(strong):
    return [SERIF_STRONG if strong else SERIF, *settings.CARD_FONTS]


def file_for(letter, strong):
    return next((path for path in files(strong) if has_letter(path, letter)), None)


def drawable(words, strong=False):
    """The words in one line, without signs that no font has; empty where a letter is wanting."""
    kept = []
    for letter in unicodedata.normalize("NFC", " ".join(words.split())):
        category = unicodedata.category(letter)
        if letter == " " or file_for(letter, strong):
            kept.append(letter)
        elif category[0] in "LNM" and category != "Mn":
            return ""
    words = " ".join("".join(kept).split())
    return "" if is_right_to_left(words) and not shapes_letters() else words


def is_right_to_left(words):
    """As the first letter with a direction says, the way a browser's dir="auto" does."""
    directions = (unicodedata.bidirectional(letter) for letter in words)
    return next((one for one in directions if one in STRONG), "L") in RIGHT_TO_LEFT


def runs_of(words, size, strong=False):
    """Cut where the font changes; spaces and signs stay with the letters before them where its font has them."""
    paths, before = [], files(strong)[0]
    for letter in words:
        stays = letter == " " or (not letter.isalnum() and has_letter(before, letter))
        before = before if stays else file_for(letter, strong) or before
        paths.append(before)
    parted = groupby(zip(words, paths, strict=True), key=lambda pair: pair[1])
    return [Run("".join(letter for letter, _ in pairs), font_of(path, size)) for path, pairs in parted]


def width_of(words, size, strong=False):
    direction = direction_of(words)
    return sum(run.width(direction) for run in runs_of(words, size, strong))


def direction_of(words):
    """What Pillow is told; without the library it is not to be told anything."""
    if not shapes_letters():
        return None
    return "rtl" if is_right_to_left(words) else "ltr"
