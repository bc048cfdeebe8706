import pytest
from django.utils import timezone

from articles.models import Mention, Quote
from articles.quotes.anchoring import Reanchored, reanchor_quotes
from articles.quotes.harvest import harvest_quotes
from articles.quotes.marking import mark_quote, reject
from tests.factories import ArticleFactory, MentionFactory, QuoteFactory, VersionFactory

SAFE = "The bridge is safe again"
TEXT = f"“{SAFE},” said Mara Quill on Monday.\n\nNo, said Odo Fenn. The tolls stay as they are."
Anchor = Quote.Anchor


@pytest.fixture
def old(db):
    return ArticleFactory(text=TEXT).current_version


@pytest.fixture
def quote(old):
    return QuoteFactory(
        version=old,
        exact=SAFE,
        speaker_text="Mara Quill",
        speaker_start=TEXT.index("Mara"),
        speaker_end=TEXT.index(" on Monday"),
        cue_start=TEXT.index("said"),
        cue_end=TEXT.index(" Mara"),
        confirmed=True,
    )


def next_version(old, text):
    return VersionFactory(article=old.article, raw_text=text)


def anchored(row):
    row.refresh_from_db()
    return row.version, row.version.text[row.start : row.end]


def test_a_quote_moves_with_its_words(old, quote, editor):
    new = next_version(old, f"Updated at noon.\n\n{TEXT}")

    counts = reanchor_quotes(old, new)

    assert counts == Reanchored(moved=1, changed=0, ambiguous=0, orphaned=0)
    assert anchored(quote) == (new, SAFE)
    assert (quote.state, quote.anchor) == ("confirmed", Anchor.ANCHORED)
    assert new.text[quote.speaker_start : quote.speaker_end] == "Mara Quill"
    assert new.text[quote.cue_start : quote.cue_end] == "said"
    assert quote.prefix == "Updated at noon.\n\n“"


def test_one_side_of_the_context_is_enough(old, quote):
    new = next_version(old, f"“{SAFE},” said Mara Quill on Monday.\n\nNothing more.")

    reanchor_quotes(old, new)

    assert anchored(quote) == (new, SAFE)


def test_a_speaker_who_no_longer_stands_beside_the_words_has_no_place(old, quote):
    old = next_version(old, f"It was Monday at the reopening. {TEXT}")
    reanchor_quotes(quote.version, old)
    new = next_version(old, f"It was Monday at the reopening. “{SAFE},” she said.")

    reanchor_quotes(old, new)

    assert anchored(quote) == (new, SAFE)
    assert (quote.speaker_start, quote.cue_start, quote.speaker_text) == (None, None, "Mara Quill")


def test_a_quotation_mark_alone_is_no_witness(old, quote):
    new = next_version(old, f"In the valley they ask: “{SAFE}?”")

    reanchor_quotes(old, new)

    assert anchored(quote)[0] == old


def test_words_that_are_gone_leave_the_quote_where_it_was(old, quote):
    new = next_version(old, "“It cost a million,” said Mara Quill on Monday.")

    counts = reanchor_quotes(old, new)

    assert counts == Reanchored(0, 0, 0, 1)
    assert anchored(quote) == (old, SAFE)
    assert (quote.state, quote.anchor) == ("confirmed", Anchor.ORPHANED)


def test_words_that_the_outlet_altered_are_marked_as_changed(old, quote):
    new = next_version(old, TEXT.replace("safe again", "quite safe"))

    counts = reanchor_quotes(old, new)

    assert counts == Reanchored(0, 1, 0, 0)
    assert anchored(quote) == (old, SAFE)
    assert (quote.state, quote.anchor) == ("confirmed", Anchor.CHANGED)


def test_words_that_stand_in_two_places_alike_are_for_an_editor(old, quote):
    new = next_version(old, f"{TEXT}\n\n{TEXT}")

    counts = reanchor_quotes(old, new)

    assert counts == Reanchored(0, 0, 1, 0)
    assert anchored(quote) == (old, SAFE)
    assert quote.anchor == Anchor.AMBIGUOUS


def test_of_two_places_the_one_with_the_same_words_around_it_counts(old, quote):
    new = next_version(old, f"{SAFE}, they say in the valley.\n\n{TEXT}")

    reanchor_quotes(old, new)

    assert anchored(quote) == (new, SAFE)
    assert quote.start == new.text.rindex(SAFE)


def test_short_words_among_others_are_not_taken_for_the_same(old):
    quote = QuoteFactory(version=old, exact="No", confirmed=True)
    new = next_version(old, "The ferry runs. No delays are expected.")

    reanchor_quotes(old, new)

    assert anchored(quote)[0] == old
    assert quote.anchor == Anchor.ORPHANED


