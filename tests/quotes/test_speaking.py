import datetime as dt

import pytest

from articles.people.naming import add_name, create_person
from articles.quotes.harvest import harvest_quotes
from tests.factories import ArticleFactory, PostFactory

OPENING = "Mara Quill, the transport minister, spoke on Monday. "


@pytest.fixture
def mara(db):
    return create_person("Mara Quill")


def harvested(text, **article):
    version = ArticleFactory(text=text, **article).current_version
    harvest_quotes(version)
    return list(version.quotes.in_text_order())


@pytest.mark.parametrize(
    "subject", ["Mara Quill", "Quill", "Ms. Quill", "She", "The minister", "The transport minister"]
)
def test_whoever_the_words_stand_for_is_the_speaker(mara, subject):
    [quote] = harvested(f"{OPENING}{subject} said that the pier was old.")

    assert quote.speaker == mara
    assert quote.speaker_text == subject


@pytest.mark.parametrize(
    "subject", ["A spokesman for Mara Quill", "Quill’s lawyer", "The mayor", "Several divers"]
)
def test_somebody_else_is_not_the_person_named(mara, subject):
    [quote] = harvested(f"{OPENING}{subject} said that the pier was old.")

    assert quote.speaker is None
    assert quote.speaker_text == subject


def test_an_organisation_may_speak_and_stays_text(mara):
    [quote] = harvested("The Harbour Authority said that the pier was old.")

    assert (quote.speaker, quote.speaker_text) == (None, "The Harbour Authority")


def test_whom_a_spokesperson_speaks_for_is_kept(mara):
    first, second = harvested(
        "Mara Quill, a spokeswoman for the Harbour Authority, said that the pier was old. She said it would close."
    )

    assert [quote.on_behalf_of for quote in (first, second)] == ["Harbour Authority"] * 2
    assert [quote.speaker for quote in (first, second)] == [mara] * 2


def test_on_behalf_of_is_brought_up_to_date(mara):
    [quote] = harvested("A spokesman for the Harbour Authority said that the pier was old.")
    type(quote).objects.filter(pk=quote.pk).update(on_behalf_of="")

    harvest_quotes(quote.version)

    quote.refresh_from_db()
    assert quote.on_behalf_of == "Harbour Authority"


class TestPosts:
    @pytest.fixture
    def minister(self, mara):
        PostFactory(
            person=mara,
            title="transport minister",
            organisation="Norland",
            start=dt.date(2026, 1, 1),
            end=dt.date(2026, 6, 30),
        )
        return mara

    def said_on(self, day, subject):
        [quote] = harvested(
            f"{subject} said that the pier was old.",
            published_at=dt.datetime.combine(day, dt.time(9), dt.UTC),
            published_precision="minute",
        )
        return quote.speaker

    @pytest.mark.parametrize("subject", ["Norland’s transport minister", "The transport minister of Norland"])
    def test_a_title_that_no_name_stands_beside_is_who_held_the_post_that_day(self, minister, subject):
        assert self.said_on(dt.date(2026, 5, 14), subject) == minister

    def test_after_the_post_was_given_up_the_title_is_nobody(self, minister):
        assert self.said_on(dt.date(2026, 9, 1), "Norland’s transport minister") is None

    def test_a_title_whose_bearer_the_text_names_is_not_looked_up(self, minister):
        [quote] = harvested(
            "Odo Fenn, Norland’s transport minister, spoke. The transport minister said that the pier was old.",
            published_at=dt.datetime(2026, 5, 14, tzinfo=dt.UTC),
            published_precision="day",
        )

        assert quote.speaker is None


@pytest.mark.parametrize("sentences", [1, 30])
def test_the_number_of_queries_does_not_grow_with_one_title(db, sentences, django_assert_max_num_queries):
    add_name(create_person("Mara Quill"), "Quill")
    version = ArticleFactory(
        text="The transport minister said that the pier was old. " * sentences
    ).current_version

    with django_assert_max_num_queries(12):
        harvest_quotes(version)

    assert version.quotes.count() == sentences
