"""The articles of an event: added, ordered, one of them the lead."""

import pytest

from articles.models import Article, Coverage, Link
from articles.publishing.curating import could_join
from tests.admin.event_forms import JSON, add_row, on_row, page, save_row
from tests.factories import ArticleFactory, CoverageFactory, EventFactory, LinkFactory, StoryFactory

Relation = Link.Relation


def roles(event):
    return dict(event.coverage.values_list("article", "role"))


def test_an_article_is_added_last(as_editor):
    event = CoverageFactory(position=3).event
    article = ArticleFactory(on_desk=True)

    add_row(as_editor, event, "coverage", {"article": article.pk, "role": "partial"})

    added = event.coverage.get(article=article)
    assert (added.role, added.position) == ("partial", 4)


def test_an_article_from_the_inbox_comes_to_the_desk_with_it(as_editor):
    event, article = EventFactory(), ArticleFactory()

    add_row(as_editor, event, "coverage", {"article": article.pk, "role": "core"})

    article.refresh_from_db()
    assert article.status == Article.Status.DESK


def test_an_article_is_not_added_twice(as_editor):
    theirs = CoverageFactory()

    html = add_row(
        as_editor, theirs.event, "coverage", {"article": theirs.article_id, "role": "core"}
    ).content.decode()

    assert "is already in" in html
    assert theirs.event.coverage.count() == 1


def test_another_lead_makes_the_old_one_core_and_says_so(as_editor):
    event = EventFactory()
    old, new = CoverageFactory(event=event, role="lead"), CoverageFactory(event=event)

    answer = save_row(as_editor, new, {"role": "lead"}, **JSON).json()

    assert roles(event) == {old.article_id: "core", new.article_id: "lead"}
    assert "was the lead and is core now" in answer["parts"]["bench-said"]
    assert old.history.first().role == "core"


def test_an_article_added_as_the_lead_makes_the_old_one_core(as_editor):
    old = CoverageFactory(role="lead")
    article = ArticleFactory(on_desk=True)

    add_row(as_editor, old.event, "coverage", {"article": article.pk, "role": "lead"})

    assert roles(old.event) == {old.article_id: "core", article.pk: "lead"}


def test_the_old_lead_is_the_lead_again_when_its_stepping_down_is_taken_back(as_editor):
    event = EventFactory()
    old, new = CoverageFactory(event=event, role="lead"), CoverageFactory(event=event)
    save_row(as_editor, new, {"role": "lead"})
    old.refresh_from_db()

    on_row(as_editor, "take_back_row", old)

    assert roles(event) == {old.article_id: "lead", new.article_id: "core"}


def test_a_lead_that_comes_back_leads_again(as_editor):
    event = EventFactory()
    old, new = CoverageFactory(event=event, role="lead"), CoverageFactory(event=event)
    on_row(as_editor, "remove_row", old)
    save_row(as_editor, new, {"role": "lead"})

    on_row(as_editor, "bring_back_row", Coverage(pk=old.pk, event=event), seen={})

    assert roles(event) == {old.article_id: "lead", new.article_id: "core"}


def test_the_article_of_a_row_stays(as_editor):
    kept, other = CoverageFactory(), ArticleFactory()

    save_row(as_editor, kept, {"role": "partial", "article": other.pk})

    assert roles(kept.event) == {kept.article_id: "partial"}


@pytest.fixture
def inside(db):
    return CoverageFactory(article__story=StoryFactory())


def suggested(event):
    return [(one.article, one.why) for one in could_join(event)]


def test_linked_articles_could_join_the_surest_first_with_their_reasons(inside):
    likely, sure = ArticleFactory(), ArticleFactory()
    LinkFactory(one=inside.article, other=likely, score=0.9)
    LinkFactory(one=inside.article, other=sure, relation=Relation.COPY, confirmed=True)

    assert suggested(inside.event) == [(sure, "copy, confirmed"), (likely, "same event, suggested")]


def test_articles_of_the_same_story_could_join(inside):
    other = ArticleFactory(story=inside.article.story)

    assert suggested(inside.event) == [(other, "in one story with an article of this event")]


def test_what_was_found_unrelated_is_not_suggested_again(inside):
    other = ArticleFactory(story=inside.article.story)
    LinkFactory(one=inside.article, other=other, relation=Relation.UNRELATED, confirmed=True)

    assert suggested(inside.event) == []


def test_what_is_spiked_or_in_the_event_is_not_suggested(inside):
    ArticleFactory(story=inside.article.story, status=Article.Status.SPIKED)
    CoverageFactory(event=inside.event, article__story=inside.article.story)

    assert suggested(inside.event) == []


@pytest.mark.parametrize("size", [1, 8])
def test_what_is_suggested_costs_the_same_however_much_it_is(size, inside, django_assert_num_queries):
    for _ in range(size):
        LinkFactory(one=inside.article)
        ArticleFactory(story=inside.article.story)

    with django_assert_num_queries(3):
        [(one.article.source.name, one.why) for one in could_join(inside.event)]


def test_a_suggested_article_is_added_by_one_click(as_editor, inside):
    other = ArticleFactory(story=inside.article.story)

    html = as_editor.get(page(inside.event)).content.decode()
    add_row(as_editor, inside.event, "coverage", {"article": other.pk, "role": "core"})

    assert f'<input type="hidden" name="article" value="{other.pk}">' in html
    assert inside.event.coverage.filter(article=other).exists()


def test_what_the_coverage_comes_to_is_answered_anew_with_each_article(as_editor, inside):
    article = ArticleFactory(on_desk=True)

    answer = add_row(as_editor, inside.event, "coverage", {"article": article.pk, "role": "core"}, **JSON)

    parts = answer.json()["parts"]
    assert "2 articles · 2 independent origins" in parts["derived-place"]
    assert article.headline[:20] in parts["reading-which"]
