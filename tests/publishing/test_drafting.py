import pytest
from django.core.exceptions import ValidationError

from articles.publishing.drafting import draft_findings, draft_summary
from articles.publishing.lifecycle import withdraw
from tests.factories import EventFactory, LinkFactory
from tests.publishing.stories import cover, published, report

pytestmark = pytest.mark.django_db

WIRE = (
    "The Harrow Bridge reopens to lorries on Monday morning after four months of repairs. "
    "About 200 lorries were waiting on the Corvanian bank. "
    "The repairs cost the two governments 6.4 million crowns."
)
POST = (
    "Both mayors drank tea on the empty roadway. "
    "After four months of repairs the Harrow Bridge reopens on Monday morning to lorries. "
    "About 350 lorries were waiting on the Corvanian bank."
)


def event_of(*texts):
    event = EventFactory()
    for number, text in enumerate(texts):
        cover(event, report(f"Outlet {number}", number, text), position=number)
    return event


def told(rows):
    return [row.text for row in rows.order_by("position")]


def test_what_most_outlets_report_is_proposed_and_cited_to_each_of_them(editor):
    event = event_of(WIRE, POST)

    draft_summary(event, user=editor)

    first = event.summary.order_by("position").first()
    assert "reopens" in first.text
    assert {passage.version.article.source.name for passage in first.passages.all()} == {
        "Outlet 0",
        "Outlet 1",
    }
    assert all(
        passage.version.text[passage.start : passage.end] == passage.exact for passage in first.passages.all()
    )


def test_a_single_report_is_proposed_as_it_begins(editor):
    event = event_of(WIRE)

    assert draft_summary(event, user=editor) == 3

    assert told(event.summary)[0] == WIRE.partition(" About")[0]


def test_copies_of_one_text_are_cited_once(editor):
    event = event_of(WIRE, WIRE)
    wire, copy = event.articles.order_by("published_at")
    LinkFactory(one=wire, other=copy, relation="copy", origin=wire, confirmed=True)

    draft_summary(event, user=editor)

    assert [row.passages.count() for row in event.summary.all()] == [1, 1, 1]


def test_proposing_twice_adds_nothing(editor):
    event = event_of(WIRE, POST)
    first = draft_summary(event, user=editor)

    assert (draft_summary(event, user=editor), event.summary.count()) == (0, first)


def test_what_the_editor_wrote_stays_and_comes_first(editor):
    event = event_of(WIRE, POST)
    event.summary.create(text="A bridge reopens.", position=0)

    draft_summary(event, user=editor)

    assert told(event.summary)[0] == "A bridge reopens."
    assert event.summary.count() > 1


def test_findings_tell_where_figures_differ_and_who_has_which(editor):
    event = event_of(WIRE, POST)

    draft_findings(event, user=editor)

    [differs] = event.findings.filter(kind="differs")
    assert differs.text == "Figures: “About 200 lorries” Outlet 0, “About 350 lorries” Outlet 1"
    assert differs.passages.count() == 2


def test_findings_tell_where_one_outlet_has_another_place(editor):
    event = event_of(
        "About 200 lorries were waiting for the ferry at Harrow Bridge on Monday morning.",
        "About 200 lorries were waiting for the ferry at Tollen Quay on Monday morning.",
    )

    draft_findings(event, user=editor)

    [differs] = event.findings.filter(kind="differs")
    assert differs.text == "Names and places: “Harrow Bridge” Outlet 0, “Tollen Quay” Outlet 1"
    assert differs.passages.count() == 2


def test_a_name_that_only_one_outlet_adds_is_no_difference(editor):
    event = event_of(
        "About 200 lorries were waiting for the ferry on Monday morning, Mara Quill said.",
        "About 200 lorries were waiting for the ferry on Monday morning near Tollen Quay.",
    )

    draft_findings(event, user=editor)

    assert not event.findings.filter(kind="differs").exists()


def test_findings_tell_what_all_report_and_what_only_one_does(editor):
    event = event_of(WIRE, POST)

    draft_findings(event, user=editor)

    assert "reopens" in told(event.findings.filter(kind="agreed"))[0]
    assert "Both mayors drank tea on the empty roadway." in told(event.findings.filter(kind="single_source"))


@pytest.mark.parametrize(("draft", "texts"), [(draft_summary, []), (draft_findings, [WIRE])])
def test_where_there_is_nothing_to_propose_from_it_says_what_to_add(editor, draft, texts):
    with pytest.raises(ValidationError, match="Add "):
        draft(event_of(*texts), user=editor)


def test_an_event_that_someone_changed_meanwhile_is_not_drafted(editor):
    event = event_of(WIRE)
    event.lock_version -= 1

    with pytest.raises(ValidationError, match="changed by someone else"):
        draft_summary(event, user=editor)


def test_a_withdrawn_event_is_not_drafted(editor, publisher):
    event = published()
    withdraw(event, user=publisher, text="It was wrong.")

    with pytest.raises(ValidationError, match="withdrawn"):
        draft_summary(event, user=editor)
