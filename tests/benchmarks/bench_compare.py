"""How long do the comparisons of texts take, and do they grow with the length of a text or with its square?

    python -m tests.benchmarks.bench_compare

Prints milliseconds of CPU: two articles of 1,200 words aligned (at most 50, aimed at 20), what differs in them, the
common ground of 12 texts of 500 words (at most 300), and of hostile texts how many times longer ten times the
text takes (about 10 where time grows with length, about 100 where it grows with its square; at most 30).
"""

import random
import time

from articles.text.common_ground import common_ground
from articles.text.facts import compare_facts
from articles.text.passages import align_passages

ROUNDS = 20
SYLLABLES = "ba be dor fen gal hu kir lem mos nar ot pel quo ras sil tam ul vor wen zy"
FUNCTION_WORDS = "the of and to in that was for on with"
SHORT = 2_000
# Below this many milliseconds the machine's noise is larger than the work.
LEAST = 5


def vocabulary(rng, size=4_000):
    return ["".join(rng.choices(SYLLABLES.split(), k=rng.choice((1, 2, 2, 3)))) for _ in range(size)]


def sentence(rng, words):
    """Words as often as in a language: few of them most of the time."""
    ranks = [min(int(rng.paretovariate(0.7)), len(words)) - 1 for _ in range(rng.randint(8, 30))]
    picked = [rng.choice(FUNCTION_WORDS.split()) if rng.random() < 0.4 else words[rank] for rank in ranks]
    picked[rng.randrange(len(picked))] = str(rng.randint(2, 900))
    return " ".join(picked).capitalize() + "."


def article(rng, words, length):
    told = []
    while sum(len(one.split()) for one in told) < length:
        told.append(sentence(rng, words))
    return told


def retold(rng, words, told):
    """A third of the sentences as they are, a third with words changed, a third new, and some moved."""
    again = []
    for one in told:
        parts = one.split()
        way = rng.randrange(3)
        if way == 1:
            for _ in range(len(parts) // 4):
                parts[rng.randrange(len(parts))] = rng.choice(words)
        again.append(sentence(rng, words) if way == 2 else " ".join(parts))
    for _ in range(len(again) // 5):
        again.insert(rng.randrange(len(again)), again.pop(rng.randrange(len(again))))
    return again


def written(told):
    return "\n\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3))


def milliseconds(work, *texts):
    started = time.process_time()
    work(*texts)
    return 1_000 * (time.process_time() - started)


def best(work, *texts):
    return min(milliseconds(work, *texts) for _ in range(ROUNDS))


def ground_of_both(left, right):
    return common_ground([left, right])


def hostile(rng, words):
    """Names and makers of two texts of a given number of words."""
    yield "news", lambda length: (written(article(rng, words, length)), written(article(rng, words, length)))
    yield "one sentence again and again", lambda length: (f"{sentence(rng, words)} " * (length // 20),) * 2
    yield "no end of a sentence", lambda length: (" ".join(rng.choices(words, k=length)),) * 2
    yield (
        "words that all sentences have",
        lambda length: (few_words(rng, words, length), few_words(rng, words, length)),
    )
    yield "capitals", lambda length: ("Ana Bel Cor " * (length // 3),) * 2
    yield "names", lambda length: (" said ".join(rng.choices(words, k=length // 2)).title(),) * 2
    yield "numbers", lambda length: (" ".join(map(str, range(length))),) * 2
    yield "number words", lambda length: ("two hundred and " * (length // 3),) * 2


def few_words(rng, words, length):
    return " ".join(f"{' '.join(rng.sample(words[:40], 12)).capitalize()}." for _ in range(length // 12))


def main():
    rng = random.Random(20260512)
    words = vocabulary(rng)
    told = article(rng, words, 1_200)
    left, right = written(told), written(retold(rng, words, told))
    print(f"align_passages, 2 × 1,200 words   {best(align_passages, left, right):8.1f} ms")
    print(f"compare_facts, 2 × 1,200 words    {best(compare_facts, left, right):8.1f} ms")
    short = article(rng, words, 500)
    texts = [written(short), *(written(retold(rng, words, short)) for _ in range(11))]
    print(f"common_ground, 12 × 500 words     {best(common_ground, texts):8.1f} ms")
    texts = [written(short), *(written(retold(rng, words, short)) for _ in range(59))]
    print(f"common_ground, 60 × 500 words     {milliseconds(common_ground, texts):8.1f} ms")

    print(f"\n{'a text, and one ten times as long':48}{'short':>8}{'long':>10}   times")
    for name, made in hostile(rng, words):
        short_texts, long_texts = made(SHORT), made(10 * SHORT)
        for work in (align_passages, compare_facts, ground_of_both):
            once, tenfold = milliseconds(work, *short_texts), milliseconds(work, *long_texts)
            times = tenfold / max(once, LEAST)
            row = f"{name:30} {work.__name__:17}{once:8.1f}{tenfold:10.1f}   {times:5.1f}"
            print(row + ("   !" if times > 30 else ""))


if __name__ == "__main__":
    main()
