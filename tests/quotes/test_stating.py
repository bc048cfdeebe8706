import pytest
from django.core.exceptions import ValidationError

from articles.models import Quote, QuotesToldApart, Statement
from articles.quotes.anchoring import reanchor_quotes
from articles.quotes.harvest import harvest_quotes
from articles.quotes.statements import quotes_of, suggested_statements
from articles.quotes.stating import (
    join,
    part,
    revise,
    state,
    take_back_stating,
    take_back_telling_apart,
    tell_apart,
)
from tests.factories import PersonFactory, StatementFactory, VersionFactory
from tests.quotes.said import DIRECT, INDIRECT, OTHER, one_utterance

pytestmark = pytest.mark.django_db


def apart():
    return QuotesToldApart.objects.all().pairs()


def members(statement):
    return set(statement.quotes.values_list("pk", flat=True))


def suggested(quotes):
    return suggested_statements(quotes_of([quote.version.article_id for quote in quotes]))


@pytest.fixture
def stated(editor):
    quotes = one_utterance(DIRECT, INDIRECT, OTHER)
    statement = state(quotes[:2], user=editor, summary="The bridge is not safe")
    return statement, *quotes


def test_quotes_become_one_statement_with_who_said_it(editor):
    quotes, speaker = one_utterance(DIRECT, INDIRECT), PersonFactory()

    statement = state(quotes, user=editor, summary="The bridge is not safe", speaker=speaker, place="Aller")

    assert members(statement) == {quote.pk for quote in quotes}
    assert (statement.speaker, statement.place) == (speaker, "Aller")
    assert statement.history.get().history_user == editor
    assert quotes[0].history.first().history_user == editor


def test_the_statement_is_by_whom_a_merged_person_was_merged_into(editor):
    kept = PersonFactory()

    statement = state(
        one_utterance(DIRECT), user=editor, summary="Not safe", speaker=PersonFactory(merged_into=kept)
    )

    assert statement.speaker == kept


def test_a_statement_of_no_quote_is_refused(editor):
    with pytest.raises(ValidationError, match="at least one quote"):
        state([], user=editor, summary="Not safe")


def test_a_statement_without_a_summary_is_refused_and_nothing_is_half_done(editor):
    quotes = one_utterance(DIRECT, INDIRECT)

    with pytest.raises(ValidationError):
        state(quotes, user=editor, summary="")

    assert not Statement.objects.exists()
    assert not Quote.objects.filter(statement__isnull=False).exists()


def test_who_was_faster_is_named(stated, editor, publisher):
    _, one, *_ = stated

    with pytest.raises(ValidationError, match=r"edda made .* part of “The bridge is not safe”"):
        state([one], user=publisher, summary="Another")


def test_a_quote_that_is_gone_is_told(editor):
    [quote] = one_utterance(DIRECT)
    Quote.objects.all().delete()

    with pytest.raises(ValidationError, match="read afresh"):
        state([quote], user=editor, summary="Not safe")


def test_a_quote_is_added(stated, editor):
    statement, one, other, third = stated

    assert join(statement, [third], user=editor) == [third]
    assert members(statement) == {one.pk, other.pk, third.pk}


def test_adding_what_is_there_changes_nothing(stated, editor):
    statement, one, *_ = stated

    assert join(statement, [one], user=editor) == []


def test_adding_to_what_is_gone_is_refused(stated, editor):
    statement, _, _, third = stated
    Statement.objects.all().delete()

    with pytest.raises(ValidationError, match="gone"):
        join(statement, [third], user=editor)


def test_what_was_told_apart_can_be_put_together_after_all(stated, editor):
    statement, one, other, third = stated
    tell_apart([third], [one, other], user=editor)

    join(statement, [third], user=editor)

    assert apart() == set()


def test_a_quote_taken_out_is_not_suggested_for_it_again(stated, editor):
    statement, one, other, _ = stated

    part(statement, [other], user=editor)

    assert members(statement) == {one.pk}
    assert apart() == {(one.pk, other.pk)}
    assert suggested([one, other]) == []


def test_taking_out_what_a_colleague_took_out_is_told(stated, editor):
    statement, _, other, _ = stated
    part(statement, [other], user=editor)

    with pytest.raises(ValidationError, match="no longer part"):
        part(statement, [other], user=editor)


