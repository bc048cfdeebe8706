import pytest
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Mention, Quote
from articles.people.naming import add_name, create_person
from articles.quotes.anchoring import reanchor_quotes
from articles.quotes.harvest import harvest_quotes
from articles.quotes.marking import mark_quote, reject
from tests.factories import ArticleFactory, MentionFactory, QuoteFactory, VersionFactory

TEXT = (
    "“The bridge is safe again,” said Mara Quill, the transport minister. "
    "She added that lorries could cross from Monday.\n\n"
    "A spokesman for Odo Fenn said the tolls would “not rise this year”."
)
SAFE = "The bridge is safe again"


@pytest.fixture
def version(db):
    return ArticleFactory(text=TEXT).current_version


def quotes(version):
    return {quote.exact.rstrip(","): quote for quote in version.quotes.all()}


def quote_of(version, words):
    (quote,) = [quote for quote in version.quotes.all() if words in quote.exact]
    return quote


def test_what_was_said_becomes_suggestions(version):
    count = harvest_quotes(version)

    quote = quotes(version)[SAFE]
    assert count == version.quotes.count() >= 3
    assert (quote.kind, quote.state, quote.anchor) == ("direct", "suggested", "anchored")
    assert quote.speaker_text.startswith("Mara Quill")
    assert version.text[quote.speaker_start : quote.speaker_end] == quote.speaker_text
    assert version.text[quote.cue_start : quote.cue_end] == "said"


def test_each_kind_of_speech_is_kept(version):
    harvest_quotes(version)

    assert quote_of(version, "lorries could cross").kind == Quote.Kind.INDIRECT
    assert quote_of(version, "the tolls would").kind == Quote.Kind.MIXED


def test_a_quote_keeps_the_words_around_it(version):
    harvest_quotes(version)

    quote = quote_of(version, "lorries could cross")
    assert version.text[: quote.start].endswith(quote.prefix)
    assert version.text[quote.end :].startswith(quote.suffix)
    assert quote.prefix
    assert quote.suffix


def test_a_speaker_whose_name_is_known_is_that_person(version):
    mara = create_person("Mara Quill")

    harvest_quotes(version)

    assert quotes(version)[SAFE].speaker == mara


def test_who_speaks_for_somebody_is_somebody_else(version):
    create_person("Odo Fenn")

    harvest_quotes(version)

    quote = quote_of(version, "the tolls would")
    assert "Odo Fenn" in quote.speaker_text
    assert quote.speaker is None


@pytest.mark.parametrize("subject", ["Mara Quill’s lawyer", "Mara Quill and Odo Fenn"])
def test_a_subject_that_is_not_one_known_person_is_nobody(db, subject):
    for name in ("Mara Quill", "Odo Fenn"):
        create_person(name)
    version = ArticleFactory(text=f"{subject} said that the bridge would open on Monday.").current_version

    harvest_quotes(version)

    assert [quote.speaker for quote in version.quotes.all()] == [None]


def test_a_person_learnt_later_becomes_the_speaker_on_the_next_harvest(version):
    harvest_quotes(version)
    mara = create_person("Mara Quill")

    harvest_quotes(version)

    assert quotes(version)[SAFE].speaker == mara


def test_a_speaker_is_whom_an_editor_said_the_name_means(version):
    create_person("Mara Quill")
    other = create_person("Mara J. Quill")
    MentionFactory(
        version=version,
        exact="Mara Quill",
        person=other,
        state=Mention.State.CONFIRMED,
        decided_at=timezone.now(),
    )

    harvest_quotes(version)

    assert quotes(version)[SAFE].speaker == other


def test_harvesting_again_writes_nothing(version):
    create_person("Mara Quill")
    harvest_quotes(version)
    before = list(version.quotes.order_by("pk").values())

    assert harvest_quotes(version) == 0
    assert list(version.quotes.order_by("pk").values()) == before


