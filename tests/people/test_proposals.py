import pytest
from django.core.exceptions import ValidationError

from articles.models import Article, DismissedName, Mention
from articles.people.mentions import harvest_mentions
from articles.people.naming import create_person
from articles.people.proposals import (
    add_proposed,
    add_to_known,
    dismiss,
    proposals,
    take_back_dismissal,
    with_excerpts,
)
from tests.factories import ArticleFactory

FIRST = "Minister Shah Mahmood Korrani spoke. Korrani left. Captain Odo Fenn stayed."
SECOND = "Minister Shah Mehmood Korrani came late, Korrani said."


@pytest.fixture
def articles(db):
    found = [ArticleFactory(text=FIRST), ArticleFactory(text=SECOND)]
    for article in found:
        harvest_mentions(article.current_version)
    return found


def told():
    return {one.name: (set(one.spellings), one.articles) for one in proposals()}


def test_a_person_is_proposed_once_with_the_spellings_of_all_articles(articles):
    first, second = proposals()

    assert set(first.spellings) == {"Shah Mahmood Korrani", "Shah Mehmood Korrani"}
    assert (first.articles, second.name, second.articles) == (2, "Odo Fenn", 1)


def test_a_proposal_shows_where_it_stands(articles):
    [first, _] = with_excerpts(proposals())

    assert first.excerpt[1].endswith("Korrani")
    assert first.article in articles


def test_a_spiked_article_proposes_nobody(articles):
    Article.objects.update(status=Article.Status.SPIKED)

    assert proposals() == []


def test_once_added_every_mention_is_the_persons_and_sure(articles):
    person, versions = add_proposed("Shah Mahmood Korrani", ["Shah Mahmood Korrani", "Shah Mehmood Korrani"])

    korrani = Mention.objects.filter(exact__endswith="Korrani")
    assert set(korrani.values_list("person", "sure")) == {(person.pk, True)}
    assert len(versions) == 2
    assert set(told()) == {"Odo Fenn"}


def test_the_spellings_of_somebody_known_are_added(articles):
    person = create_person("Odomar Fennigan")

    add_to_known(person, ["Odo Fenn"])

    assert Mention.objects.get(exact="Odo Fenn").person == person
    assert person.names.filter(name="Odo Fenn").exists()


def test_what_is_no_person_goes_and_comes_back(articles, editor):
    names = dismiss(["Odo Fenn"], user=editor)
    assert "Odo Fenn" not in told()
    assert DismissedName.objects.get().decided_by == editor

    take_back_dismissal(names)

    assert "Odo Fenn" in told()


def test_nonsense_is_refused(articles, editor):
    for deed in (
        lambda: add_proposed(" ", ["Odo Fenn"]),
        lambda: add_to_known(create_person("Odomar Fennigan"), []),
        lambda: dismiss(["—"], user=editor),
        lambda: take_back_dismissal(["Odo Fenn"]),
    ):
        with pytest.raises(ValidationError):
            deed()


@pytest.mark.parametrize("size", [1, 12])
def test_two_queries_however_many_names(db, size, django_assert_max_num_queries):
    for number in range(size):
        harvest_mentions(ArticleFactory(text=f"Captain Odo{chr(97 + number)} Fenn stayed.").current_version)

    with django_assert_max_num_queries(3):
        with_excerpts(proposals())