def test_quotes_told_apart_are_not_suggested_again_until_it_is_taken_back(editor):
    quotes = one_utterance(DIRECT, INDIRECT)

    pairs = tell_apart(quotes, user=editor)
    assert suggested(quotes) == []

    assert take_back_telling_apart(pairs) == 1
    assert len(suggested(quotes)) == 1


def test_telling_apart_says_who_and_when(editor):
    tell_apart(one_utterance(DIRECT, INDIRECT), user=editor)

    told = QuotesToldApart.objects.get()
    assert told.decided_by == editor
    assert told.decided_at is not None


def test_telling_apart_twice_is_one_row_and_nothing_new(editor):
    quotes = one_utterance(DIRECT, INDIRECT)
    tell_apart(quotes, user=editor)

    assert tell_apart(quotes, user=editor) == []
    assert QuotesToldApart.objects.count() == 1


def test_one_is_told_apart_from_the_others_and_they_not_from_one_another(editor):
    one, other, third = one_utterance(DIRECT, INDIRECT, OTHER)

    tell_apart([third], [one, other], user=editor)

    assert apart() == {(one.pk, third.pk), (other.pk, third.pk)}


def test_quotes_of_one_statement_are_not_told_apart(stated, editor):
    _, one, other, _ = stated

    with pytest.raises(ValidationError, match="Take one out"):
        tell_apart([one, other], user=editor)


def test_too_many_at_once_are_refused(editor, monkeypatch):
    monkeypatch.setattr("articles.quotes.stating.MOST_TOLD_APART", 2)

    with pytest.raises(ValidationError, match="too many"):
        tell_apart(one_utterance(DIRECT, INDIRECT, OTHER), user=editor)


def test_it_is_remembered_when_an_article_is_read_again(editor):
    quotes = one_utterance(DIRECT, INDIRECT)
    tell_apart(quotes, user=editor)

    for quote in quotes:
        harvest_quotes(quote.version)

    assert len(apart()) == 1


def test_it_is_remembered_when_the_outlet_changes_its_text(editor):
    quotes = one_utterance(DIRECT, INDIRECT)
    tell_apart(quotes, user=editor)
    article, old = quotes[0].version.article, quotes[0].version

    new = VersionFactory(article=article, raw_text=f"{old.text}\n\nMore later.")
    reanchor_quotes(old, new)

    assert Quote.objects.get(pk=quotes[0].pk).version == new
    assert len(apart()) == 1


def test_stating_is_undone_and_leaves_the_quotes(stated, editor):
    statement, one, other, _ = stated

    take_back_stating(statement, [one, other], user=editor)

    assert not Statement.objects.exists()
    assert Quote.objects.filter(statement=None).count() == 3


def test_what_a_colleague_added_to_is_not_undone(stated, editor, publisher):
    statement, one, other, third = stated
    join(statement, [third], user=publisher)

    with pytest.raises(ValidationError, match="It stays"):
        take_back_stating(statement, [one, other], user=editor)

    assert members(statement) == {one.pk, other.pk, third.pk}


def test_what_is_said_of_a_statement_is_changed(editor):
    statement = StatementFactory(place="")

    revise(statement, user=editor, seen=statement.history.first().pk, place="Low Skarrow")

    statement.refresh_from_db()
    assert statement.place == "Low Skarrow"


def test_a_change_over_a_colleagues_is_refused_by_name(editor, publisher):
    statement = StatementFactory()
    seen = statement.history.first().pk
    revise(statement, user=publisher, seen=seen, place="Low Skarrow")

    with pytest.raises(ValidationError, match="paul changed this statement"):
        revise(statement, user=editor, seen=seen, place="Upper Skarrow")

    statement.refresh_from_db()
    assert statement.place == "Low Skarrow"


@pytest.mark.parametrize("size", [2, 9])
def test_stating_costs_the_same_however_many_quotes_there_are(size, editor, django_assert_max_num_queries):
    quotes = one_utterance(*[DIRECT] * size)

    with django_assert_max_num_queries(14):
        state(quotes, user=editor, summary="Not safe")
