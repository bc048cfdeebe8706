from articles.publishing.lifecycle import submit
from tests.admin.event_forms import form_of, page, row
from tests.factories import EventFactory, UserFactory


def test_saving_moves_the_lock_on(as_editor):
    event = EventFactory()

    as_editor.post(page(event), form_of(event, title="Gate opens"))

    event.refresh_from_db()
    assert (event.title, event.lock_version) == ("Gate opens", 2)


def test_saving_over_a_colleague_is_refused_by_name_and_keeps_what_was_typed(client, editor):
    event, wilma = EventFactory(), UserFactory(username="wilma", role="editor")
    seen = form_of(event, title="Mine", place="Skarrow")
    client.force_login(wilma)
    client.post(page(event), form_of(event, title="Hers"))
    client.force_login(editor)

    html = client.post(page(event), seen).content.decode()

    assert "wilma changed this event at" in html
    assert 'value="Mine"' in html
    assert 'value="Skarrow"' in html
    event.refresh_from_db()
    assert event.title == "Hers"


def test_saving_again_after_the_warning_puts_mine_in_its_place(client, editor):
    event = EventFactory()
    client.force_login(UserFactory(role="editor"))
    client.post(page(event), form_of(event, title="Hers"))
    client.force_login(editor)
    warned = client.post(page(event), form_of(event, title="Mine"))
    shown = warned.context["adminform"].form["seen_version"].value()

    client.post(page(event), form_of(event, title="Mine", seen_version=shown))

    event.refresh_from_db()
    assert event.title == "Mine"


def test_a_step_of_publishing_counts_as_a_change(as_editor):
    event = EventFactory()
    seen = form_of(event, title="Late")
    submit(event, user=UserFactory(username="paula"))

    html = as_editor.post(page(event), seen).content.decode()

    assert "paula changed this event" in html
    event.refresh_from_db()
    assert event.status == "in_review"


def test_a_form_without_its_version_is_refused(as_editor):
    event = EventFactory()

    html = as_editor.post(page(event), form_of(event, title="Mine", seen_version="")).content.decode()

    assert "Nothing was saved" in html


def test_an_error_in_a_row_leaves_the_lock_as_it_was(as_editor):
    event = EventFactory()

    as_editor.post(page(event), form_of(event, **row("findings", kind="nonsense", text="x", position=0)))

    event.refresh_from_db()
    assert event.lock_version == 1
