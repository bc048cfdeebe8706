"""Who holds the post that a text speaks of? "The foreign minister of Norland", "Norland's foreign minister" and "the
Norlandic foreign minister" are one phrase: its words are those of a post's title and, where it says more, of the
organisation. A word that belongs to neither ("former", "deputy", another country) means another post. Where several
people fit, nobody is meant.
"""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from articles.models import Person, Post
from articles.text.terms import folded_words

# Of no weight in a title: "Minister of Foreign Affairs" is the foreign minister.
_IDLE = frozenset("a affairs an and for government her his its of our s the their to".split())  # noqa: SIM905
# "Norlandic", "Norlander" and "Norland" are one country: they share their beginning but for this many letters.
DEMONYM_ENDING = 4
SHORTEST_STEM = 4


def holder(phrase: str, day: date | None) -> int | None:
    """The key of the one known person who holds the post on that day. Without a day, posts without dates count."""
    words = _words(phrase)
    if not words:
        return None
    posts = Post.objects.filter(start=None, end=None) if day is None else Post.objects.held_on(day)
    titled = posts.filter(reduce(or_, (Q(title__icontains=word) for word in words)))
    holders = {
        person
        for title, organisation, person in titled.values_list("title", "organisation", "person")
        if _is_named(words, title, organisation)
    }
    if not holders:
        return None
    merged = dict(Person.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into"))
    standing = {_standing(person, merged) for person in holders}
    return standing.pop() if len(standing) == 1 else None


def _standing(person: int, merged: dict[int, int]) -> int:
    while person in merged:
        person = merged[person]
    return person


def _words(phrase: str) -> set[str]:
    """Without full stops: "the U.S. envoy" is "the US envoy"."""
    return set(folded_words(phrase.replace(".", "").replace("’", "'").replace("'s ", " "))) - _IDLE


def _is_named(words: set[str], title: str, organisation: str) -> bool:
    titled, of = _words(title), _words(organisation)
    if not titled or not titled <= words:
        return False
    of |= {"".join(word[0] for word in organisation.casefold().split())} if " " in organisation else set()
    return all(any(_one_place(word, other) for other in of) for word in words - titled)


def _one_place(word: str, other: str) -> bool:
    shared = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if shared is None:
        shared = min(len(word), len(other))
    return word == other or (
        shared >= SHORTEST_STEM and max(len(word), len(other)) - shared <= DEMONYM_ENDING
    )
