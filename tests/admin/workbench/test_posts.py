from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from articles.models import Event, Participation, Post
from articles.models.deeds import token
from tests.factories import EventFactory, PersonFactory, PostFactory


@pytest.fixture
def minister(db):
    return PersonFactory(name="Mara Quill")


@pytest.fixture
def row(minister):
    event = EventFactory(started_at=datetime(2026, 5, 12, tzinfo=UTC), started_precision="day")
    return Participation.objects.create(event=event, person=minister, role="signatory")


def page(client, row):
    return client.get(row.event.get_admin_url()).content.decode()


def add(client, row, **fields):
    door = reverse("admin:articles_event_add_post", args=[row.event_id, "people", row.pk])
    typed = {"post-title": "", "post-organisation": "", "post-start": "", "post-end": ""}
    return client.post(door, typed | {"seen": token(row), "role": row.role, **fields}, follow=True)


def test_the_post_of_the_day_stands_beside_who_took_part(as_editor, row, minister):
    PostFactory(person=minister, title="mayor", organisation="Low Skarrow", end=date(2023, 1, 1))
    PostFactory(person=minister, title="transport minister", organisation="Corvany", start=date(2024, 3, 1))

    html = page(as_editor, row)

    assert "Readers see the post of that day: <strong>transport minister, Corvany</strong>." in html
    assert "mayor, Low Skarrow, until 2023" in html
    assert "transport minister, Corvany, since 2024" in html


def test_without_a_post_readers_see_the_name_alone(as_editor, row):
    assert "No post is known for that day; readers see the name alone." in page(as_editor, row)


def test_a_post_is_added_where_it_is_missed(as_editor, row, minister):
    html = add(
        as_editor,
        row,
        **{"post-title": "transport minister", "post-organisation": "Corvany", "post-start": "2024-03-01"},
    ).content.decode()

    post = Post.objects.get()
    assert (post.person, post.start) == (minister, date(2024, 3, 1))
    assert "<strong>transport minister, Corvany</strong>" in html


def test_a_post_of_somebody_merged_is_given_to_whom_they_are(as_editor, row, minister):
    standing = PersonFactory()
    minister.merged_into = standing
    minister.save()

    add(as_editor, row, **{"post-title": "minister"})

    assert Post.objects.get().person == standing


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"post-organisation": "Corvany"}, "This field is required."),
        (
            {"post-title": "minister", "post-start": "2024-01-01", "post-end": "2023-01-01"},
            "A post cannot end before it began.",
        ),
        ({"post-title": "minister", "post-start": "spring"}, "Enter a valid date."),
    ],
)
def test_a_post_that_cannot_be_is_refused_and_stays_as_it_was_typed(as_editor, row, typed, told):
    html = add(as_editor, row, **typed).content.decode()

    assert told in html
    assert all(f'value="{value}"' in html for value in typed.values())
    assert Post.objects.count() == 0


def test_a_contributor_adds_no_post(as_contributor, row):
    assert add(as_contributor, row, **{"post-title": "minister"}).status_code == 403
    assert "Add a post" not in page(as_contributor, row)


def test_pages_learn_that_the_event_tells_another_post(as_editor, row):
    before = Event.objects.get().lock_version

    add(as_editor, row, **{"post-title": "minister"})

    assert Event.objects.get().lock_version == before + 1


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, None, ""),
        (date(2024, 1, 1), None, "since 2024"),
        (None, date(2023, 5, 1), "until 2023"),
        (date(2019, 1, 1), date(2023, 5, 1), "2019–2023"),
        (date(2023, 1, 1), date(2023, 5, 1), "2023"),
    ],
)
def test_the_years_of_a_post_are_told_in_words(start, end, told):
    assert Post(start=start, end=end).years == told