def test_long_words_are_the_same_wherever_they_stand(db):
    long = "The bridge is safe again, and every lorry that weighs less than forty tonnes may cross"
    old = ArticleFactory(text=f"First: {long}. So it was.").current_version
    quote = QuoteFactory(version=old, exact=long, confirmed=True)
    new = next_version(old, f"In the evening the minister told the crowd ({long})!")

    reanchor_quotes(old, new)

    assert anchored(quote) == (new, long)


def test_words_put_back_are_found_again(old, quote):
    without = next_version(old, "Nothing was said.")
    reanchor_quotes(old, without)
    again = next_version(old, TEXT)

    reanchor_quotes(without, again)

    assert anchored(quote) == (again, SAFE)
    assert quote.anchor == Anchor.ANCHORED


def test_rejected_quotes_move_and_are_not_suggested_again(old, editor):
    harvest_quotes(old)
    rejected = reject(old.quotes.get(exact__startswith=SAFE), user=editor)
    new = next_version(old, f"Updated.\n\n{TEXT}")

    reanchor_quotes(old, new)
    harvest_quotes(new)

    assert anchored(rejected)[0] == new
    assert not new.quotes.suggested().filter(exact__startswith=SAFE).exists()


def test_the_machines_suggestions_stay_behind(old):
    harvest_quotes(old)
    count = old.quotes.count()
    new = next_version(old, f"Updated.\n\n{TEXT}")

    assert reanchor_quotes(old, new) == Reanchored(0, 0, 0, 0)
    assert (old.quotes.count(), new.quotes.count()) == (count, 0)


def test_what_a_contributor_marked_moves_too(old, contributor):
    start = TEXT.index(SAFE)
    quote = mark_quote(old, start, start + len(SAFE), kind="direct", user=contributor, confirmed=False)
    new = next_version(old, f"Updated.\n\n{TEXT}")

    reanchor_quotes(old, new)

    assert anchored(quote) == (new, SAFE)


def test_a_suggestion_at_the_place_gives_way(old, quote):
    new = next_version(old, f"Updated.\n\n{TEXT}")
    start = new.text.index(SAFE)
    Quote.objects.bulk_create(
        [Quote(version=new, start=start, end=start + len(SAFE), exact=SAFE, kind=Quote.Kind.DIRECT)]
    )

    reanchor_quotes(old, new)

    assert list(new.quotes.values_list("pk", "state")) == [(quote.pk, "confirmed")]


def test_a_place_that_an_editor_has_marked_already_is_hers(old, quote, editor):
    new = next_version(old, f"Updated.\n\n{TEXT}")
    start = new.text.index(SAFE)
    hers = mark_quote(
        new, start, start + len(SAFE), kind="mixed", user=editor, speaker_text="she", confirmed=True
    )

    reanchor_quotes(old, new)

    assert list(new.quotes.all()) == [hers]
    assert anchored(quote)[0] == old


def test_reanchoring_again_changes_nothing(old, quote):
    gone = QuoteFactory(version=old, exact="The tolls stay as they are", confirmed=True)
    new = next_version(old, TEXT.replace("stay as they are", "rise"))
    reanchor_quotes(old, new)
    before = list(Quote.objects.order_by("pk").values())

    reanchor_quotes(old, new)

    assert list(Quote.objects.order_by("pk").values()) == before
    assert gone.history.count() == 2


def test_decided_mentions_move_and_suggested_ones_stay(old):
    decided = {"state": Mention.State.REJECTED, "decided_at": timezone.now()}
    rejected = MentionFactory(version=old, exact="Odo Fenn", **decided)
    Mention.objects.bulk_create([Mention(version=old, start=0, end=1, exact=TEXT[0])])
    new = next_version(old, f"Updated.\n\n{TEXT}")

    counts = reanchor_quotes(old, new)

    assert counts.moved == 1
    assert anchored(rejected) == (new, "Odo Fenn")
    assert old.mentions.count() == 1


def test_a_move_is_in_the_history_with_its_reason(old, quote):
    reanchor_quotes(old, next_version(old, f"Updated.\n\n{TEXT}"))

    line = quote.history.first()
    assert line.history_change_reason == "The article’s text changed"
    assert line.prev_record.version == old


@pytest.mark.parametrize("count", [1, 25])
def test_the_number_of_queries_does_not_grow_with_the_quotes(db, count, django_assert_max_num_queries):
    sentences = [f"The bridge number {n} is safe again" for n in range(count)]
    old = ArticleFactory(text=". ".join(sentences)).current_version
    for sentence in sentences:
        QuoteFactory(version=old, exact=sentence, confirmed=True)
    new = next_version(old, "Updated. " + ". ".join(sentences))

    with django_assert_max_num_queries(14):
        counts = reanchor_quotes(old, new)

    assert counts.moved == count
