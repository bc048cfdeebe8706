"""One row, one deed: what is typed is saved alone, over what its editor saw."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import Event, Milestone, SummarySentence
from articles.models.deeds import token
from articles.publishing.lifecycle import withdraw
from tests.admin.event_forms import JSON, add_row, on_row, page, save_row, shown
from tests.factories import (
    CoverageFactory,
    EventFactory,
    FindingFactory,
    MilestoneFactory,
    PassageFactory,
    PersonFactory,
    SummarySentenceFactory,
    UserFactory,
)
from tests.publishing.stories import published


@pytest.fixture
def sentence(db):
    return SummarySentenceFactory(text="The bridge opened on Monday.")


def texts(event):
    return list(event.summary.values_list("text", flat=True))


def test_a_sentence_is_saved_alone_and_answered_with_the_time(as_editor, sentence):
    answer = save_row(as_editor, sentence, {"text": "It opened."}, **JSON).json()

    sentence.refresh_from_db()
    assert sentence.text == "It opened."
    assert answer["saved"]
    assert answer["hidden"] == {"seen": token(sentence)}
    assert sentence.history.first().history_user.username == "edda"


def test_saving_moves_the_lock_of_the_event_on(as_editor, sentence):
    save_row(as_editor, sentence, {"text": "It opened."})

    assert Event.objects.get().lock_version == 2


def test_saving_what_stands_there_already_leaves_no_trace(as_editor, sentence):
    save_row(as_editor, sentence, {})

    assert (Event.objects.get().lock_version, sentence.history.count()) == (1, 1)


def test_an_empty_sentence_is_refused_and_the_kept_one_stays(as_editor, sentence):
    response = save_row(as_editor, sentence, {"text": " "}, **JSON)

    assert response.status_code == 422
    assert "This field is required." in response.json()["parts"]["summary-rows"]
    assert texts(sentence.event) == ["The bridge opened on Monday."]


def test_a_refused_sentence_leaves_the_lock_as_it_was(as_editor, sentence):
    save_row(as_editor, sentence, {"text": " "})

    assert Event.objects.get().lock_version == 1


def test_a_stale_save_is_refused_and_shows_theirs_and_yours(as_editor, sentence):
    seen = shown(sentence)
    sentence.text = "The bridge opened on Tuesday."
    sentence._history_user = UserFactory(username="wilma")
    sentence.save()

    html = on_row(
        as_editor, "save_row", sentence, {"text": "The bridge opened on Friday."}, seen=seen
    ).content.decode()

    assert "wilma was here meanwhile" in html
    assert "<del>Tuesday</del>" in html
    assert "<ins>Friday</ins>" in html
    assert "The bridge opened on Friday.</textarea>" in html
    assert texts(sentence.event) == ["The bridge opened on Tuesday."]


def test_a_stale_save_carries_what_stands_now_so_that_mine_can_be_put_in_its_place(as_editor, sentence):
    seen = shown(sentence)
    SummarySentence.objects.filter(pk=sentence.pk).update(text="Theirs.")
    sentence.refresh_from_db()

    html = on_row(as_editor, "save_row", sentence, {"text": "Mine."}, seen=seen).content.decode()

    assert f'name="seen" value="{token(sentence)}"' in html
    assert "Put mine in its place" in html
    assert "Keep theirs" in html


def test_a_colleague_who_cited_something_changed_the_row_too(as_editor, sentence):
    seen = shown(sentence)
    sentence.passages.add(PassageFactory())

    response = on_row(as_editor, "save_row", sentence, {"text": "Mine."}, seen=seen, **JSON)

    assert response.status_code == 422
    assert texts(sentence.event) == ["The bridge opened on Monday."]


def test_a_row_that_was_only_moved_meanwhile_is_saved_in_its_new_place(as_editor, sentence):
    seen = shown(sentence)
    SummarySentence.objects.filter(pk=sentence.pk).update(position=7)

    on_row(as_editor, "save_row", sentence, {"text": "Mine."}, seen=seen)

    sentence.refresh_from_db()
    assert (sentence.text, sentence.position) == ("Mine.", 7)


def test_what_was_typed_for_a_row_that_a_colleague_took_out_is_kept_as_a_new_one(as_editor, sentence):
    seen, event = shown(sentence), sentence.event
    gone = SummarySentence(pk=sentence.pk, event=event)
    sentence._history_user = UserFactory(username="wilma")
    sentence.delete()

    html = on_row(as_editor, "save_row", gone, {"text": "Long work."}, seen=seen).content.decode()

    assert "Wilma took this out of the event meanwhile" in html
    assert "Long work.</textarea>" in html


def test_a_new_sentence_comes_last(as_editor, sentence):
    SummarySentence.objects.update(position=4)

    add_row(as_editor, sentence.event, "summary", {"text": "A second."})

    assert sentence.event.summary.get(text="A second.").position == 5


def test_articles_people_findings_and_the_timeline_are_added(as_editor):
    event, person = EventFactory(), PersonFactory()
    milestone = {"happened_0": "2026-05-12", "happened_2": "day", "text": "Opened."}

    add_row(as_editor, event, "people", {"person": person.pk, "role": "host"})
    add_row(as_editor, event, "findings", {"kind": "agreed", "text": "It opened."})
    add_row(as_editor, event, "timeline", milestone)

    assert event.participations.get().person == person
    assert event.findings.get().kind == "agreed"
    assert event.milestones.get().happened == "12 May 2026"


def test_without_javascript_a_person_is_given_by_number(as_editor):
    event, person = EventFactory(), PersonFactory()

    add_row(as_editor, event, "people", {"person-typed": person.pk})

    assert event.participations.get().person == person


def test_a_person_who_is_in_the_event_is_not_added_twice(as_editor):
    event, person = EventFactory(), PersonFactory()
    event.participations.create(person=person)

    html = add_row(as_editor, event, "people", {"person": person.pk}).content.decode()

    assert "This person is already in the event." in html
    assert event.participations.count() == 1


@pytest.mark.parametrize(
    ("place", "order"), [(0, "c a b"), (1, "a c b"), (2, "a b c"), (99, "a b c")], ids=str
)
def test_a_sentence_is_put_in_another_place(place, order, as_editor):
    event = EventFactory()
    *_, last = [SummarySentenceFactory(event=event, text=text, position=3) for text in "abc"]

    on_row(as_editor, "move_row", last, {"place": place})

    assert texts(event) == order.split()


def test_what_is_typed_in_a_row_is_saved_with_its_move(as_editor):
    event = EventFactory()
    SummarySentenceFactory(event=event, text="a")
    last = SummarySentenceFactory(event=event, text="b", position=1)

    on_row(as_editor, "move_row", last, {"place": 0, "text": "b, rewritten"})

    assert texts(event) == ["b, rewritten", "a"]


def test_lines_of_the_timeline_stand_in_the_order_of_their_dates(as_editor):
    event = EventFactory()
    for day in ("2026-05-14", "2026-05-12"):
        add_row(as_editor, event, "timeline", {"happened_0": day, "happened_2": "day", "text": day})

    html = as_editor.get(page(event)).content.decode()

    assert html.index("2026-05-12</textarea>") < html.index("2026-05-14</textarea>")
    assert Milestone.objects.count() == 2


def test_a_row_of_another_event_cannot_be_reached_through_this_one(as_editor, sentence):
    elsewhere = SummarySentence(pk=sentence.pk, event=EventFactory(), text=sentence.text)

    on_row(as_editor, "save_row", elsewhere, {"text": "Mine."}, seen=shown(sentence))

    assert texts(sentence.event) == ["The bridge opened on Monday."]


def test_a_section_that_is_none_is_not_found(as_editor):
    assert add_row(as_editor, EventFactory(), "nonsense", {}).status_code == 404


def test_rows_of_a_withdrawn_event_stay_as_they_were(as_editor):
    event = published()
    withdraw(event, user=UserFactory(), text="It never happened.")

    html = add_row(as_editor, event, "summary", {"text": "More."}).content.decode()

    assert "was withdrawn, and stays as it was" in html
    assert event.summary.count() == 1


def test_whoever_may_only_view_reads_the_page_without_forms(client, db):
    event = EventFactory()
    sentence = SummarySentenceFactory(event=event, text="It opened.")
    FindingFactory(event=event, text="All agree.")
    MilestoneFactory(event=event, text="A day.")
    CoverageFactory(event=event)
    viewer = UserFactory()
    viewer.user_permissions.set(permissions("view_event", "view_summarysentence"))
    client.force_login(viewer)

    html = client.get(page(event)).content.decode()

    assert "It opened." in html
    assert "All agree." in html
    assert "<textarea" not in html
    assert "data-autosave" not in html
    assert save_row(client, sentence, {"text": "Mine."}).status_code == 403


def permissions(*codenames):
    return Permission.objects.filter(codename__in=codenames)


def test_whoever_may_not_see_events_is_refused(client, sentence):
    client.force_login(UserFactory())

    assert client.get(page(sentence.event)).status_code == 403
