from articles.models import Event
from articles.publishing.lifecycle import submit
from tests.admin.event_forms import JSON, head_of, page, save_head
from tests.factories import EventFactory, UserFactory


def by_wilma(client, event, **changes):
    """A colleague's change, saved while the form of the caller stood open."""
    client.force_login(UserFactory(username="wilma", role="editor"))
    save_head(client, event, head_of(Event.objects.get(pk=event.pk), **changes))


def test_saving_moves_the_lock_on(as_editor):
    event = EventFactory()

    save_head(as_editor, event, head_of(event, title="Gate opens"))

    event.refresh_from_db()
    assert (event.title, event.lock_version) == ("Gate opens", 2)


def test_saving_what_is_there_already_leaves_no_trace(as_editor):
    event = EventFactory()

    save_head(as_editor, event, head_of(event))

    event.refresh_from_db()
    assert (event.lock_version, event.history.count()) == (1, 1)


def test_two_editors_change_different_fields_and_both_changes_stand(client, editor):
    event = EventFactory()
    mine = head_of(event, place="Skarrow")
    by_wilma(client, event, title="Hers")
    client.force_login(editor)

    save_head(client, event, mine)

    event.refresh_from_db()
    assert (event.title, event.place) == ("Hers", "Skarrow")


def test_saving_over_a_colleague_is_refused_by_name_with_both_and_keeps_what_was_typed(client, editor):
    event = EventFactory(title="Gate to open")
    seen = head_of(event, title="Gate opens at noon", place="Skarrow")
    by_wilma(client, event, title="Gate opens at ten")
    client.force_login(editor)

    html = save_head(client, event, seen).content.decode()

    assert "wilma was here meanwhile" in html
    assert "<del>ten</del>" in html
    assert "<ins>noon</ins>" in html
    assert 'value="Gate opens at noon"' in html
    assert 'value="Skarrow"' in html
    event.refresh_from_db()
    assert (event.title, event.place) == ("Gate opens at ten", "")


def test_mine_is_put_in_its_place_once_theirs_was_seen(client, editor):
    event = EventFactory()
    by_wilma(client, event, title="Hers")
    client.force_login(editor)
    event.refresh_from_db()

    save_head(client, event, head_of(event, title="Mine"))

    event.refresh_from_db()
    assert event.title == "Mine"


def test_the_refused_form_has_seen_what_stands_now(client, editor):
    event = EventFactory()
    mine = head_of(event, title="Mine")
    by_wilma(client, event, title="Hers")
    client.force_login(editor)

    html = save_head(client, event, mine).content.decode()

    assert '<input type="hidden" name="seen-title" value="Hers">' in html


def test_a_form_without_what_it_has_seen_is_refused(as_editor):
    event = EventFactory()
    data = {name: value for name, value in head_of(event, title="Mine").items() if name != "seen-title"}

    html = save_head(as_editor, event, data).content.decode()

    assert "This page is incomplete" in html
    assert Event.objects.get().title == event.title


def test_the_page_takes_on_the_version_that_its_own_save_made(as_editor):
    event = EventFactory()

    answer = save_head(as_editor, event, head_of(event, title="Gate opens"), **JSON).json()

    assert (answer["version"], answer["seen_all"]) == (2, True)


def test_a_page_that_has_not_seen_a_colleagues_change_does_not_take_on_the_version(client, editor):
    event = EventFactory()
    mine = head_of(event, place="Skarrow")
    by_wilma(client, event, title="Hers")
    client.force_login(editor)

    answer = save_head(client, event, mine, **JSON).json()

    assert (answer["version"], answer["seen_all"]) == (3, False)
    assert "Hers" in answer["parts"]["head-fields"]


def test_a_step_of_publishing_stands_beside_a_change_of_the_head(as_editor):
    event = EventFactory()
    seen = head_of(event, title="Late")
    submit(event, user=UserFactory(username="paula"))

    save_head(as_editor, event, seen)

    event.refresh_from_db()
    assert (event.status, event.title) == ("in_review", "Late")


def test_the_page_itself_takes_no_form(as_editor):
    assert as_editor.post(page(EventFactory()), {}).status_code == 405
