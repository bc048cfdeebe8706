import pytest
from django.core.exceptions import ValidationError

from articles.models import Quote
from articles.models.quote import QuoteQuerySet
from articles.quotes.harvest import harvest_quotes
from articles.quotes.marking import change, confirm, mark_quote, reject
from articles.text.spans import Span
from tests.factories import ArticleFactory, PersonFactory, QuoteFactory, UserFactory, VersionFactory

TEXT = "“The bridge 🌉 is safe again,” said Mara Quill. The mayor agreed."
SAFE = "The bridge 🌉 is safe again"
START = TEXT.index(SAFE)
END = START + len(SAFE)


@pytest.fixture
def version(db):
    return ArticleFactory(text=TEXT).current_version


@pytest.fixture
def colleague(db):
    return UserFactory(username="cleo", role="editor")


def mark(version, user, start=START, end=END, *, confirmed=True, **fields):
    fields = {"kind": "direct", "speaker_text": "Mara Quill"} | fields
    return mark_quote(version, start, end, user=user, confirmed=confirmed, **fields)


def test_an_editors_mark_is_confirmed_with_all_that_was_said(version, editor):
    mara = PersonFactory()

    quote = mark(
        version,
        editor,
        speaker=mara,
        on_behalf_of="the ministry",
        public_context="At the reopening.",
        desk_note="Check.",
    )

    quote.refresh_from_db()
    assert (quote.exact, quote.prefix, quote.suffix) == (SAFE, "“", TEXT[END : END + 32])
    assert (quote.state, quote.decided_by, quote.anchor) == ("confirmed", editor, "anchored")
    assert (quote.speaker, quote.speaker_text, quote.on_behalf_of) == (mara, "Mara Quill", "the ministry")
    assert (quote.public_context, quote.desk_note) == ("At the reopening.", "Check.")


def test_a_contributors_mark_waits_for_an_editor(version, contributor):
    quote = mark(version, contributor, confirmed=False, speaker_text="")

    assert (quote.state, quote.decided_by, quote.decided_at) == ("suggested", None, None)
    assert quote.history.get().history_user == contributor


def test_white_space_around_the_selection_is_left_out(version, editor):
    wide = ArticleFactory(text="He said:\n\n  It is done. \n\nThen he left.").current_version

    quote = mark(wide, editor, 8, 25)

    assert quote.exact == "It is done."


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 4), (0, len(TEXT) + 1), (900, 950)])
def test_a_span_outside_the_text_is_refused(version, editor, start, end):
    with pytest.raises(ValidationError, match="outside the text"):
        mark(version, editor, start, end)

    assert not Quote.objects.exists()


def test_a_span_of_white_space_is_refused(version, editor):
    space = TEXT.index(" bridge")

    with pytest.raises(ValidationError, match="no words"):
        mark(version, editor, space, space + 1)


def test_a_confirmed_quote_needs_a_speaker(version, editor):
    with pytest.raises(ValidationError, match="Say who spoke"):
        mark(version, editor, speaker_text="")

    assert not Quote.objects.exists()


@pytest.mark.parametrize("fields", [{"kind": "sung"}, {"on_behalf_of": "x" * 201}])
def test_what_cannot_be_kept_is_refused(version, editor, fields):
    with pytest.raises(ValidationError):
        mark(version, editor, **fields)


def test_a_text_that_was_replaced_is_not_marked(version, editor):
    VersionFactory(article=version.article, raw_text="Another text.")

    with pytest.raises(ValidationError, match="changed this text"):
        mark(version, editor)


def test_a_merged_persons_words_are_those_of_whom_she_became(version, editor):
    mara = PersonFactory()

    assert mark(version, editor, speaker=PersonFactory(merged_into=mara)).speaker == mara


def test_marking_a_suggestion_confirms_it_and_keeps_what_is_not_said(version, editor):
    harvest_quotes(version)
    suggested = version.quotes.get(start=START)

    quote = mark(version, editor, suggested.start, suggested.end, speaker_text="", kind="mixed")

    assert (quote.pk, quote.state, quote.kind) == (suggested.pk, "confirmed", "mixed")
    assert quote.speaker_text == suggested.speaker_text != ""


def test_an_editor_may_mark_what_was_rejected(version, editor, colleague):
    quote = mark(version, editor)
    reject(quote, user=editor)

    again = mark(version, colleague)

    assert (again.pk, again.state, again.decided_by) == (quote.pk, "confirmed", colleague)


def test_what_a_colleague_confirmed_is_not_marked_over(version, editor, colleague):
    mark(version, editor)

    with pytest.raises(ValidationError, match="edda confirmed these words on"):
        mark(version, colleague, speaker_text="The mayor")

    assert Quote.objects.get().speaker_text == "Mara Quill"


def test_a_contributor_does_not_mark_what_was_rejected(version, editor, contributor):
    reject(mark(version, editor), user=editor)

    with pytest.raises(ValidationError, match="edda rejected these words on"):
        mark(version, contributor, confirmed=False)


def test_two_who_mark_the_same_words_at_once_make_one_quote(version, editor, contributor, monkeypatch):
    lock = QuoteQuerySet.select_for_update

    def lock_before_someone_else_writes(quotes, *args, **kwargs):
        monkeypatch.undo()
        mark(version, contributor, confirmed=False)
        return lock(quotes.none(), *args, **kwargs)

    monkeypatch.setattr(QuoteQuerySet, "select_for_update", lock_before_someone_else_writes)

    mark(version, editor)

    assert Quote.objects.get().state == "confirmed"


