"""Bring an earlier edition back to the desk, as a draft of what readers may see next. Readers see no change by it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.dateparse import parse_datetime

from articles.models import (
    Article,
    Coverage,
    Edition,
    Event,
    Finding,
    Milestone,
    Participation,
    Passage,
    Person,
    Picture,
    SummarySentence,
)
from articles.models.deeds import save_deed

from .excerpts import CUT
from .lifecycle import OPEN, hold


@transaction.atomic
def restore(edition: Edition, event: Event, *, user) -> list[str]:
    """The event's own parts as the edition told them; quotes and judgements on articles are the desk's and stay.

    Returns what could not be brought back, in sentences. Raises ValidationError if the event was changed meanwhile.
    """
    if edition.event_id != event.pk:
        raise ValidationError("This edition is of another event.")
    held = hold(event, "restored", *OPEN)
    content = edition.content
    started, ended = content["started"], content["ended"]
    held.title, held.kind, held.place = content["title"], content["kind"], content["place"]
    held.started_at, held.started_precision = _moment(started), started["precision"]
    held.ended_at, held.ended_precision = _moment(ended), ended["precision"]
    save_deed(held, user=user, reason=f"Restored from edition {edition.number}")
    lost = [*_restore_coverage(held, content, user), *_restore_people(held, content, user)]
    passages, missing = _passages(content)
    _restore_rows(held, SummarySentence, content["summary"], passages, user)
    _restore_rows(held, Finding, content["findings"], passages, user, lambda row: {"kind": row["kind"]})
    _restore_rows(held, Milestone, content["milestones"], passages, user, _happened)
    _restore_pictures(held, content, user)
    event.refresh_from_db()
    return [*lost, *missing]


def _moment(partial: dict[str, Any]):
    return parse_datetime(partial["value"]) if partial["value"] else None


def _happened(row: dict[str, Any]) -> dict[str, Any]:
    happened = row["happened"]
    return {"happened_at": _moment(happened), "happened_precision": happened["precision"]}


def _restore_coverage(event: Event, content: dict[str, Any], user):
    """Articles that were added since then stay: what is said of the event rests on them, or will."""
    roles = {article["id"]: article["role"] for article in content["articles"]}
    standing = set(event.coverage.values_list("article", flat=True))
    event.coverage.filter(role=Coverage.Role.LEAD).update(role=Coverage.Role.CORE)
    known = set(Article.objects.filter(pk__in=roles).values_list("pk", flat=True))
    for position, (pk, role) in enumerate(roles.items()):
        if pk not in known:
            yield f"An article of the edition is gone ({pk})."
        elif pk in standing:
            event.coverage.filter(article=pk).update(role=role, position=position)
        else:
            save_deed(Coverage(event=event, article_id=pk, role=role, position=position), user=user)


def _restore_people(event: Event, content: dict[str, Any], user):
    """Those who only speak are in an edition too; they come with their quotes."""
    taking_part = [person for person in content["people"] if person["role"]]
    known = set(Person.objects.filter(pk__in=[one["id"] for one in taking_part]).values_list("pk", flat=True))
    standing = dict(event.participations.values_list("person", "pk"))
    for position, one in enumerate(taking_part):
        if one["id"] not in known:
            yield f"{one['name']} is no longer among the people of the desk."
        elif one["id"] not in standing:
            row = Participation(event=event, person_id=one["id"], role=one["role"], position=position)
            save_deed(row, user=user)


def _restore_pictures(event: Event, content: dict[str, Any], user) -> None:
    """Their files were kept. An edition from before pictures has none."""
    told = {one["id"]: one for one in content.get("pictures", [])}
    standing = {row.pk: row for row in event.pictures.all()}
    for pk in standing.keys() - told.keys():
        standing[pk]._history_user = user
        standing[pk].delete()
    for position, (pk, one) in enumerate(told.items()):
        row = standing.get(pk) or Picture(pk=pk, event=event)
        row.url, row.page_url, row.position = one["original"], one["page"], position
        row.alt, row.caption, row.credit, row.licence = (
            one[name] for name in ("alt", "caption", "credit", "licence")
        )
        row.sizes, row.problem = one["sizes"], ""
        save_deed(row, user=user)


def _passages(content: dict[str, Any]) -> tuple[dict[int, Passage], list[str]]:
    """By the citation's number, and what is cited nowhere any more."""
    found: dict[int, Passage] = {}
    missing = []
    rows = Passage.objects.filter(
        version__article__in={one["article"] for one in content["citations"]}
    ).select_related("version")
    by_words = {(one.version.article_id, one.exact): one for one in rows.order_by("version__number", "pk")}
    for one in content["citations"]:
        passage = by_words.get((one["article"], one["exact"])) or _cut(one, by_words)
        if passage is None:
            missing.append(f"“{one['exact'][:80]}” can be cited no more.")
        else:
            found[one["number"]] = passage
    return found, missing


def _cut(one: dict[str, Any], by_words: dict[tuple[int, str], Passage]) -> Passage | None:
    """The passage of which the edition could show the beginning only."""
    if not one.get("cut"):
        return None
    begins = one["exact"].removesuffix(CUT).rstrip()
    found = (key for key in by_words if key[0] == one["article"] and key[1].startswith(begins))
    return by_words.get(next(found, None)) if begins else None


def _restore_rows(event: Event, model, rows, passages: dict[int, Passage], user, more=lambda row: {}) -> None:
    for old in model.objects.filter(event=event):
        old._history_user = user
        old.delete()
    for position, row in enumerate(rows):
        restored = model(event=event, text=row["text"], position=position, **more(row))
        save_deed(restored, user=user)
        restored.passages.set(passages[number] for number in row["cites"] if number in passages)
