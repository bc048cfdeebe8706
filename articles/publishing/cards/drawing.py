"""The picture that stands for a page where its address is shared: 1200 by 630, paper and ink."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageColor, ImageDraw

from .fitting import fitted, shortened
from .lettering import direction_of, drawable, is_right_to_left, runs_of

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
MEASURE = WIDTH - 2 * MARGIN
# The light colours of tokens.css: a picture cannot know whether its reader prefers the dark.
PAPER, INK, INK_SOFT, RULE, ACCENT = "#fbf9f3", "#1c1a16", "#5c564a", "#8d8675", "#1b4f8a"
NAME, LABEL, BYLINE, FIGURES = 34, 28, 34, 30
WORDS_FROM, WORDS_TO = 162, 452
BYLINE_AT, RULE_AT, FIGURES_AT = 470, 532, 550
STEPS = 16
# The commonest cards of a day; each is some tens of kilobytes.
KEPT = 64


class Card(NamedTuple):
    """`label` beside the site's name, the `words` large, `byline` and `figures` under them; of the byline's parts those
    that no font can draw are left out."""

    site_name: str
    label: str
    words: str
    byline: tuple[str, ...]
    figures: str


@lru_cache(maxsize=KEPT)
def draw_card(card):
    """The PNG. Where no font has the letters of the words, the site's name stands in their place."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, 0, WIDTH, 12], fill=INK)
    words = drawable(card.words, strong=True)
    _head(draw, card)
    _words(draw, words or drawable(card.site_name, strong=True))
    byline = ", ".join(filter(None, map(drawable, card.byline)))
    _line(draw, byline, BYLINE_AT, BYLINE, INK_SOFT)
    draw.line([MARGIN, RULE_AT, WIDTH - MARGIN, RULE_AT], fill=RULE, width=2)
    _line(draw, drawable(card.figures), FIGURES_AT, FIGURES, INK_SOFT)
    file = BytesIO()
    # A third of the size of full colour.
    image.quantize(palette=colours(), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


@lru_cache
def colours():
    """What the edges of letters are made of: each ink in so many steps from the paper."""
    paper, *inks = map(ImageColor.getrgb, [PAPER, INK, INK_SOFT, RULE, ACCENT])
    steps = [
        round(light + (dark - light) * step / (STEPS - 1))
        for ink in inks
        for step in range(STEPS)
        for light, dark in zip(paper, ink, strict=True)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette(steps)
    return palette


def _head(draw, card):
    name = shortened(drawable(card.site_name, strong=True), NAME, MEASURE // 2, True)
    label = shortened(drawable(card.label), LABEL, MEASURE // 2 - MARGIN, False)
    _put(draw, name, MARGIN, 66, NAME, INK, strong=True)
    if label:
        width = sum(run.width(direction_of(label)) for run in runs_of(label, LABEL))
        _put(draw, label, WIDTH - MARGIN - width, 70, LABEL, ACCENT)
    draw.line([MARGIN, 126, WIDTH - MARGIN, 126], fill=INK, width=2)


def _words(draw, words):
    setting = fitted(words, MEASURE, WORDS_TO - WORDS_FROM)
    for number, line in enumerate(setting.lines):
        _line(draw, line, WORDS_FROM + number * setting.leading, setting.size, INK, strong=True, like=words)


def _line(draw, line, y, size, colour, *, strong=False, like=""):
    """At the left, or at the right if it is of words that are read from there."""
    line = shortened(line, size, MEASURE, strong)
    x = MARGIN
    if is_right_to_left(like or line):
        x = WIDTH - MARGIN - sum(run.width("rtl") for run in runs_of(line, size, strong))
    _put(draw, line, x, y, size, colour, strong=strong, like=like)


def _put(draw, line, x, y, size, colour, *, strong=False, like=""):
    """The runs one after another as they are read; all stand on the line of the first font."""
    direction = direction_of(like or line)
    runs = runs_of(line, size, strong)
    baseline = y + size
    for run in reversed(runs) if direction == "rtl" else runs:
        draw.text((x, baseline), run.words, font=run.font, fill=colour, anchor="ls", direction=direction)
        x += run.width(direction)
