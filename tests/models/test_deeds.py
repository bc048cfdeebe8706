import pytest
from django.core.exceptions import ValidationError

from articles.models import Mention, Quote
from articles.models.deeds import last_deeds, take_back, token
from articles.people.deciding import confirm_mention, mark_mention, reject_mention
from articles.quotes.anchoring import reanchor_quotes
from articles.quotes.marking import change, confirm, mark_quote, reject
from articles.text.spans import Span
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    PersonFactory,
    QuoteFactory,
    StatementFactory,
    UserFactory,
    VersionFactory,
)

TEXT = "The ferry sails at noon, the harbour master Ines Carrow said. Nobody else was asked about the ferry."
SAILS = "The ferry sails at noon"


@pytest.fixture
def version(db):
    return ArticleFactory(text=TEXT).current_version


@pytest.fixture
def quote(version):
    """As the machine leaves it: without a line of history."""
    quote = QuoteFactory(version=version, exact=SAILS, speaker_text="the harbour master")
    Quote.history.all().delete()
    return quote


def whole(row):
    """All that the database keeps of a row."""
    return type(row).objects.filter(pk=row.pk).values().get()


def test_a_decision_taken_back_leaves_the_suggestion_as_it_was(quote, editor):
    before = whole(quote)
    confirm(quote, user=editor)

    assert take_back(quote, user=editor) == "Confirmed"
    assert whole(quote) == before


def test_a_mended_quote_gets_its_words_and_its_editor_back(quote, editor):
    confirm(quote, user=editor)
    before = whole(quote)
    change(
        quote, user=UserFactory(), span=Span(4, 23), speaker=PersonFactory(), kind="direct", desk_note="Hm."
    )

    take_back(quote, user=editor)

    assert whole(quote) == before


def test_deeds_are_taken_back_one_after_the_other(quote, editor):
    stages = [whole(quote)]
    for deed in (
        lambda: confirm(quote, user=editor),
        lambda: change(quote, user=editor, kind="mixed"),
        lambda: change(quote, user=editor, kind="indirect"),
        lambda: reject(quote, user=editor),
    ):
        deed()
        stages.append(whole(quote))

    for stage in reversed(stages[:-1]):
        take_back(quote, user=editor)
        assert whole(quote) == stage
    with pytest.raises(ValidationError, match="nothing to take back"):
        take_back(quote, user=editor)


def test_after_taking_back_one_goes_on_and_takes_that_back_too(quote, editor):
    confirm(quote, user=editor)
    take_back(quote, user=editor)
    before = whole(quote)
    reject(quote, user=editor)

    take_back(quote, user=editor)

    assert whole(quote) == before


def test_a_mark_taken_back_is_gone(version, editor):
    quote = mark_quote(version, 0, 23, kind="direct", user=editor, speaker_text="she", confirmed=True)

    take_back(quote, user=editor)

    assert not Quote.objects.exists()


def test_a_mark_put_over_a_suggestion_gives_the_suggestion_back(quote, version, editor):
    before = whole(quote)
    mark_quote(version, quote.start, quote.end, kind="direct", user=editor, desk_note="Mine.", confirmed=True)

    take_back(quote, user=editor)

    assert whole(quote) == before


def test_a_mark_that_renders_a_statement_is_not_taken_away(version, editor):
    quote = mark_quote(version, 0, 23, kind="direct", user=editor, speaker_text="she", confirmed=True)
    Quote.objects.update(statement=StatementFactory())

    with pytest.raises(ValidationError, match="renders a statement"):
        take_back(quote, user=editor)

    assert Quote.objects.exists()


def test_what_an_editor_decided_before_deeds_were_kept_is_not_lost(quote, editor):
    """Its line says that something was changed, and none says what had stood there."""
    quote.state, quote.decided_by, quote.decided_at = "confirmed", editor, quote.version.fetched_at
    quote._history_user = editor
    quote.save()

    with pytest.raises(ValidationError, match="was not kept"):
        take_back(quote, user=editor)

    assert Quote.objects.get().state == "confirmed"


def test_nothing_is_taken_back_into_a_text_that_was_replaced(quote, version, editor):
    confirm(quote, user=editor)
    newer = VersionFactory(article=version.article, raw_text="Update. " + TEXT)
    reanchor_quotes(version, newer)

    with pytest.raises(ValidationError, match="nothing to take back"):
        take_back(quote, user=editor)

    assert Quote.objects.get().version == newer


def test_words_that_were_marked_meanwhile_are_not_moved_onto(quote, version, editor):
    change(quote, user=editor, span=Span(4, 23))
    QuoteFactory(version=version, exact=SAILS)

    with pytest.raises(ValidationError, match="marked already"):
        take_back(quote, user=editor)

    assert Quote.objects.get(pk=quote.pk).start == 4


def test_a_speaker_who_was_deleted_meanwhile_does_not_come_back(quote, editor):
    former = quote.speaker
    change(quote, user=editor, speaker=PersonFactory())
    former.delete()

    with pytest.raises(ValidationError, match="was deleted since"):
        take_back(quote, user=editor)


def test_a_deed_on_a_row_that_changed_since_it_was_seen_says_who_did_what(quote, editor, publisher):
    seen = token(quote)
    reject(Quote.objects.get(), user=publisher)

    with pytest.raises(
        ValidationError, match=r"paul was here meanwhile \(rejected, .*Nothing was written over"
    ):
        confirm(quote, user=editor, seen=seen)

    assert Quote.objects.get().state == "rejected"


def test_a_deed_on_a_suggestion_that_was_read_afresh_is_refused(quote, editor):
    seen = token(quote)
    Quote.objects.update(speaker_text="a sailor")

    with pytest.raises(ValidationError, match="read afresh meanwhile"):
        confirm(quote, user=editor, seen=seen)


def test_what_was_seen_holds_as_long_as_nothing_changed(quote, editor):
    assert confirm(quote, user=editor, seen=token(Quote.objects.get())).state == "confirmed"


def test_a_colleagues_later_deed_is_no_longer_mine_to_take_back(quote, editor, publisher):
    confirm(quote, user=editor)
    change(quote, user=publisher, kind="direct")

    assert last_deeds([quote], user=editor) == []
    assert [row for row, _ in last_deeds([quote], user=publisher)] == [quote]


def test_a_deed_that_took_over_another_text_is_not_offered_to_be_taken_back(quote, version, editor):
    confirm(quote, user=editor)
    quote.version = VersionFactory(article=version.article, raw_text=TEXT)
    quote._history_user = editor
    quote.save()

    assert last_deeds([quote], user=editor) == []


def test_the_latest_deed_comes_first(version, editor):
    one, other = QuoteFactory(version=version, exact=SAILS), QuoteFactory(version=version, exact="Nobody")
    confirm(other, user=editor)
    confirm(one, user=editor)

    assert [row for row, _ in last_deeds([one, other], user=editor)] == [one, other]


def test_a_name_gets_back_whom_it_was_taken_for(version, editor):
    name = MentionFactory(version=version, exact="Ines Carrow", sure=True, reason="known here")
    before = whole(name)
    confirm_mention(name, person=PersonFactory(), user=editor)
    reject_mention(name, user=editor)

    take_back(name, user=editor)
    take_back(name, user=editor)

    assert whole(name) == before


def test_a_name_that_was_marked_is_gone_again(version, editor):
    name = mark_mention(version, Span(44, 55), person=PersonFactory(), user=editor, confirmed=True)

    take_back(name, user=editor)

    assert not Mention.objects.exists()
