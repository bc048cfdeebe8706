"""What people did to a row, read from the lines of its history; and how the last deed is taken back.

Each deed leaves one line, whose reason says what was done. What stood before it is the line before, so nothing more is
stored. A line that takes a deed back names the line that it went back to, and stands for it: taking back again goes
on from there. The machine writes no history; what it suggested is noted before a person first changes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

AS_SUGGESTED = "As the machine suggested it"
TAKEN_BACK = "Taken back to line "
# The row's own key, and what is decided elsewhere: which statement a quote renders, where a row stands among others.
NOT_PART = frozenset({"id", "statement", "position"})
GONE = "This mark is gone: it was taken back, or the article was read afresh. The page shows what stands now."


class Past(NamedTuple):
    """The lines of one row, oldest first."""

    lines: list

    def standing(self, line=None):
        """The line whose deed is in force after `line`, or after all of them; None for a row without history."""
        by_key = {one.history_id: one for one in self.lines}
        line = line or (self.lines[-1] if self.lines else None)
        while line is not None and (line.history_change_reason or "").startswith(TAKEN_BACK):
            line = by_key.get(int(line.history_change_reason.removeprefix(TAKEN_BACK)))
        return line

    def before(self, line):
        """What stood when the deed of this line was done; None where nothing did."""
        earlier = [one for one in self.lines if one.history_id < line.history_id]
        return earlier[-1] if earlier else None

    def last_deed(self):
        """The line of what a person did last and nobody took back."""
        line = self.standing()
        is_deed = line and line.history_user_id and line.history_change_reason != AS_SUGGESTED
        return line if is_deed and line.history_type != "-" else None


def token(row) -> str:
    """Stands for all that a deed could change: whoever sends it back has seen the row as it is."""
    told = repr(
        [getattr(row, name) for name in _attributes(row)] + [_related(row, one) for one in _many(row)]
    )
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def hold(row, seen: str = ""):
    """Locks the row and brings it up to date. Raises ValidationError where it is gone or not as it was `seen`."""
    model = type(row)
    try:
        row.refresh_from_db(from_queryset=model._default_manager.select_for_update())
    except model.DoesNotExist as error:
        raise ValidationError(GONE) from error
    if seen and seen != token(row):
        raise ValidationError(
            f"{what_happened(row)} Nothing was written over it. Look at it again, and decide anew."
        )
    return row


def remember(row) -> None:
    """Before a person changes what the machine suggested."""
    if row.pk is not None and not row.history.exists():
        type(row).history.bulk_history_create([row], default_change_reason=AS_SUGGESTED)


def save_deed(row, *, user, reason: str | None = None):
    """Saves the row with a line of history that names the user and, if one is given, the reason."""
    row._history_user = user
    row._change_reason = reason
    row.save()
    return row


@contextmanager
def at_words_of_its_own() -> Iterator[None]:
    """Raises ValidationError where another row stands at the words that a row is moved to."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise ValidationError(
            "These very words are marked already. Reject or change the mark that stands there."
        ) from error


def take_back(row, *, user, seen: str = "") -> str:
    """The row as it was before the last deed, or no row where there was none; returns the deed's name.

    Raises ValidationError where there is nothing to take back, or where it cannot be.
    """
    with transaction.atomic():
        row = hold(row, seen)
        past = Past(list(row.history.order_by("history_id")))
        deed = past.last_deed()
        if deed is None:
            raise ValidationError("There is nothing to take back here: nobody has changed it in this text.")
        before = past.before(deed)
        if before is not None:
            _restore(row, before, past.standing(before).history_id, user)
        elif deed.history_type == "+":
            _delete(row, user)
        else:
            raise ValidationError("What stood here before was not kept. Decide it anew instead.")
        return deed.history_change_reason or "Changed"


def last_deeds(rows: Iterable, *, user) -> list[tuple[Any, Any]]:
    """Of these rows of one model those whose last deed this user can take back, with its line, the latest first."""
    rows = {row.pk: row for row in rows}
    if not rows:
        return []
    history = type(next(iter(rows.values()))).history
    theirs = history.filter(history_user=user, id__in=rows).values("id")
    lines: dict[int, list] = {}
    only = (
        "id",
        "version_id",
        "history_id",
        "history_date",
        "history_user_id",
        "history_type",
        "history_change_reason",
    )
    for line in history.filter(id__in=theirs).order_by("history_id").only(*only):
        lines.setdefault(line.id, []).append(line)
    mine = []
    for pk, its_lines in lines.items():
        past = Past(its_lines)
        deed = past.last_deed()
        before = past.before(deed) if deed else None
        if deed and deed.history_user_id == user.pk and (not before or before.version_id == deed.version_id):
            mine.append((rows[pk], deed))
    return sorted(mine, key=lambda pair: (pair[1].history_date, pair[1].history_id), reverse=True)


def _attributes(row) -> list[str]:
    return [field.attname for field in row._meta.concrete_fields if field.name not in NOT_PART]


def _many(row) -> list:
    """Relations to many that its history follows: the passages a sentence rests on."""
    return [field for field in row._meta.local_many_to_many if field.remote_field.through._meta.auto_created]


def _related(row, field) -> list[int]:
    return sorted(one.pk for one in getattr(row, field.name).all())


def what_happened(row) -> str:
    """Who changed the row last, how and when."""
    line = row.history.select_related("history_user").order_by("-history_id").first()
    if line is None:
        return "The article was read afresh meanwhile, and the suggestion changed."
    when = date_format(timezone.localtime(line.history_date), "j F Y, H:i")
    what = line.history_change_reason or "Changed"
    if what.startswith(TAKEN_BACK):
        what = "Took back the last deed"
    return f"{line.history_user or 'Someone'} was here meanwhile ({what[0].lower()}{what[1:]}, {when})."


def _restore(row, before, line: int, user) -> None:
    if getattr(before, "version_id", None) != getattr(row, "version_id", None):
        raise ValidationError(
            "The outlet has changed its text since. Decide it anew in the text as it is now."
        )
    for name in _attributes(row):
        setattr(row, name, getattr(before, name))
    for field in row._meta.concrete_fields:
        former = field.is_relation and getattr(before, field.attname)
        if former and not field.remote_field.model._base_manager.filter(pk=former).exists():
            raise ValidationError(f"Its former {field.verbose_name} was deleted since. Decide it anew.")
    with at_words_of_its_own():
        for field in _many(row):
            relate(row, field.name, kept_of(before, field))
        save_deed(row, user=user, reason=f"{TAKEN_BACK}{line}")


def relate(row, name: str, related: Iterable) -> None:
    """Sets a relation to many without a line of history: the row's own next line tells of it."""
    row.skip_history_when_saving = True
    getattr(row, name).set(related)
    del row.skip_history_when_saving


def kept_of(line, field) -> list:
    """What a row was related to when this line was written, as far as it is still there."""
    target = field.m2m_reverse_field_name()
    keys = [getattr(one, f"{target}_id") for one in getattr(line, field.name).all()]
    return list(field.remote_field.model._base_manager.filter(pk__in=keys))


def _delete(row, user) -> None:
    if getattr(row, "statement_id", None):
        raise ValidationError("It renders a statement. Take it out of the statement first, or reject it.")
    row._history_user = user
    row._change_reason = "Taken back"
    row.delete()
