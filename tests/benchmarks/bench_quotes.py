"""How fast are quotations found, and does the time grow with a text's length or with its square?

    python -m tests.benchmarks.bench_quotes FILE.jsonl

Prints articles a second of processor time on one core over the file's texts (`text`, and `language` if a line has it;
at least 100 are wanted), the best of three rounds, and of each hostile paragraph how many times longer 200 KB take
than 100 KB: about 2 where time grows with length, 4 where it grows with its square; at most 3.
"""

import json
import sys
import time
from pathlib import Path

from articles.text.speech.languages import rules_for
from articles.text.speech.quotations import find_quotations
from tests.text.speech.hostile import PIECES, paragraph

ROUNDS = 3
SIZE = 100_000


def seconds(deed) -> float:
    start = time.process_time()
    deed()
    return time.process_time() - start


def best(deed) -> float:
    return min(seconds(deed) for _ in range(ROUNDS))


def main(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [(line["text"], rules_for(line.get("language") or "")) for line in lines]

    def read_all():
        for text, rules in texts:
            find_quotations(text, rules)

    taken = best(read_all)
    letters = sum(len(text) for text, _ in texts)
    print(
        f"{len(texts)} articles of {letters // max(1, len(texts))} characters: {len(texts) / taken:.0f} a second"
    )
    for piece in PIECES:
        once = best(lambda piece=piece: find_quotations(paragraph(piece, SIZE)))
        twice = best(lambda piece=piece: find_quotations(paragraph(piece, 2 * SIZE)))
        print(f"{twice / max(once, 1e-6):5.1f} times   {1000 * twice:6.0f} ms   {piece!r}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
