"""Paragraphs that a careless reader would work through again and again."""

PIECES = [
    "The minister said that roads were closed and the mayor added that it rained ",
    "“a ",
    '" ',
    "'a ",
    "“a ‘b “c ‘d” ",
    "“a ‘b “c ‘d’ e” f’ g” ",
    "Mara Quill, a former x, ",
    "Mara Quill ",
    "Mara Quill said it. ",
    "Quill said it. Mara Quill left. ",
    "The transport minister said it. Minister Mara Quill left. ",
    "“It is old,” she said. ",
    "a spokesman for ",
    "he said, ",
    "said ",
    "that ",
    "according to ",
    ", saying that ",
    "“It is old,” and ",
    "QUILL: ",
    "“QUILL: a\n",
    "a'",
    "x-",
    "(",
    "“a\n",
    "\u2028“a ",
    "A.B.",
    "e\u0301",
    "😀",
]


def paragraph(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]
