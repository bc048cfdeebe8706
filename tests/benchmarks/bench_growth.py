"""Does the time grow with the length of a hostile text, or with its square?

    python -m tests.benchmarks.bench_growth

Prints, for each worker and each repeated piece, how many times longer ten times the text takes: about 10 where time
grows with length, about 100 where it grows with the square. The figure to stay under is 30.
"""

import time
from contextlib import suppress

from articles.ingest.charset import decode
from articles.ingest.errors import IngestError
from articles.ingest.parse.markup import html_text
from articles.ingest.parse.safe_xml import parse_xml
from articles.text.cleaning import clean
from articles.text.speech.quotations import find_quotations

SHORT = 20_000
# Below this many seconds the machine's noise is larger than the work.
LEAST = 0.02

TEXTS = [
    "“a ",
    "'a ",
    "he said, ",
    "according to ",
    ", saying that ",
    "a'",
    "x-",
    "“a\n",
    "Share this\n",
    "By A B\n\n",
]
PAGES = ["<p>x", "<br>", "<b>x</b> ", "<", "<a ", "&amp;", "\n\n", "&nbsp;", "<!--"]
FEEDS = ["<?xml ", "<!-- x -->", "<!--", "<!DOCTYPE ", "<a>"]
BYTES = ["\xe9", "a\xe9", "<meta ", "\xc3(", "\xe2\x82"]


def seconds(work, text):
    started = time.process_time()
    with suppress(IngestError):
        work(text)
    return time.process_time() - started


def main():
    rows = [
        *((clean, piece) for piece in TEXTS),
        *((find_quotations, piece) for piece in TEXTS),
        *((html_text, piece) for piece in PAGES),
        *((parse_xml, piece) for piece in FEEDS),
        *((decode, piece.encode("latin-1")) for piece in BYTES),
    ]
    for work, piece in rows:
        short = seconds(work, piece * (SHORT // len(piece)))
        long = seconds(work, piece * (10 * SHORT // len(piece)))
        times = long / max(short, LEAST)
        print(
            f"{work.__name__:16} {piece!r:18} {long:6.2f} s   {times:5.1f} times"
            + ("   !" if times > 30 else "")
        )


if __name__ == "__main__":
    main()
