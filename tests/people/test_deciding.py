import pytest
from django.core.exceptions import ValidationError

from articles.models import Mention
from articles.people.deciding import confirm_mention, mark_mention, reject_mention
from articles.text.spans import Span
from tests.factories import MentionFactory, PersonFactory, VersionFactory


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


def test_a_mention_is_confirmed_as_someone_else(editor):
    mention, other = MentionFactory(), PersonFactory()

    confirm_mention(mention, user=editor, person=PersonFactory(merged_into=other))

    mention.refresh_from_db()
    assert (mention.state, mention.person) == (Mention.State.CONFIRMED, other)


def test_an_editor_may_say_otherwise_whom_a_confirmed_mention_means(editor, publisher):
    mention, other = confirm_mention(MentionFactory(), user=editor), PersonFactory()

    confirm_mention(mention, user=publisher, person=other)

    mention.refresh_from_db()
    assert (mention.person, mention.decided_by) == (other, publisher)


def test_words_are_marked_as_a_name(editor):
    version = VersionFactory()
    person = PersonFactory()

    mention = mark_mention(version, Span(4, 10), person=person, user=editor, confirmed=True)

    mention.refresh_from_db()
    assert (mention.exact, mention.person, mention.state) == (version.text[4:10], person, "confirmed")


def test_a_contributors_name_waits_for_an_editor(contributor):
    mention = mark_mention(VersionFactory(), Span(4, 10), person=None, user=contributor, confirmed=False)

    assert (mention.state, mention.decided_by) == ("suggested", None)


def test_a_confirmed_name_is_not_marked_again(editor):
    mention = confirm_mention(MentionFactory(), user=editor)

    with pytest.raises(ValidationError, match="confirmed as a name already"):
        mark_mention(
            mention.version,
            Span(mention.start, mention.end),
            person=PersonFactory(),
            user=editor,
            confirmed=True,
        )
