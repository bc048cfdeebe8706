from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.coverage.deciding import decide
from articles.models import Link
from tests.factories import ArticleFactory, LinkFactory, UserFactory

LIST = reverse("admin:articles_link_changelist")


def link_form(article, other, relation="copy", origin="other", note=""):
    url = reverse("admin:articles_article_link", args=[article.pk])
    return url, {"other": other.pk, "relation": relation, "origin": origin, "note": note}


def decide_url(link):
    return reverse("admin:articles_link_decide", args=[link.pk])


def take_back_url(link):
    return reverse("admin:articles_link_take_back", args=[link.pk])


def act(client, action, *links):
    data = {"action": action, "_selected_action": [link.pk for link in links]}
    return client.post(LIST, data, follow=True)


def test_an_editor_links_two_articles(as_editor, editor):
    article, other = ArticleFactory(), ArticleFactory()

    response = as_editor.post(*link_form(article, other, note="Same dateline."))

    link = Link.objects.get()
    assert response.url == article.get_admin_url() + "#links"
    assert (link.relation, link.state, link.decided_by, link.origin) == ("copy", "confirmed", editor, other)
    assert link.note == "Same dateline."


def test_a_contributor_only_suggests(as_contributor, contributor):
    article, other = ArticleFactory(), ArticleFactory()

    response = as_contributor.post(*link_form(article, other), follow=True)

    link = Link.objects.get()
    assert (link.state, link.suggested_by, link.decided_by) == ("suggested", contributor, None)
    assert "Suggested. An editor will decide." in response.content.decode()


def test_same_event_has_no_origin_whatever_was_typed(as_editor):
    article, other = ArticleFactory(), ArticleFactory()

    as_editor.post(*link_form(article, other, relation="same_event", origin="this"))

    assert Link.objects.get().origin is None


def test_an_article_is_not_linked_to_itself(as_editor):
    article = ArticleFactory()

    html = as_editor.post(*link_form(article, article, note="Kept")).content.decode()

    assert "An article cannot be linked to itself." in html
    assert "Kept</textarea>" in html
    assert not Link.objects.exists()


def test_a_suggestion_is_decided_with_one_click(as_editor, editor):
    link = LinkFactory()

    response = as_editor.post(
        decide_url(link), {"relation": "same_event", "next": "/admin/articles/article/1/"}
    )

    link.refresh_from_db()
    assert response.url == "/admin/articles/article/1/"
    assert (link.state, link.decided_by) == ("confirmed", editor)


def test_a_suggestion_is_decided_otherwise_with_its_origin(as_editor):
    link = LinkFactory()

    as_editor.post(decide_url(link), {"relation": "rewrite", "origin": link.high_id})

    link.refresh_from_db()
    assert (link.relation, link.origin_id) == ("rewrite", link.high_id)


def test_a_pair_can_be_left_as_unsure(as_editor):
    link = LinkFactory()

    as_editor.post(decide_url(link), {"unsure": "1"})

    link.refresh_from_db()
    assert (link.state, link.relation) == ("unsure", "same_event")


def test_a_decision_is_undone_from_its_message(as_editor):
    link = LinkFactory()
    response = as_editor.post(decide_url(link), {"relation": "unrelated"})
    undo = response.wsgi_request.session["desk_undo"]

    as_editor.post(undo["url"], undo["fields"])

    link.refresh_from_db()
    assert (link.relation, link.state, link.decided_by) == ("same_event", "suggested", None)


def test_an_article_says_who_decided_and_when(as_editor):
    link = decide(ArticleFactory(), ArticleFactory(), "same_event", user=UserFactory(username="Wilma"))

    html = as_editor.get(link.low.get_admin_url()).content.decode()

    decided = html.partition("<h3>Decided</h3>")[2].partition("</ul>")[0]
    assert "same event as" in decided
    assert "Wilma, " in decided
    assert take_back_url(link) in decided


@pytest.mark.parametrize(
    ("of_low", "of_high"),
    [("has its copy in", "copy of")],
)
def test_each_article_tells_a_copy_from_its_own_side(of_low, of_high, as_editor):
    low, high = ArticleFactory(), ArticleFactory()
    LinkFactory(one=low, other=high, relation="copy", origin=low)

    pages = [as_editor.get(article.get_admin_url()).content.decode() for article in (low, high)]

    assert f"<strong>{of_low}</strong>" in pages[0]
    assert f"<strong>{of_high}</strong>" in pages[1]


@pytest.mark.parametrize(("score", "said"), [(0.042, 4), (0.87, 87), (0.9996, 99), (1, 99), (None, None)])
def test_no_suggestion_is_said_to_be_certain(score, said):
    assert Link(score=score).score_of_100 == said


