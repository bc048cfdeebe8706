"""Decide, or suggest, how articles are related, one pair or many; and take it back.

A pair of articles has one row, whoever wrote it. Each deed records in the row's history what it found there before it
changes anything, and in the row what it moved between stories, so that taking it back restores exactly that: an earlier
decision with its date, the machine's suggestion with its reasons, or nothing at all, and every story as it was.

Many pairs are decided in the order of their keys, at one moment: that moment makes them one deed. Whoever decides locks
the links first, then the articles.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article, Link

from .deeds import Record, deed_of, locked_records
from .regrouping import Stories

Result = TypeVar("Result")
Refusal = tuple["Verdict", ValidationError]


class Verdict(NamedTuple):
    """What an editor says of a pair. Without `origin` or `note`, those that the row has stay."""

    one: Article
    other: Article
    relation: str
    state: str = Link.State.CONFIRMED
    origin: Article | None = None
    note: str = ""

    @property
    def pair(self) -> tuple[int, int]:
        low, high = sorted((self.one.pk, self.other.pk))
        return low, high


class Decided(NamedTuple):
    """`refused` says of each pair that was left alone why it was."""

    links: list[Link]
    refused: list[str]


def decide(
    one: Article,
    other: Article,
    relation: str,
    *,
    user,
    origin: Article | None = None,
    note: str = "",
    state: str = Link.State.CONFIRMED,
    seen: datetime | None = None,
) -> Link:
    """An editor's judgement; `unrelated` is a no for ever, `unsure` leaves the question open without the machine.

    `seen` is when the pair was shown to this editor: if a colleague decided otherwise after that, nothing is
    written. Raises ValidationError.
    """
    links, refused = _decide([Verdict(one, other, relation, state, origin, note)], user, seen)
    for _, error in refused:
        raise error
    return links[0]


def decide_all(
    pairs: Iterable[tuple[Article, Article]],
    relation: str,
    *,
    user,
    origin: Article | None = None,
    state: str = Link.State.CONFIRMED,
    seen: datetime | None = None,
) -> Decided:
    """One judgement on many pairs. A pair that cannot be decided so is left alone, the rest goes on."""
    origin = origin if relation in Link.Relation.directed() else None
    return _told(*_decide([Verdict(*pair, relation, state, origin) for pair in pairs], user, seen))


def decide_as_suggested(links: Iterable[Link], *, user, seen: datetime | None = None) -> Decided:
    """Each pair is what its suggestion says."""
    links = list(links)
    prefetch_related_objects(links, "low__source", "high__source", "origin")
    verdicts = [Verdict(link.low, link.high, link.relation, origin=link.origin) for link in links]
    return _told(*_decide(verdicts, user, seen))


def suggest(
    one: Article, other: Article, relation: str, *, user, origin: Article | None = None, note: str = ""
) -> Link:
    """A contributor's suggestion, which the machine then leaves alone. Raises ValidationError where an editor
    has decided."""
    verdict = Verdict(one, other, relation, Link.State.SUGGESTED, origin, note)
    _check(verdict)
    return _again_if_another_was_first(lambda: _suggest(verdict, user))


def last_deed(articles: Iterable[Article], *, user) -> list[Link]:
    """What this user decided last among the articles: a pair, or all that were decided with it. One query."""
    own = Link.objects.among([article.pk for article in articles]).filter(decided_by=user)
    latest = own.order_by("-decided_at").values("decided_at")[:1]
    return list(own.filter(decided_at=latest).for_listing().order_by("low_id", "high_id"))


@transaction.atomic
def take_back(link: Link, *, user) -> Link | None:
    """Undo what was last decided or suggested by a person; returns the row as it was before, None if there was none.

    Raises ValidationError where there is nothing to take back, and where a colleague decided since `link` was read.
    """
    records, stories = _locked_for_taking_back([link])
    before = _take_back(link, records.get(link.pk), stories, user)
    stories.save()
    return before


@transaction.atomic
def take_back_all(links: Iterable[Link], *, user) -> int:
    """All or none; returns how many. The last that was decided is the first to be taken back."""
    decided = sorted(links, key=lambda link: (link.decided_at or link.created_at, link.low_id, link.high_id))
    records, stories = _locked_for_taking_back(decided)
    for link in reversed(decided):
        try:
            _take_back(link, records.get(link.pk), stories, user)
        except ValidationError as error:
            raise ValidationError(_say_refusal(link.low, link.high, error)) from error
    stories.save()
    return len(decided)


def say_decision(link: Link) -> str:
    """Who decided what and when, as a sentence."""
    if not link.is_decided():
        return "The decision was taken back."
    when = date_format(timezone.localtime(link.decided_at), "j F Y, H:i")
    by = link.decided_by or "The desk"
    if link.state == Link.State.UNSURE:
        return f"{by} left this pair as unsure on {when}."
    return f"{by} decided “{link.get_relation_display()}” for this pair on {when}."


def _again_if_another_was_first(write: Callable[[], Result], *, pairs: int = 1) -> Result:
    for _ in range(pairs):
        try:
            return write()
        except IntegrityError:
            # The machine or a colleague made a pair's row at the same moment: now it is there to be read.
            continue
    return write()


def _decide(verdicts: list[Verdict], user, seen: datetime | None) -> tuple[list[Link], list[Refusal]]:
    if any(verdict.state not in (Link.State.CONFIRMED, Link.State.UNSURE) for verdict in verdicts):
        raise ValidationError("A decision is either confirmed or unsure.")
    by_pair = {verdict.pair: verdict for verdict in verdicts}
    in_order = [by_pair[pair] for pair in sorted(by_pair)]
    return _again_if_another_was_first(lambda: _decide_each(in_order, user, seen), pairs=len(in_order))


@transaction.atomic
def _decide_each(verdicts: list[Verdict], user, seen: datetime | None) -> tuple[list[Link], list[Refusal]]:
    pairs = [verdict.pair for verdict in verdicts]
    articles = {key for pair in pairs for key in pair}
    records = {
        (record.link.low_id, record.link.high_id): record
        for record in locked_records(Link.objects.among(articles), wanted=pairs)
    }
    stories = Stories(articles.union(*(record.moved_articles() for record in records.values())))
    now = timezone.now()
    links, refused = [], []
    for verdict in verdicts:
        record = records.get(verdict.pair) or _new_record(verdict)
        try:
            _check(verdict)
            _refuse_if_gone(verdict, stories)
            _refuse_if_overtaken(record.link, verdict, user, seen)
        except ValidationError as error:
            refused.append((verdict, error))
        else:
            links.append(_write_decision(record, verdict, stories, user, now))
    stories.save()
    return links, refused


def _write_decision(record: Record, verdict: Verdict, stories: Stories, user, now: datetime) -> Link:
    link = record.link
    record.remember()
    places = stories.places()
    was_joining, was_parting = link.joins(), link.parts()
    earlier = [row.moved for row in record.decisions()]
    link.state, link.decided_by, link.decided_at = verdict.state, user, now
    _fill(link, verdict)
    if (link.joins(), link.parts()) != (was_joining, was_parting):
        for moved in earlier:
            stories.give_back(moved)
    stories.follow(link)
    link.moved = stories.moved_since(places)
    link._history_user = user
    link.save()
    return link


@transaction.atomic
def _suggest(verdict: Verdict, user) -> Link:
    found = locked_records(Link.objects.between(verdict.one, verdict.other))
    record = found[0] if found else _new_record(verdict)
    link = record.link
    if link.is_decided():
        raise ValidationError(f"{say_decision(link)} Ask an editor to look at it again.")
    record.remember()
    link.suggested_by = user
    if link.relation != verdict.relation:
        link.score, link.reasons = None, []
    _fill(link, verdict)
    link._history_user = user
    link.save()
    return link


def _locked_for_taking_back(links: list[Link]) -> tuple[dict[int, Record], Stories]:
    found = locked_records(Link.objects.filter(pk__in=[link.pk for link in links]))
    moved = {article for record in found for article, _, _ in record.link.moved}
    return {record.link.pk: record for record in found}, Stories(moved)


def _take_back(link: Link, record: Record | None, stories: Stories, user) -> Link | None:
    if record is None:
        raise ValidationError("This link has been taken back already.")
    current = record.link
    if deed_of(current) != deed_of(link):
        raise ValidationError(f"{say_decision(current)} Look at the pair again.")
    if not current.is_decided() and current.suggested_by_id is None:
        raise ValidationError("There is no decision to take back: this is the machine’s own suggestion.")
    stories.give_back(current.moved)
    return record.restore(user=user)


def _new_record(verdict: Verdict) -> Record:
    low, high = verdict.pair
    return Record(Link(low_id=low, high_id=high), [])


def _fill(link: Link, verdict: Verdict) -> None:
    link.low, link.high = sorted((verdict.one, verdict.other), key=lambda article: article.pk)
    link.relation = verdict.relation
    link.note = verdict.note or link.note
    if verdict.relation not in Link.Relation.directed():
        link.origin = None
    elif verdict.origin is not None:
        link.origin = verdict.origin


def _check(verdict: Verdict) -> None:
    if verdict.one.pk == verdict.other.pk:
        raise ValidationError("An article cannot be linked to itself. Choose another article.")
    if verdict.relation not in Link.Relation.values:
        raise ValidationError(f"“{verdict.relation}” is no way for two articles to be related.")
    if verdict.origin is not None and verdict.origin.pk not in verdict.pair:
        raise ValidationError("Only one of the two articles can be the origin.")


def _refuse_if_gone(verdict: Verdict, stories: Stories) -> None:
    for article in (verdict.one, verdict.other):
        found = stories.articles.get(article.pk)
        if found is None:
            raise ValidationError(f"“{article}” was deleted.")
        if found.status == Article.Status.SPIKED:
            raise ValidationError(f"“{article}” is spiked. Take it back from the spike first.")


def _refuse_if_overtaken(link: Link, verdict: Verdict, user, seen: datetime | None) -> None:
    if seen is None or not link.is_decided() or link.decided_by_id == user.pk or link.decided_at <= seen:
        return
    if (link.relation, link.state) != (verdict.relation, verdict.state):
        raise ValidationError(f"{say_decision(link)} Look at the pair again before you decide otherwise.")


def _told(links: list[Link], refused: list[Refusal]) -> Decided:
    return Decided(links, [_say_refusal(verdict.one, verdict.other, error) for verdict, error in refused])


def _say_refusal(one: Article, other: Article, error: ValidationError) -> str:
    return f"“{one}” ({one.source}) and “{other}” ({other.source}): {' '.join(error.messages)}"
