import pytest
from django.core.exceptions import ValidationError

from articles.models import Quote
from articles.quotes.anchoring import reanchor_quotes
from articles.quotes.changed import changes, take_over, with_both_texts
from articles.quotes.harvest import harvest_quotes
from articles.text.alignment import Piece
from tests.factories import ArticleFactory, QuoteFactory, VersionFactory

SAID = "The bridge at Älvhamn is safe for lorries of every weight"
TEXT = f"“{SAID},” said Mara Quill on Monday.\n\nTolls stay as they are."
ALTERED = SAID.replace("every weight", "nearly every weight")

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote():
    version = ArticleFactory(text=TEXT).current_version
    return QuoteFactory(version=version, exact=SAID, kind="direct", speaker_text="Mara Quill", confirmed=True)


def altered(quote, text):
    """As the outlet has the text now."""
    old = quote.version
    new = VersionFactory(article=old.article, raw_text=text)
    reanchor_quotes(old, new)
    quote.refresh_from_db()
    return new


def change_of(quote):
    [change] = changes(with_both_texts(Quote.objects.filter(pk=quote.pk)))
    return change


def test_a_change_shows_what_was_taken_out_and_put_in(quote):
    altered(quote, TEXT.replace(SAID, ALTERED))

    change = change_of(quote)

    assert Piece("put_in", "nearly ") in change.pieces
    assert "".join(piece.words for piece in change.pieces if piece.tag != "taken_out") == ALTERED


def test_words_that_are_gone_are_shown_without_a_change(quote):
    altered(quote, "Nothing of that was said.")

    assert (change_of(quote).now, change_of(quote).pieces) == (None, [])


def test_taking_over_moves_the_quote_to_the_words_as_they_are_now(quote, editor):
    new = altered(quote, TEXT.replace(SAID, ALTERED))

    take_over(quote, user=editor)

    quote.refresh_from_db()
    assert (quote.version, quote.anchor, quote.state) == (new, "anchored", "confirmed")
    assert quote.exact == new.text[quote.start : quote.end]
    assert ALTERED in quote.exact
    assert quote.decided_by == editor


def test_what_was_confirmed_before_stays_in_the_history(quote, editor):
    quote.save()
    altered(quote, TEXT.replace(SAID, ALTERED))

    take_over(quote, user=editor)

    assert SAID in quote.history.values_list("exact", flat=True)


def test_the_machines_reading_of_the_new_words_makes_room(quote, editor):
    new = altered(quote, TEXT.replace(SAID, ALTERED))
    harvest_quotes(new)

    take_over(quote, user=editor)

    assert list(new.quotes.filter(start__lt=quote.end, end__gt=quote.start)) == [quote]


def test_words_that_someone_marked_meanwhile_are_not_taken_over(quote, editor):
    new = altered(quote, TEXT.replace(SAID, ALTERED))
    QuoteFactory(version=new, exact=ALTERED, confirmed=True)

    with pytest.raises(ValidationError, match="marked there already"):
        take_over(quote, user=editor)


@pytest.mark.parametrize("text", ["Nothing of that was said.", TEXT])
def test_there_is_nothing_to_take_over_where_no_words_changed(quote, editor, text):
    altered(quote, text)

    with pytest.raises(ValidationError, match="annotator"):
        take_over(quote, user=editor)


def test_words_that_lost_their_quotation_marks_are_no_longer_found_as_direct(quote):
    altered(quote, TEXT.replace(f"“{SAID},” said Mara Quill", f"Mara Quill said {ALTERED.lower()}"))

    assert quote.anchor == "orphaned"
