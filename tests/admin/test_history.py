from django.urls import reverse

from articles.publishing.lifecycle import submit
from tests.factories import ArticleFactory, EventFactory, UserFactory
from tests.publishing.stories import published


def history(obj):
    return reverse(f"admin:articles_{obj._meta.model_name}_history", args=[obj.pk])


def test_history_says_who_changed_what_when(as_editor, editor):
    article = ArticleFactory(headline="Before")
    article.headline = "After"
    article._history_user = editor
    article.save()

    html = as_editor.get(history(article)).content.decode()

    change = html.partition("<tbody>")[2].partition("</tr>")[0]
    for words in ("edda", "Headline", "Before → After"):
        assert words in change


def test_a_change_without_a_person_is_the_machines(as_editor):
    html = as_editor.get(history(ArticleFactory())).content.decode()

    assert "the machine" in html


def test_history_is_read_and_never_put_back(as_superuser):
    event = EventFactory()
    submit(event, user=UserFactory())
    drafted = event.history.last()

    response = as_superuser.post(f"{history(event)}{drafted.pk}/", {"title": event.title})

    event.refresh_from_db()
    assert response.status_code in (302, 404)
    assert event.status == "in_review"


def test_the_steps_of_an_event_are_in_its_history(as_editor):
    html = as_editor.get(history(published())).content.decode()

    assert "draft → published" in html
