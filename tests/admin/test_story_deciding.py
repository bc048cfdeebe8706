"""What the triage screen's keys do: they press its buttons, which post here."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.coverage.deciding import decide
from articles.models import Link
from tests.factories import LinkFactory, UserFactory

from .triage import members, messages, pair, shown, story_of, suggest_all, url

pytestmark = pytest.mark.django_db


def press(client, story, one, other, follow=True, **typed):
    return client.post(url(story, "decide"), pair(one, other) | typed, follow=follow)


def undo(client, story, response):
    return client.post(url(story, "undo"), {"decided": response.context["deed_at"].isoformat()}, follow=True)


def states():
    return list(Link.objects.order_by("low_id", "high_id").values_list("relation", "state"))


def test_one_key_decides_and_leads_to_the_next_pair(as_editor, editor):
    story = story_of(3)
    first, second, third = members(story)
    suggest_all(story)

    response = press(as_editor, story, first, second, relation="same_event")

    link = Link.objects.get(low=first, high=second)
    assert (link.relation, link.state, link.decided_by) == ("same_event", "confirmed", editor)
    assert messages(response) == ["Outlet 1: same event as Outlet 2."]
    assert shown(response) == [first.pk, third.pk]


def test_a_copy_has_the_origin_that_was_chosen(as_editor):
    story = story_of(2)
    first, second = members(story)

    press(as_editor, story, first, second, relation="copy", origin=second.pk)
    assert Link.objects.get().origin == second


def test_a_pair_that_nothing_suggested_is_decided_with_a_note(as_editor):
    story, other = story_of(1), story_of(1)
    one, stranger = members(story)[0], members(other)[0]

    press(as_editor, story, one, stranger, relation="same_event", note="Same ship.")

    assert Link.objects.get().note == "Same ship."
    assert set(members(story)) | set(members(other)) == {one, stranger}


def test_a_story_that_was_joined_to_another_leads_there(as_editor):
    big, small = story_of(2), story_of(1)
    one, stranger = members(big)[0], members(small)[0]

    response = press(as_editor, small, stranger, one, follow=False, relation="same_event")

    assert response.url.startswith(url(big))


def test_a_pair_is_left_as_unsure(as_editor):
    story = story_of(2)
    suggest_all(story)

    press(as_editor, story, *members(story), unsure="1")

    assert states() == [("same_event", "unsure")]


def test_a_skipped_pair_is_not_come_back_to_before_the_others(as_editor):
    story = story_of(4)
    first, _, third, fourth = members(story)
    suggest_all(story)

    response = press(as_editor, story, first, third, relation="same_event")

    assert shown(response) == [first.pk, fourth.pk]


def test_a_colleagues_newer_decision_is_shown_and_what_was_typed_is_kept(as_editor):
    story = story_of(2)
    first, second = members(story)
    suggest_all(story)
    seen = timezone.now() - timedelta(minutes=5)
    decide(first, second, "copy", origin=first, user=UserFactory(username="wilma"))
    typed = {"relation": "unrelated", "note": "Other ship.", "seen": seen.isoformat()}

    response = press(as_editor, story, first, second, **typed)

    html = response.content.decode()
    assert states() == [("copy", "confirmed")]
    assert "wilma decided “copy” for this pair" in html
    assert ">\nOther ship.</textarea>" in html
    again = {**typed, "seen": response.context["seen"].isoformat()}
    press(as_editor, story, first, second, **again)
    assert states() == [("unrelated", "confirmed")]


def test_a_made_up_relation_is_refused(as_editor):
    story = story_of(2)

    response = press(as_editor, story, *members(story), relation="cousin")

    assert not Link.objects.exists()
    assert messages(response) == ["Choose one of the buttons."]


def test_two_that_are_not_there_are_no_error(as_editor):
    story = story_of(1)

    response = as_editor.post(url(story, "decide"), {"one": "x", "other": "7"}, follow=True)

    assert response.status_code == 200
    assert not Link.objects.exists()


@pytest.mark.parametrize("other", ["", "first", "999999", "9" * 30, "<b>"])
def test_a_key_decides_no_pair_but_the_one_that_was_shown(other, as_editor):
    story = story_of(2)
    first, _ = members(story)
    suggest_all(story)
    posted = {"one": first.pk, "other": first.pk if other == "first" else other, "relation": "copy"}

    response = as_editor.post(url(story, "decide"), posted, follow=True)

    assert messages(response) == ["There are no such two articles to compare. Choose them in the list."]
    assert states() == [("same_event", "suggested")]


def test_a_contributor_suggests(as_contributor, contributor):
    story = story_of(2)

    response = press(as_contributor, story, *members(story), relation="same_event")

    link = Link.objects.get()
    assert (link.state, link.suggested_by) == ("suggested", contributor)
    assert "An editor will decide." in messages(response)[0]


@pytest.mark.parametrize("deed", ["follow", "undo"])
def test_a_contributor_neither_decides_in_bulk_nor_undoes(deed, as_contributor):
    assert as_contributor.post(url(story_of(2), deed)).status_code == 403


def test_the_pairs_that_follow_are_decided_with_one_key(as_editor, editor):
    story = story_of(4)
    links = suggest_all(story)
    for link in links[:3]:
        decide(link.low, link.high, "same_event", user=editor)
    following = as_editor.get(url(story)).context["following"]

    response = as_editor.post(url(story, "follow"), {"links": ",".join(following)}, follow=True)

    assert messages(response) == ["3 pairs decided."]
    assert not Link.objects.waiting().exists()
    assert "All decided." in response.content.decode()


def test_undo_takes_the_last_decision_back_and_shows_its_pair(as_editor):
    story = story_of(3)
    first, second, third = members(story)
    suggest_all(story)
    press(as_editor, story, first, second, relation="same_event")
    response = press(as_editor, story, first, third, relation="unrelated")

    response = undo(as_editor, story, response)

    assert messages(response) == ["Taken back. Outlet 1: unrelated to Outlet 3."]
    assert states()[:2] == [("same_event", "confirmed"), ("same_event", "suggested")]
    assert shown(response) == [first.pk, third.pk]


def test_undo_takes_a_bulk_decision_back_whole(as_editor, editor):
    story = story_of(3)
    links = suggest_all(story)
    decide(links[0].low, links[0].high, "same_event", user=editor)
    decide(links[1].low, links[1].high, "same_event", user=editor)
    before = states()
    response = as_editor.post(url(story, "follow"), {"links": str(links[2].pk)}, follow=True)

    undo(as_editor, story, response)

    assert states() == before


def test_undo_brings_back_an_article_that_the_decision_took_to_another_story(as_editor):
    story = story_of(2)
    first, second = members(story)
    suggest_all(story)
    response = press(as_editor, story, first, second, relation="unrelated")
    assert len(members(story)) == 1

    undo(as_editor, story, response)

    assert members(story) == [first, second]


def test_a_deed_is_undone_once(as_editor):
    story = story_of(2)
    response = press(as_editor, story, *members(story), relation="same_event")
    undo(as_editor, story, response)

    again = undo(as_editor, story, response)

    assert messages(again) == ["There is nothing to undo: it was taken back already, or decided anew."]


def test_a_colleagues_decision_is_not_undone(as_editor):
    story = story_of(2)
    decide(*members(story), "copy", user=UserFactory())

    response = as_editor.get(url(story))

    assert response.context["deed"] == []
    assert "Take back" in response.content.decode()


def test_an_article_leads_to_the_comparison(as_editor):
    story = story_of(2)
    first, second = members(story)
    link = LinkFactory(one=first, other=second)

    for page in (first.get_admin_url(), f"/admin/articles/link/{link.pk}/change/"):
        html = as_editor.get(page).content.decode()
        assert f'href="{url(story)}?one={first.pk}&amp;other={second.pk}"' in html