def test_a_suggestion_gives_its_reasons_before_it_asks(as_editor):
    link = LinkFactory(score=0.87, reasons=["both name Mara Quill"])

    html = as_editor.get(link.low.get_admin_url()).content.decode()

    suggestion = html.partition('class="desk-suggestion"')[2].partition("</article>")[0]
    assert "at 87 of 100" in suggestion
    assert suggestion.index("both name Mara Quill") < suggestion.index("Yes: same event")


def test_a_colleagues_newer_decision_is_not_overwritten_blindly(as_editor):
    link = LinkFactory()
    seen = timezone.now() - timedelta(minutes=5)
    decide(link.low, link.high, "copy", user=UserFactory(username="Wilma"))

    response = as_editor.post(
        decide_url(link), {"relation": "unrelated", "seen": seen.isoformat()}, follow=True
    )

    link.refresh_from_db()
    assert link.relation == "copy"
    assert "Wilma decided “copy” for this pair" in response.content.decode()


def test_a_made_up_relation_is_refused(as_editor):
    link = LinkFactory()

    response = as_editor.post(decide_url(link), {"relation": "cousin"}, follow=True)

    link.refresh_from_db()
    assert link.state == "suggested"
    assert "is no way for articles to be related" in response.content.decode()


@pytest.mark.parametrize("url", [decide_url, take_back_url])
def test_a_contributor_decides_nothing(url, as_contributor):
    link = LinkFactory()

    response = as_contributor.post(url(link), {"relation": "unrelated"})

    link.refresh_from_db()
    assert response.status_code == 403
    assert link.state == "suggested"


def test_looking_at_a_deed_does_nothing(as_editor):
    link = LinkFactory()

    response = as_editor.get(decide_url(link), {"relation": "unrelated"})

    assert response.status_code == 405


def test_a_suggestion_that_is_gone_is_said_and_leads_back(as_editor):
    link = LinkFactory()
    url = decide_url(link)
    link.delete()

    response = as_editor.post(url, {"relation": "copy", "next": LIST}, follow=True)

    assert response.redirect_chain == [(LIST, 302)]
    assert "It is gone meanwhile" in response.content.decode()


def test_taking_back_what_nothing_was_before_unlinks_the_two(as_editor):
    link = decide(ArticleFactory(), ArticleFactory(), "copy", user=UserFactory())

    response = as_editor.post(take_back_url(link), follow=True)

    assert not Link.objects.exists()
    assert "the two are not linked any more" in response.content.decode()


def test_links_are_decided_in_bulk_and_refusals_are_told_by_name(as_editor, editor):
    suggested, other = LinkFactory(), LinkFactory()

    response = act(as_editor, "decide_as_suggested", suggested, other)

    assert set(Link.objects.values_list("state", "decided_by")) == {("confirmed", editor.pk)}
    assert "2 links decided." in response.content.decode()
    response = act(as_editor, "take_back_decisions", suggested, other)
    assert "2 links taken back." in response.content.decode()
    response = act(as_editor, "take_back_decisions", suggested)
    assert "this is the machine’s own suggestion" in response.content.decode()


def test_links_are_called_unrelated_in_bulk(as_editor):
    act(as_editor, "decide_unrelated", LinkFactory())

    assert Link.objects.get().relation == "unrelated"


def test_a_contributor_has_no_bulk_decisions(as_contributor):
    link = LinkFactory()

    act(as_contributor, "decide_as_suggested", link)

    link.refresh_from_db()
    assert link.state == "suggested"


def test_the_list_shows_both_headlines_and_why(as_editor):
    link = LinkFactory(score=0.5, reasons=["same day"])

    html = as_editor.get(LIST).content.decode()

    for words in (link.low.headline, link.high.headline, "50 of 100", "<li>same day</li>", "suggested"):
        assert words in html


def test_the_list_is_narrowed_to_one_articles_links(as_editor):
    link = LinkFactory()
    LinkFactory()

    response = as_editor.get(LIST, {"article": link.low_id})

    assert response.context["cl"].result_count == 1


@pytest.mark.parametrize("reasons", [[], ["same day"]])
@pytest.mark.parametrize("size", [1, 12])
def test_the_list_costs_the_same_at_any_size(size, reasons, as_editor, django_assert_num_queries):
    LinkFactory.create_batch(size, reasons=reasons, suggested_by=UserFactory())

    with django_assert_num_queries(6):
        as_editor.get(LIST)


@pytest.mark.parametrize("article", ["x", "9" * 30])
def test_the_links_of_no_article_are_no_error(article, as_editor):
    assert as_editor.get(LIST, {"article": article}).status_code == 200


def test_an_article_that_cannot_be_is_refused_by_the_form(as_editor):
    url, typed = link_form(ArticleFactory(), ArticleFactory())

    response = as_editor.post(url, typed | {"other": "9" * 30})

    assert "Select a valid choice" in response.content.decode()
