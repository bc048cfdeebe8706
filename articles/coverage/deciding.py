"""Decide, or suggest, how two articles are related; and take it back.

A pair of articles has one row, whoever wrote it. Each deed records in the row's history what it found there before
it changes anything, so that taking a decision back restores exactly that: an earlier decision with its date,
the machine's suggestion with its reasons, or nothing at all.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article, Link

# What a decision or a suggestion consists of; two rows that agree in all of it are one deed.
DEED = ("relation", "state", "suggested_by_id", "decided_by_id", "decided_at")
RESTORED = (*DEED, "origin_id", "score", "reasons", "note")


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

    Without `origin` or `note`, those that the row has stay. `seen` is when the pair was shown to this editor: if
    a colleague decided otherwise after that, nothing is written. Raises ValidationError.
    """
    if state not in (Link.State.CONFIRMED, Link.State.UNSURE):
        raise ValidationError("A decision is either confirmed or unsure.")
    _check(one, other, relation, origin)

    def write(link: Link) -> None:
        _refuse_if_overtaken(link, relation, state, user, seen)
        link.state, link.decided_by, link.decided_at = state, user, timezone.now()

    return _do(one, other, relation, origin, note, user, write)


def suggest(
    one: Article, other: Article, relation: str, *, user, origin: Article | None = None, note: str = ""
) -> Link:
    """A contributor's suggestion, which the machine then leaves alone. Raises ValidationError where an editor
    has decided."""
    _check(one, other, relation, origin)

    def write(link: Link) -> None:
        if link.is_decided():
            raise ValidationError(f"{say_decision(link)} Ask an editor to look at it again.")
        link.suggested_by = user
        if link.relation != relation:
            link.score, link.reasons = None, []

    return _do(one, other, relation, origin, note, user, write)


@transaction.atomic
def take_back(link: Link, *, user) -> Link | None:
    """Undo what was last decided or suggested by a person; returns the row as it was before, None if there was none.

    Raises ValidationError where there is nothing to take back, and where a colleague decided since `link` was read.
    """
    current = Link.objects.select_for_update().filter(pk=link.pk).first()
    if current is None:
        raise ValidationError("This link has been taken back already.")
    if _deed(current) != _deed(link):
        raise ValidationError(f"{say_decision(current)} Look at the pair again.")
    if not current.is_decided() and current.suggested_by_id is None:
        raise ValidationError("There is no decision to take back: this is the machine’s own suggestion.")
    current._history_user = user
    before = _before(current)
    if before is None:
        current.delete()
        return None
    for field in RESTORED:
        setattr(current, field, getattr(before, field))
    current._change_reason = "Taken back"
    current.save()
    return current


def say_decision(link: Link) -> str:
    """Who decided what and when, as a sentence."""
    if not link.is_decided():
        return "The decision was taken back."
    when = date_format(timezone.localtime(link.decided_at), "j F Y, H:i")
    by = link.decided_by or "The desk"
    if link.state == Link.State.UNSURE:
        return f"{by} left this pair as unsure on {when}."
    return f"{by} decided “{link.get_relation_display()}” for this pair on {when}."


def _check(one: Article, other: Article, relation: str, origin: Article | None) -> None:
    if one.pk == other.pk:
        raise ValidationError("An article cannot be linked to itself. Choose another article.")
    if relation not in Link.Relation.values:
        raise ValidationError(f"“{relation}” is no way for two articles to be related.")
    if origin is not None and origin.pk not in (one.pk, other.pk):
        raise ValidationError("Only one of the two articles can be the origin.")


def _refuse_if_overtaken(link: Link, relation: str, state: str, user, seen: datetime | None) -> None:
    if seen is None or not link.is_decided() or link.decided_by_id == user.pk or link.decided_at <= seen:
        return
    if (link.relation, link.state) != (relation, state):
        raise ValidationError(f"{say_decision(link)} Look at the pair again before you decide otherwise.")


def _do(one: Article, other: Article, relation: str, origin: Article | None, note: str, user, write) -> Link:
    try:
        return _write(one, other, relation, origin, note, user, write)
    except IntegrityError:
        # The machine or a colleague made the pair's row at the same moment: now it is there to be read.
        return _write(one, other, relation, origin, note, user, write)


@transaction.atomic
def _write(
    one: Article, other: Article, relation: str, origin: Article | None, note: str, user, write
) -> Link:
    low, high = sorted((one, other), key=lambda article: article.pk)
    link = Link.objects.between(one, other).select_for_update().first() or Link(low=low, high=high)
    if link.pk is not None and not link.history.exists():
        Link.history.bulk_history_create([link], default_change_reason="As the machine suggested it")
    write(link)
    link.relation = relation
    link.origin_id = _origin(link, relation, origin)
    link.note = note or link.note
    link._history_user = user
    link.save()
    return link


def _origin(link: Link, relation: str, origin: Article | None) -> int | None:
    if relation not in Link.Relation.directed():
        return None
    return origin.pk if origin else link.origin_id


def _deed(link: Link) -> tuple:
    return tuple(getattr(link, field) for field in DEED)


def _before(current: Link):
    """The line of history before the one in which the current deed was first written."""
    before = None
    for line in current.history.order_by("history_id"):
        if _deed(line) == _deed(current):
            return before
        before = line
    return before