def test_two_workers_on_one_version_write_each_quote_once(version, monkeypatch):
    write = QuerySet.bulk_create

    def write_after_another_worker(rows, *args, **kwargs):
        monkeypatch.undo()
        harvest_quotes(version)
        return write(rows, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "bulk_create", write_after_another_worker)

    count = harvest_quotes(version)

    assert version.quotes.count() == count


def test_a_rejected_quote_is_not_suggested_again(version, editor):
    harvest_quotes(version)
    reject(quotes(version)[SAFE], user=editor)

    harvest_quotes(version)

    assert [quote.state for quote in version.quotes.filter(exact__contains="safe again")] == ["rejected"]


def test_a_rejected_quote_is_not_suggested_with_a_word_less(version, editor):
    start = TEXT.index("bridge is safe")
    quote = QuoteFactory(version=version, exact="bridge is safe again", start=start)
    reject(quote, user=editor)

    harvest_quotes(version)

    assert SAFE not in quotes(version)


def test_speech_inside_a_long_rejected_span_may_still_be_suggested(version, editor):
    reject(QuoteFactory(version=version, exact=TEXT, start=0), user=editor)

    harvest_quotes(version)

    assert SAFE in quotes(version)


def test_nothing_is_suggested_across_what_an_editor_marked(version, editor):
    start = TEXT.index("bridge is safe")
    mark_quote(
        version, start, start + 14, kind="direct", user=editor, speaker_text="Mara Quill", confirmed=True
    )

    harvest_quotes(version)

    assert [quote.state for quote in version.quotes.filter(exact__contains="is safe")] == ["confirmed"]


def test_what_a_contributor_marked_is_left_alone(version, contributor):
    start = TEXT.index(SAFE)
    mark_quote(
        version, start, start + len(SAFE), kind="mixed", user=contributor, speaker_text="she", confirmed=False
    )

    harvest_quotes(version)

    quote = quotes(version)[SAFE]
    assert (quote.kind, quote.speaker_text) == ("mixed", "she")


def test_a_suggestion_that_is_no_longer_found_is_taken_back(version):
    Quote.objects.bulk_create(
        [Quote(version=version, start=0, end=3, exact=version.text[0:3], kind=Quote.Kind.DIRECT)]
    )

    harvest_quotes(version)

    assert not version.quotes.filter(start=0, end=3).exists()


def test_what_was_rejected_is_not_suggested_in_a_later_text_that_has_it_twice(version, editor):
    harvest_quotes(version)
    reject(quotes(version)[SAFE], user=editor)
    twice = VersionFactory(article=version.article, raw_text=f"{TEXT}\n\n{TEXT}")
    reanchor_quotes(version, twice)

    harvest_quotes(twice)

    assert not twice.quotes.filter(exact__startswith=SAFE).exists()
    assert twice.quotes.filter(exact__contains="lorries could cross").count() == 2


@pytest.mark.parametrize("text", ["No speech.", "“", "” “ ” «", "x" * 5_000, "\n\n"])
def test_a_text_without_speech_gives_no_quotes(db, text):
    assert harvest_quotes(VersionFactory(raw_text=text)) == 0


@pytest.mark.parametrize("sentences", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_quotes(db, sentences, django_assert_max_num_queries):
    mara = create_person("Mara Quill")
    add_name(mara, "Quill")
    text = "\n\n".join(f"“The bridge number {n} is safe again,” said Mara Quill." for n in range(sentences))
    version = VersionFactory(raw_text=text)

    with django_assert_max_num_queries(10):
        harvest_quotes(version)

    assert version.quotes.filter(speaker=mara).count() == sentences


def test_an_article_is_read_by_the_rules_of_its_language(db):
    version = ArticleFactory(
        text="Am Montag sagte Mara Quill, die Brücke sei sicher.", language="de"
    ).current_version

    harvest_quotes(version)

    [quote] = version.quotes.all()
    assert (quote.kind, quote.exact, quote.speaker_text) == (
        "indirect",
        "die Brücke sei sicher",
        "Mara Quill",
    )