def test_confirming_says_who_and_when(version, editor):
    quote = QuoteFactory(version=version, exact=SAFE)

    confirmed = confirm(quote, user=editor)

    quote.refresh_from_db()
    assert confirmed == quote
    assert (quote.state, quote.decided_by) == ("confirmed", editor)
    assert quote.decided_at is not None


def test_confirming_twice_keeps_the_first_decision(version, editor, colleague):
    quote = confirm(QuoteFactory(version=version, exact=SAFE), user=editor)

    assert confirm(quote, user=colleague).decided_by == editor


def test_a_quote_without_a_speaker_is_not_confirmed(version, editor):
    quote = QuoteFactory(version=version, exact=SAFE, speaker=None)

    with pytest.raises(ValidationError, match="Say who spoke"):
        confirm(quote, user=editor)

    assert Quote.objects.get().state == "suggested"


def test_a_quote_without_a_speaker_can_be_rejected(version, editor):
    quote = reject(QuoteFactory(version=version, exact=SAFE, speaker=None), user=editor)

    assert (quote.state, quote.decided_by) == ("rejected", editor)


def test_an_editor_may_change_her_mind(version, editor):
    quote = reject(QuoteFactory(version=version, exact=SAFE), user=editor)

    assert confirm(quote, user=editor).state == "confirmed"


def test_confirming_keeps_what_a_colleague_changed_meanwhile(version, editor):
    shown = QuoteFactory(version=version, exact=SAFE)
    Quote.objects.filter(pk=shown.pk).update(desk_note="Heard on the radio.")

    confirm(shown, user=editor)

    assert Quote.objects.get().desk_note == "Heard on the radio."


def test_a_suggestion_that_is_gone_is_told(version, editor):
    quote = QuoteFactory(version=version, exact=SAFE)
    Quote.objects.all().delete()

    with pytest.raises(ValidationError, match="is gone"):
        confirm(quote, user=editor)


def test_history_names_the_editor(version, editor):
    quote = reject(QuoteFactory(version=version, exact=SAFE), user=editor)

    assert quote.history.first().history_user == editor


def test_a_quote_confirmed_after_the_text_changed_stands_in_the_new_text(version, editor):
    quote = QuoteFactory(
        version=version, start=START, end=END, exact=SAFE, state="suggested", decided_at=None
    )
    newer = VersionFactory(article=version.article, raw_text=f"Later: {TEXT}")

    confirm(quote, user=editor)

    quote.refresh_from_db()
    assert (quote.state, quote.version, quote.start) == ("confirmed", newer, START + len("Later: "))


def test_a_quote_confirmed_after_its_words_went_says_so(version, editor):
    quote = QuoteFactory(
        version=version, start=START, end=END, exact=SAFE, state="suggested", decided_at=None
    )
    VersionFactory(article=version.article, raw_text="It was closed.")

    confirm(quote, user=editor)

    assert (quote.state, quote.anchor, quote.version) == ("confirmed", "orphaned", version)


def test_a_quote_is_moved_to_other_words(version, editor):
    quote = QuoteFactory(version=version, exact=SAFE, kind="direct")

    change(quote, user=editor, span=Span(START - 1, START + 12))

    quote.refresh_from_db()
    assert (quote.exact, quote.prefix, quote.state) == ("“The bridge 🌉", "", "suggested")
    assert quote.suffix.startswith(" is safe again")
    assert quote.history.first().history_change_reason == "Mended the words"


def test_only_what_is_said_is_changed(version, editor):
    quote = QuoteFactory(version=version, exact=SAFE, desk_note="Heard.", speaker_text="she")
    mara = PersonFactory()

    change(quote, user=editor, speaker=PersonFactory(merged_into=mara), kind="mixed")

    quote.refresh_from_db()
    assert (quote.speaker, quote.kind, quote.desk_note, quote.speaker_text) == (
        mara,
        "mixed",
        "Heard.",
        "she",
    )
    assert quote.history.first().history_change_reason == "Changed speaker, kind"


def test_whoever_changes_a_confirmed_quote_vouches_for_it(version, editor, colleague):
    quote = confirm(QuoteFactory(version=version, exact=SAFE), user=editor)

    change(quote, user=colleague, kind="direct")

    quote.refresh_from_db()
    assert (quote.state, quote.decided_by) == ("confirmed", colleague)


def test_a_change_that_changes_nothing_leaves_no_trace(version, editor):
    quote = QuoteFactory(version=version, exact=SAFE)
    lines = quote.history.count()

    change(quote, user=editor, kind=quote.kind, span=Span(quote.start, quote.end))

    assert quote.history.count() == lines


def test_a_confirmed_quote_does_not_lose_its_speaker(version, editor):
    quote = confirm(QuoteFactory(version=version, exact=SAFE), user=editor)

    with pytest.raises(ValidationError, match="Say who spoke"):
        change(quote, user=editor, speaker=None)


def test_two_quotes_never_stand_at_the_same_words(version, editor):
    QuoteFactory(version=version, exact="The mayor agreed.")
    quote = QuoteFactory(version=version, exact=SAFE)
    start = TEXT.index("The mayor")

    with pytest.raises(ValidationError, match="marked already"):
        change(quote, user=editor, span=Span(start, len(TEXT)))

    quote.refresh_from_db()
    assert quote.exact == SAFE


def test_a_quote_in_a_replaced_text_is_not_moved(version, editor):
    quote = QuoteFactory(version=version, exact=SAFE)
    VersionFactory(article=version.article, raw_text="Another text.")

    with pytest.raises(ValidationError, match="changed this text"):
        change(quote, user=editor, span=Span(0, 5))
