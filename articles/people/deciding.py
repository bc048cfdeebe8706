"""Whether a name in a text means the person it is taken for: an editor's word, which no harvest overrules."""

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
    if mention.state == state:
        return mention
    mention.state = state
    mention.decided_by = user
    mention.decided_at = timezone.now()
    mention.clean()
    mention._history_user = user
    mention.save(update_fields=["state", "decided_by", "decided_at"])
    return mention
