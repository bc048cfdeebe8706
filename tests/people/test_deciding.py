import pytest
from django.core.exceptions import ValidationError

from articles.models import Mention
from articles.people.deciding import confirm_mention, reject_mention
from tests.factories import MentionFactory


def test_a_confirmed_mention_says_who_and_when(editor):
    mention = confirm_mention(MentionFactory(), user=editor)

    mention.refresh_from_db()
    assert (mention.state, mention.decided_by) == (Mention.State.CONFIRMED, editor)
    assert mention.decided_at is not None
    assert mention.history.first().history_user == editor


def test_a_mention_of_nobody_cannot_be_confirmed(editor):
    mention = MentionFactory(person=None)

    with pytest.raises(ValidationError, match="Say which person is meant"):
        confirm_mention(mention, user=editor)

    mention.refresh_from_db()
    assert mention.state == Mention.State.SUGGESTED


def test_a_rejection_overrules_a_confirmation(editor):
    mention = confirm_mention(MentionFactory(), user=editor)

    reject_mention(mention, user=editor)

    mention.refresh_from_db()
    assert mention.state == Mention.State.REJECTED


def test_confirming_again_keeps_the_first_decision(editor, publisher):
    mention = confirm_mention(MentionFactory(), user=editor)

    confirm_mention(mention, user=publisher)

    mention.refresh_from_db()
    assert mention.decided_by == editor


def test_a_mention_that_a_new_reading_took_away_cannot_be_decided(editor):
    mention = MentionFactory()
    Mention.objects.filter(pk=mention.pk).delete()

    with pytest.raises(ValidationError, match="read afresh"):
        confirm_mention(mention, user=editor)
