import re

import pytest

from articles.demo.loading import INCOMING
from articles.ingest.batch import import_items
from articles.models import Link, Quote
from articles.people.naming import create_person


@pytest.mark.parametrize("order", [("000", "002"), ("002", "000")])
def test_the_two_seeds_are_suggested_as_one_story_in_either_order(
    db, seeds, order, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        outcomes = list(import_items([str(seeds[number]) for number in order]))

    link = Link.objects.get()
    assert [outcome.status for outcome in outcomes] == ["new", "new"]
    assert link.relation in (Link.Relation.SAME_EVENT, Link.Relation.REWRITE)
    (names,) = (reason for reason in link.reasons if reason.startswith("both name"))
    assert re.search(r"Shah M[ae]hmood Qureshi", names)
    assert re.search(r"Antony (J\. )?Blinken", names)
    assert any("word for word" in reason for reason in link.reasons)


def test_the_people_of_the_seeds_are_named_in_the_reasons(db, seeds, django_capture_on_commit_callbacks):
    create_person("Shah Mahmood Qureshi", names=["Shah Mehmood Qureshi"])
    create_person("Antony J. Blinken", names=["Antony Blinken"])

    with django_capture_on_commit_callbacks(execute=True):
        list(import_items(map(str, seeds.values())))

    assert "both name Antony J. Blinken and Shah Mahmood Qureshi" in Link.objects.get().reasons
    assert {quote.speaker.name for quote in Quote.objects.filter(speaker__isnull=False)} >= {
        "Shah Mahmood Qureshi"
    }


@pytest.mark.parametrize("order", [("000", "002"), ("002", "000")])
def test_among_the_demos_articles_the_seeds_are_suggested_to_each_other_and_to_no_other(
    db, seeds, order, django_capture_on_commit_callbacks
):
    create_person("Shah Mahmood Qureshi", names=["Shah Mehmood Qureshi"])
    create_person("Antony J. Blinken", names=["Antony Blinken"])

    with django_capture_on_commit_callbacks(execute=True):
        list(import_items([str(seeds[order[0]]), str(INCOMING), str(seeds[order[1]])]))

    (link,) = (
        link
        for link in Link.objects.for_listing()
        if "Qureshi" in link.low.headline or "Qureshi" in link.high.headline
    )
    assert "Qureshi" in link.low.headline
    assert "Qureshi" in link.high.headline
    assert link.relation == Link.Relation.SAME_EVENT
    assert "both name Antony J. Blinken and Shah Mahmood Qureshi" in link.reasons
    assert any(reason.startswith("both write “") for reason in link.reasons)
    assert link.low.story == link.high.story
