"""Words set in lines that fit their frame: smaller for more of them, and cut with “…” where no size will do."""

from typing import NamedTuple

from .lettering import width_of

SIZES = (84, 76, 68, 60, 54, 48)
LEADING = 1.16


class Setting(NamedTuple):
    size: int
    lines: list[str]

    @property
    def leading(self):
        return round(self.size * LEADING)


def fitted(words, width, height, strong=True):
    """In the largest size in which all the words fit."""
    for size in SIZES:
        lines = broken(words, size, width, strong)
        if len(lines) * round(size * LEADING) <= height:
            return Setting(size, lines)
    room = height // round(size * LEADING)
    last = shortened(" ".join(lines[room - 1 :]), size, width, strong)
    return Setting(size, [*lines[: room - 1], last])


def broken(words, size, width, strong):
    """Between words, and inside one only if it is wider than the line, as all Chinese is."""
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if width_of(longer, size, strong) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = cut_to_width(word, size, width, strong)
        lines += full
    return [*lines, line] if line else lines


def cut_to_width(word, size, width, strong):
    while word and width_of(word, size, strong) > width:
        room = fitting_letters(word, size, width, strong)
        yield word[:room]
        word = word[room:]
    yield word


def shortened(words, size, width, strong):
    """On one line, with “…” for what has no room."""
    if width_of(words, size, strong) <= width:
        return words
    room = fitting_letters(words, size, width - width_of("…", size, strong), strong)
    return f"{words[:room].rstrip(' ,;:–—-')}…"


def fitting_letters(words, size, width, strong):
    """How many letters from the start have room, one at least."""
    least, most = 1, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        if width_of(words[:middle], size, strong) <= width:
            least = middle
        else:
            most = middle - 1
    return least
