"""Keep what of an article is compared: made once for each text, filed under the keys that say most of it.

An article is filed before it is compared, in a transaction of its own: of two that are read at the same moment by two
workers, at least one then finds the other.
"""

import sys
from array import array
from collections.abc import Collection
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from articles.models import Article, Fingerprint, Mention
from articles.models.locking import one_at_a_time
from articles.search.postings import count_article, file_article, take_out
from articles.text.dates import Precision
from articles.text.keys import key
from articles.text.times import Times

from .profiles import NUMBER, Bag, Profile, read_profile
from .rarity import Rarity, length

# Under 30 of its words, people and runs an article is found again as well as by its full text: 98 of 100 true partners
# are among the first 20 of 772 short reports, all of them on 300 long ones; 20 keys find .002 fewer, 60 keys .003 more.
MOST_TERMS = 30
# The smallest hashes of the runs of a text: a copy shares nearly all, a copy cut to a third still one of eight.
BANDS = 8
# Names say more of an event than other words, and so does the opening.
NAME_WEIGHT = 1.5
BODY_WEIGHT = 0.5
# What a known person, or a run that stands in both, adds to a look-up: about as much as the rarest word.
PERSON_WEIGHT = 0.5
BAND_WEIGHT = 0.5

# A story is written up for days, its follow-ups for two weeks; what is further apart is another event.
WINDOW_DAYS = 14
TO_THE_DAY = frozenset({Precision.DAY, Precision.MINUTE})
# Articles of which no day is known stand by the day on which they came in, on a shelf of their own; so do those that
# came in long after their day, which a report without a date may belong to.
UNDATED, LATE = 1_000_000, 2_000_000


class Filed(NamedTuple):
    """An article's fingerprint with what it was made of: its profile, how rare its words are, how it is looked up.

    `is_new` if the article had none before: then nothing was ever suggested for it.
    """

    fingerprint: Fingerprint
    profile: Profile
    rarity: Rarity
    keys: dict[int, float]
    is_new: bool


@transaction.atomic
def file(article: Article) -> Filed:
    """Bring the fingerprint of the article's current text up to date; nothing is written if it is so already.

    `compared` is empty where the text or its day is new, or something else that is compared (see `outdate`).
    """
    # Of two workers on one new article the second finds it filed.
    one_at_a_time(f"fingerprint:{article.pk}")
    known = Fingerprint.objects.select_for_update().filter(pk=article.pk).first()
    days = filed_on(article)
    people = _people(article)
    if known and _stands(known, article, days):
        return _filed(known, people)
    profile = read_profile(article.headline, article.text)
    before = frozenset(unpacked(known.bags).words.keys) if known else None
    rarity = Rarity(*count_article(profile.words.keys, before))
    keys = lookup_keys(profile, rarity, people)
    if known:
        take_out(article.pk, known.filed_under, known.filed_on)
    file_article(article.pk, keys, days)
    fingerprint = Fingerprint(
        article=article,
        version_id=article.current_version_id,
        bags=packed(profile),
        norms=[length(rarity.weigh(bag)) for bag in profile.bags],
        filed_under=list(keys),
        filed_on=days,
    )
    fingerprint.save(force_insert=known is None, force_update=known is not None)
    return Filed(fingerprint, profile, rarity, keys, is_new=known is None)


def filed_before(article: Article) -> Filed | None:
    """As it was last read; nothing is written."""
    known = Fingerprint.objects.filter(pk=article.pk).first()
    return known and _filed(known, _people(article))


def _filed(known: Fingerprint, people: Collection[int]) -> Filed:
    profile = unpacked(known.bags)
    rarity = Rarity.known(profile.words.keys)
    return Filed(known, profile, rarity, lookup_keys(profile, rarity, people), is_new=False)


def outdate(article: Article) -> None:
    """What was filed and compared is no longer what the article says: the next reading does both anew.

    Not in a transaction that holds the article: a worker takes the fingerprint first.
    """
    Fingerprint.objects.filter(pk=article.pk).update(compared=None)


def _stands(known: Fingerprint, article: Article, days: list[int]) -> bool:
    if known.version_id > article.current_version_id:
        # A newer text came in while this one was being read.
        return True
    same = known.version_id == article.current_version_id and known.filed_on == days
    return same and known.compared is not None


def lookup_keys(profile: Profile, rarity: Rarity, people: Collection[int] = ()) -> dict[int, float]:
    """The words that say most of the article, its people and a few of its runs, each with its weight."""
    names, lead = set(profile.names.keys), set(profile.lead.keys)
    weights = {
        word: weight * (NAME_WEIGHT if word in names else 1) * (1 if word in lead else BODY_WEIGHT)
        for word, weight in rarity.weigh(profile.words).items()
    }
    best = [
        word
        for word in sorted(weights, key=lambda word: (-weights[word], word))[:MOST_TERMS]
        if weights[word]
    ]
    norm = length({word: weights[word] for word in best})
    keys = {word: weights[word] / norm for word in best}
    keys |= {key(f"person:{person}"): PERSON_WEIGHT for person in people}
    keys |= {key(f"run:{run}"): BAND_WEIGHT for run in profile.runs[:BANDS]}
    return keys


def filed_on(article: Article) -> list[int]:
    day, arrived = _day(article), article.created_at.toordinal()
    if day is None:
        return [UNDATED + arrived]
    return [day, LATE + arrived] if abs(arrived - day) > WINDOW_DAYS else [day]


def windows(article: Article) -> list[tuple[int, int]]:
    """The days on which articles of the same story are filed."""
    day, arrived = _day(article), article.created_at.toordinal()
    shelves = [arrived, LATE + arrived] if day is None else [day]
    return [(middle - WINDOW_DAYS, middle + WINDOW_DAYS) for middle in (*shelves, UNDATED + arrived)]


def _day(article: Article) -> int | None:
    """None where no day is known. A date still to come is taken for a mistake, not for a date."""
    tomorrow = article.created_at + timedelta(days=1)
    if article.published_precision not in TO_THE_DAY or article.published_at > tomorrow:
        return None
    return article.published_at.toordinal()


def _people(article: Article) -> list[int]:
    mentions = Mention.objects.filter(version=article.current_version_id, person__isnull=False)
    named = mentions.exclude(state=Mention.State.REJECTED)
    return list(named.order_by("person").values_list("person", flat=True).distinct())


def packed(profile: Profile) -> bytes:
    """Unsigned 32-bit numbers, little end first: the length of each part, then the parts."""
    times = profile.times
    parts = [
        *(numbers for bag in profile.bags for numbers in bag),
        profile.pairs,
        profile.runs,
        *(array(NUMBER, sorted(numbers)) for numbers in (times.weekdays, times.days, [times.latest_year])),
    ]
    whole = array(NUMBER, map(len, parts))
    for part in parts:
        whole.extend(part)
    if sys.byteorder == "big":
        whole.byteswap()
    return whole.tobytes()


def unpacked(bags: bytes) -> Profile:
    whole = array(NUMBER)
    whole.frombytes(bags)
    if sys.byteorder == "big":
        whole.byteswap()
    parts = []
    start = PARTS
    for size in whole[:PARTS]:
        parts.append(whole[start : start + size])
        start += size
    words, counts, lead, lead_counts, names, name_counts, pairs, runs, weekdays, days, year = parts
    return Profile(
        Bag(words, counts),
        Bag(lead, lead_counts),
        Bag(names, name_counts),
        pairs,
        runs,
        Times(frozenset(weekdays), frozenset(days), year[0]),
    )


PARTS = 11
