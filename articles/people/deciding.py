"""Whether a name in a text means the person it is taken for: an editor's word, which no harvest overrules.

Each deed may say what it saw (`seen`, see models/deeds.py): it is refused where the mention has changed since. The
last deed on a mention is taken back by `take_back` there.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import ArticleVersion, Mention, Person
from articles.models.deeds import hold, remember, save_deed
from articles.text.spans import Span

from .naming import standing_person


@transaction.atomic
def confirm_mention(mention: Mention, *, user, person: Person | None = None, seen: str = "") -> Mention:
    """It means this `person`, or the one it was taken for. Raises ValidationError where that is nobody."""
    return _decide(mention, Mention.State.CONFIRMED, user, seen, person)


@transaction.atomic
def reject_mention(mention: Mention, *, user, seen: str = "") -> Mention:
    return _decide(mention, Mention.State.REJECTED, user, seen)


@transaction.atomic
def mark_mention(
    version: ArticleVersion, span: Span, *, person: Person | None, user, confirmed: bool
) -> Mention:
    """These words name somebody. A suggestion that stands there takes on who; what an editor said is left alone.

    Raises ValidationError.
    """
    rows = Mention.objects.filter(version=version, start=span.start, end=span.end)
    mention = rows.select_for_update().first()
    if mention is None:
        mention = Mention(
            version=version, start=span.start, end=span.end, exact=version.text[span.start : span.end]
        )
    elif mention.state == Mention.State.CONFIRMED or (mention.is_decided() and not confirmed):
        raise ValidationError(
            f"{mention} is {mention.get_state_display()} as a name already. Change that one instead."
        )
    remember(mention)
    mention.person = standing_person(person) or mention.person
    if confirmed:
        _set_state(mention, Mention.State.CONFIRMED, user)
    mention.clean()
    return save_deed(mention, user=user, reason="Marked" if confirmed else "Suggested")


def _decide(mention: Mention, state: Mention.State, user, seen: str, person: Person | None = None) -> Mention:
    mention = hold(mention, seen)
    person = standing_person(person) or mention.person
    if mention.state == state and mention.person == person:
        return mention
    remember(mention)
    mention.person = person
    _set_state(mention, state, user)
    mention.clean()
    return save_deed(mention, user=user, reason=state.label.capitalize())


def _set_state(mention: Mention, state: Mention.State, user) -> None:
    mention.state = state
    mention.decided_by = user
    mention.decided_at = timezone.now()
