"""How a relation reads: between two outlets, beside one article of several, and over a whole selection."""

from articles.models import Link

from ..linking import DIRECTED, WORDS

Relation = Link.Relation
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
    """“Amary Mercury: copy of Bay Wire”, or why it cannot be said so."""
    relation = Relation(link.relation)
    one, other = _derived_first(link)
    unsure = "unsure, perhaps " if link.state == Link.State.UNSURE else ""
    if relation in DIRECTED and not link.origin_id:
        return f"{one.source} and {other.source}: {unsure}{relation.label}, unknown which was first"
    return f"{one.source}: {unsure}{WORDS[relation]} {other.source}"


def _derived_first(link):
    return (link.high, link.low) if link.origin_id == link.low_id else (link.low, link.high)


def decided_of(article, links):
    """What was decided about an article, from its own side: which relation to which. What it gave to others they
    say themselves."""
    mine = [link for link in links if link.is_decided() and article.pk in (link.low_id, link.high_id)]
    said = [_say_from(article, link) for link in mine if link.origin_id != article.pk]
    return _with_many_counted(said)


def _say_from(article, link):
    relation = Relation(link.relation)
    if link.state == Link.State.UNSURE:
        return "unsure about", link.other(article).source.name
    return WORDS[relation], link.other(article).source.name


def _with_many_counted(said):
    """“same event as Bay Wire”, or “same event as 5 others”."""
    by_words = {}
    for words, name in said:
        by_words.setdefault(words, []).append(name)
    return [
        f"{words} {names[0]}" if len(names) == 1 else f"{words} {len(names)} others"
        for words, names in by_words.items()
    ]


def say_deed(links):
    """A deed on one pair or on many, in a few words."""
    if len(links) == 1:
        return say_link(links[0])
    relations = {link.get_relation_display() for link in links}
    what = relations.pop() if len(relations) == 1 else "each as suggested"
    return f"{len(links)} pairs: {what}" if links else ""
