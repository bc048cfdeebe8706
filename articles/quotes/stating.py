"""State that quotes render one utterance, add one to it, take one out, and say that two do not.

Each deed is refused where a colleague was faster and the page did not show it. What was said here about a quote makes
it an editor's: it moves with its words into the outlet's later versions, and so does what it was told apart from.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from articles.models import Quote, QuotesToldApart, Statement
from articles.people.naming import standing_person

# Pairs of one deed: thirty quotes that are all different utterances are 435.
MOST_TOLD_APART = 500


@transaction.atomic
def state(quotes: Iterable[Quote], *, user, summary: str, **fields) -> Statement:
    """A new statement of these quotes; `fields` are who said it, for whom, when and where. Raises ValidationError
    where there is no quote, where one is part of a statement already, and where a field cannot be."""
    held = _held(quotes)
    if not held:
        raise ValidationError("Choose at least one quote.")
    for quote in held:
        if quote.statement_id:
            raise ValidationError(_taken(quote))
    statement = Statement(summary=summary, **fields | {"speaker": standing_person(fields.get("speaker"))})
    _save_statement(statement, user)
    _put(held, statement, user)
    return statement


@transaction.atomic
def revise(statement: Statement, *, user, seen: int | None, **fields) -> Statement:
    """Change what is said of the utterance. `seen` is the line of its history that the page showed as the last."""
    kept = _standing(statement)
    last = kept.history.first()
    if last is not None and last.pk != seen:
        raise ValidationError(
            f"{last.history_user or 'Someone else'} changed this statement after you opened it. Nothing was saved; "
            "what you typed is still here. Save again to put yours in its place."
        )
    for name, value in fields.items():
        setattr(kept, name, value)
    _save_statement(kept, user)
    return kept


@transaction.atomic
def join(statement: Statement, quotes: Iterable[Quote], *, user) -> list[Quote]:
    """Add quotes to a statement; returns those that were not part of it. What told them apart from its quotes is
    forgotten: an editor says otherwise now."""
    kept = _standing(statement)
    held = _held(quotes)
    new = [quote for quote in held if quote.statement_id != kept.pk]
    for quote in new:
        if quote.statement_id:
            raise ValidationError(_taken(quote))
    _put(new, kept, user)
    members = list(kept.quotes.values_list("pk", flat=True))
    _between([quote.pk for quote in new], members).delete()
    return new


@transaction.atomic
def part(statement: Statement, quotes: Iterable[Quote], *, user, remember: bool = True) -> list[Quote]:
    """Take quotes out of a statement, as no rendering of it: they are told apart from all that stay, so that they are
    not suggested again, unless that is not to be remembered. Raises ValidationError where one is not part of it any
    more."""
    held = _held(quotes)
    for quote in held:
        if quote.statement_id != statement.pk:
            raise ValidationError(f"{quote} is no longer part of this statement: a colleague took it out.")
    _put(held, None, user)
    if remember:
        staying = list(statement.quotes.standing())
        _tell_apart([(quote, other) for quote in held for other in staying], user)
    return held


@transaction.atomic
def tell_apart(quotes: Sequence[Quote], others: Sequence[Quote] = (), *, user) -> list[tuple[int, int]]:
    """Say that none of these quotes renders what another does, or that none renders what any of the others do.
    Returns the pairs that were not told apart before, for who takes it back."""
    held = _held([*quotes, *others])
    mine = {quote.pk for quote in quotes}
    pairs = [
        (one, other)
        for one, other in combinations(held, 2)
        if not others or (one.pk in mine) != (other.pk in mine)
    ]
    for one, other in pairs:
        if one.statement_id and one.statement_id == other.statement_id:
            raise ValidationError(
                f"{one} and {other} are both part of “{one.statement}”. Take one out of it instead."
            )
    if len(pairs) > MOST_TOLD_APART:
        raise ValidationError("These are too many to tell apart at once. Choose fewer.")
    return _tell_apart(pairs, user)


@transaction.atomic
def take_back_telling_apart(pairs: Iterable[tuple[int, int]]) -> int:
    """Forget that an editor told these apart; returns how many were."""
    told = [(min(pair), max(pair)) for pair in pairs]
    asked = Q(pk__in=[])
    for low, high in told:
        asked |= Q(low=low, high=high)
    return QuotesToldApart.objects.filter(asked).delete()[0]


@transaction.atomic
def take_back_stating(statement: Statement, quotes: Iterable[Quote], *, user) -> None:
    """Undo `state`: these quotes are free again and the statement is gone. Refused where it has others by now."""
    kept = _standing(statement)
    held = _held(kept.quotes.all())
    if {quote.pk for quote in held} != {quote.pk for quote in quotes}:
        raise ValidationError(
            f"Quotes were added to “{kept}” or taken out of it meanwhile. It stays; take out what does not belong."
        )
    _put(held, None, user)
    kept._history_user = user
    kept.delete()


def _standing(statement: Statement) -> Statement:
    found = Statement.objects.select_for_update().filter(pk=statement.pk).first()
    if found is None:
        raise ValidationError("This statement is gone: a colleague took it back.")
    return found


def _held(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes as they are now, held until the deed is done, always in one order so that two deeds cannot wait for
    each other."""
    asked = {quote.pk for quote in quotes}
    locked = Quote.objects.select_for_update(of=("self",)).select_related("statement")
    held = list(locked.filter(pk__in=asked).order_by("pk"))
    if len(held) != len(asked):
        raise ValidationError("One of these quotes is gone: its article was read afresh. Look again.")
    return held


def _taken(quote: Quote) -> str:
    last = quote.history.filter(statement=quote.statement_id).last()
    who = last.history_user if last and last.history_user else "A colleague"
    return f"{who} made {quote} part of “{quote.statement}”. Take it out there first."


def _put(quotes: Sequence[Quote], statement: Statement | None, user) -> None:
    for quote in quotes:
        quote.statement = statement
    bulk_update_with_history(quotes, Quote, ["statement"], default_user=user)


def _save_statement(statement: Statement, user) -> None:
    statement.full_clean()
    statement._history_user = user
    statement.save()


def _tell_apart(pairs: Sequence[tuple[Quote, Quote]], user) -> list[tuple[int, int]]:
    told = {(min(one.pk, other.pk), max(one.pk, other.pk)) for one, other in pairs}
    known = QuotesToldApart.objects.among({key for pair in told for key in pair}).pairs()
    new = sorted(told - known)
    now = timezone.now()
    QuotesToldApart.objects.bulk_create(
        [QuotesToldApart(low_id=low, high_id=high, decided_by=user, decided_at=now) for low, high in new],
        ignore_conflicts=True,
    )
    # A suggestion that nobody has saved is written anew when its article is read again, and would be asked for again.
    unsaved = {quote for pair in pairs for quote in pair if quote.state == Quote.State.SUGGESTED}
    reason = "told apart from others"
    bulk_update_with_history(
        list(unsaved), Quote, ["statement"], default_user=user, default_change_reason=reason
    )
    return new


def _between(some: Sequence[int], others: Sequence[int]):
    return QuotesToldApart.objects.filter(Q(low__in=some, high__in=others) | Q(low__in=others, high__in=some))
