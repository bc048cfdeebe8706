"""The workbench as a page: what it costs, and what it says of the gate."""

import pytest

from articles.models import Link
from tests.admin.event_forms import JSON, page, save_row
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    EventFactory,
    FindingFactory,
    LinkFactory,
    MilestoneFactory,
    PassageFactory,
    PersonFactory,
    PictureFactory,
    SummarySentenceFactory,
)
from tests.publishing.stories import covered


@pytest.mark.parametrize("size", [2, 8])
def test_the_page_costs_the_same_however_much_the_event_holds(size, as_editor, django_assert_num_queries):
    event = EventFactory()
    for _ in range(size):
        row = CoverageFactory(event=event)
        LinkFactory(one=row.article, other=ArticleFactory(), relation=Link.Relation.SAME_EVENT)
        event.participations.create(person=PersonFactory())
        PictureFactory(event=event, kept=True)
        for factory in (SummarySentenceFactory, FindingFactory, MilestoneFactory):
            factory(event=event).passages.add(PassageFactory(), PassageFactory())
    as_editor.get(page(event))

    with django_assert_num_queries(63):
        as_editor.get(page(event))


def test_the_gate_says_what_blocks_before_what_is_to_be_minded(as_editor):
    html = as_editor.get(page(EventFactory(place=""))).content.decode()

    assert html.index("No article covers the event.") < html.index("The event has no place.")


def test_the_gate_is_answered_anew_with_each_save(as_editor):
    event = covered()
    sentence = event.summary.get()

    answer = save_row(as_editor, sentence, {"text": "Fresh words."}, **JSON).json()

    assert "“Fresh words.” cites no article" in answer["parts"]["gate-checks"]


def test_an_empty_event_says_how_it_fills(as_editor):
    html = as_editor.get(page(EventFactory())).content.decode()

    assert "No article is in this event. Add one below." in html
    assert "Propose a summary, or write the first sentence." in html
