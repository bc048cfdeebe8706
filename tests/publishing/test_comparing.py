import pytest

from articles.models import Event, Quote
from articles.publishing.board import lead_with
from articles.publishing.comparing import compare_contents
from articles.publishing.content import build_content
from articles.publishing.lifecycle import correct
from tests.factories import SummarySentenceFactory
from tests.publishing.stories import full_story

pytestmark = pytest.mark.django_db


def changed(before, after):
    """Each part that differs, with its lines: -taken out- and +put in+."""
    signs = {"equal": "", "taken_out": "-", "put_in": "+"}
    return {
        part.name: [
            "".join(
                f"{signs[piece.tag]}{piece.words.strip()}{signs[piece.tag]} " for piece in change.pieces
            ).strip()
            for change in part.changes
        ]
        for part in compare_contents(before, after)
    }


@pytest.fixture
def event():
    return full_story()


def test_an_edition_does_not_differ_from_itself(event):
    content = event.current_edition.content

    assert compare_contents(content, content) == []


def test_another_rendering_that_leads_is_named(event, editor):
    before = event.current_edition.content
    lead_with(event, Quote.objects.get(kind="mixed"), user=editor)

    told = changed(before, build_content(event))

    assert list(told) == ["Which rendering leads"]
    assert "-“We will open the-" in told["Which rendering leads"][0]


def test_a_picture_that_was_taken_out_is_named(event):
    before = event.current_edition.content
    event.pictures.filter(position=1).delete()

    assert changed(before, build_content(event)) == {"Pictures": ["-Lorries in a row. (Ada Pell/Bay Wire)-"]}


def test_a_sentence_that_was_rewritten_is_shown_word_by_word(event):
    before = event.current_edition.content
    event.summary.filter(position=0).update(text="The crossing opens on Tuesday.")

    assert changed(before, build_content(event)) == {
        "Summary": ["The crossing opens on -Monday- +Tuesday+ . [Bay Wire, Skarrow Post]"]
    }


def test_a_sentence_is_put_in_and_another_taken_out(event):
    before = event.current_edition.content
    event.summary.filter(position=1).delete()
    SummarySentenceFactory(event=event, text="Hauliers ask for longer hours.", position=5)

    told = changed(before, build_content(event))["Summary"]

    assert [line[0] + line[-1] for line in told] == ["++", "--"]


def test_what_a_sentence_rests_on_is_a_part_of_it(event):
    before = event.current_edition.content
    event.summary.get(position=0).passages.remove(event.summary.get(position=0).passages.first())

    assert "Summary" in changed(before, build_content(event))


def test_title_place_and_log_are_compared(event, publisher):
    before = event.current_edition.content
    Event.objects.filter(pk=event.pk).update(title="Ministers reopen the crossing", place="Low Skarrow")
    event.refresh_from_db()
    correct(event, user=publisher, kind="clarification", text="Which bridge.")
    event.refresh_from_db()

    assert set(changed(before, event.current_edition.content)) == {"Title", "Where", "Corrections"}
