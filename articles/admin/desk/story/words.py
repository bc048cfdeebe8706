"""How a relation reads: between two outlets, beside one article of several, and over a whole selection."""

from collections import Counter

from articles.models import Link

from ..linking import DIRECTED, WORDS

Relation = Link.Relation
UNSURE = "unsure about"
# What a decision does, said of several pairs at once.
TOGETHER = {
    Relation.COPY: "each of the others is a copy of the one that was first",
    Relation.REWRITE: "each of the others is a rewrite of the one that was first",
    Relation.SAME_EVENT: "same event",
    Relation.UPDATE: "each of the others is an update of the one that was first",
    Relation.TRANSLATION: "each of the others is a translation of the one that was first",
    Relation.UNRELATED: "unrelated",
}


def say_link(link):
    """“Amary Mercury: copy of Bay Wire”, from the side of the one that comes from the other."""
    relation = Relation(link.relation)
    one, other = (link.high, link.low) if link.origin_id == link.low_id else (link.low, link.high)
    name, other_name = _names(one, other)
    unsure = "unsure, perhaps " if link.state == Link.State.UNSURE else ""
    if relation in DIRECTED and not link.origin_id:
        return f"{name} and {other_name}: {unsure}{relation.label}, unknown which was first"
    return f"{name}: {unsure}{WORDS[relation]} {other_name}"


def _names(one, other):
    """By outlet; with the headlines where both are by one outlet."""
    if one.source_id != other.source_id:
        return str(one.source), str(other.source)
    return f"{one.source}, “{one}”", f"“{other}”"


def decided_of(article, links):
    """The decided links of an article from its own side; what it gave to others, they say themselves.

    Several in one relation are counted: “copy of Bay Wire”, “same event as 5 others”.
    """
    others = {}
    for link in links:
        if link.origin_id != article.pk:
            others.setdefault(_from_its_side(link), []).append(_names(article, link.other(article))[1])
    return [
        f"{words} {others[words][0]}" if len(others[words]) == 1 else f"{words} {len(others[words])} others"
        for words in (*WORDS.values(), UNSURE)
        if words in others
    ]


def _from_its_side(link):
    return UNSURE if link.state == Link.State.UNSURE else WORDS[Relation(link.relation)]


def say_deed(links):
    """A deed on one pair or on many, in a few words."""
    if len(links) == 1:
        return say_link(links[0])
    return f"{len(links)} pairs: {say_relations(links)}" if links else ""


def say_relations(links):
    """“same event”, or “10 same event, 2 copy” where they are of several relations."""
    counts = Counter(link.get_relation_display() for link in links)
    if len(counts) == 1:
        return next(iter(counts))
    return ", ".join(f"{count} {label}" for label, count in counts.most_common())
