"""Whether a name in a text means the person it is taken for: an editor's word, which no harvest overrules."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import Mention


@transaction.atomic
def confirm_mention(mention: Mention, *, user) -> Mention:
    """Raises ValidationError where it is not said who is meant."""
    return _decide(mention, Mention.State.CONFIRMED, user)


@transaction.atomic
def reject_mention(mention: Mention, *, user) -> Mention:
    return _decide(mention, Mention.State.REJECTED, user)


def _decide(mention: Mention, state: Mention.State, user) -> Mention:
    try:
        mention.refresh_from_db(from_queryset=Mention.objects.select_for_update())
    except Mention.DoesNotExist as error:
        raise ValidationError(
            "This name is gone: the article was read afresh. Look at the list again."
        ) from error
    if mention.state == state:
        return mention
    mention.state = state
    mention.decided_by = user
    mention.decided_at = timezone.now()
    mention.clean()
    mention._history_user = user
    mention.save(update_fields=["state", "decided_by", "decided_at"])
    return mention
