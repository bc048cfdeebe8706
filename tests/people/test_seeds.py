"""The two articles that the project began with, when they are at hand."""

import pytest

from articles.ingest.batch import import_items
from articles.models import Mention
from articles.people.mentions import harvest_mentions
from articles.people.naming import create_person
from articles.people.proposals import add_proposed, proposals
from articles.text.name_likeness import SUGGEST_FROM, same_name


@pytest.fixture
def read_seeds(db, seeds, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        list(import_items(map(str, seeds.values())))


def of_surname(surname):
    return Mention.objects.filter(exact__endswith=surname)


@pytest.mark.parametrize(("surname", "versions"), [("Qureshi", 2), ("Blinken", 2)])
def test_every_mention_in_both_seeds_is_proposed_as_one_person(read_seeds, surname, versions):
    mentions = of_surname(surname)
    names = sorted(set(mentions.values_list("name", flat=True)))

    assert mentions.count() >= 3
    assert mentions.values("version").distinct().count() == versions
    assert not mentions.filter(person__isnull=False).exists()
    assert "" not in names
    assert all(same_name(names[0], other) >= SUGGEST_FROM for other in names)


@pytest.mark.parametrize(
    "name", ["Shah Mahmood Qureshi", "Shah Mehmood Qureshi", "Antony J. Blinken", "Antony Blinken"]
)
def test_once_added_under_either_spelling_all_mentions_are_the_persons_and_sure(read_seeds, name):
    person = create_person(name)

    for version in {mention.version for mention in Mention.objects.select_related("version")}:
        harvest_mentions(version)

    assert set(of_surname(name.split()[-1]).values_list("person", "sure")) == {(person.pk, True)}


@pytest.mark.parametrize("surname", ["Qureshi", "Blinken"])
def test_each_is_proposed_once_and_added_with_all_spellings_at_one_go(read_seeds, surname):
    [proposal] = [one for one in proposals() if one.name.endswith(surname)]
    assert (len(proposal.spellings), proposal.articles) == (2, 2)

    person, _ = add_proposed(proposal.name, proposal.spellings)

    assert set(of_surname(surname).values_list("person", "sure")) == {(person.pk, True)}
