import pytest
from django.urls import reverse

from articles.models import Article
from articles.search.index import rebuild_index
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    LinkFactory,
    QuoteFactory,
    SourceFactory,
)

LIST = reverse("admin:articles_article_changelist")


def headlines(response):
    return {article.headline for article in response.context["cl"].result_list}


def act(client, action, *articles, **kwargs):
    data = {"action": action, "_selected_action": [article.pk for article in articles]}
    return client.post(LIST, data, follow=True, **kwargs)


def undo(client, response):
    undo = response.wsgi_request.session["desk_undo"]
    return client.post(undo["url"], undo["fields"], follow=True)


def test_a_row_says_what_waits_and_leads_to_it(as_editor):
    article = ArticleFactory(headline="Bridge opens")
    LinkFactory(one=article)
    LinkFactory(one=ArticleFactory(), other=article)
    LinkFactory(one=article, confirmed=True)
    QuoteFactory(version=article.current_version)
    event = CoverageFactory(article=article).event

    html = as_editor.get(LIST, {"q": ""}).content.decode()

    row = next(row for row in html.split("<tr>") if "Bridge opens" in row)
    assert f'<a href="{article.get_admin_url()}#links">2</a>' in row
    assert f'<a href="{article.get_admin_url()}#quotes">1</a>' in row
    assert event.get_admin_url() in row
    assert "date unknown" in row


def test_the_list_is_searched_in_headlines_and_texts(as_editor):
    ArticleFactory(headline="Bridge opens", text="The ferry master was pleased.")
    ArticleFactory(headline="Ferry sinks", text="Nobody was hurt.")
    ArticleFactory(headline="Town hall clock", text="It struck noon.")
    rebuild_index()

    response = as_editor.get(LIST, {"q": "ferry"})

    assert headlines(response) == {"Bridge opens", "Ferry sinks"}


def test_a_lone_quotation_mark_is_no_error(as_editor):
    response = as_editor.get(LIST, {"q": '"'})

    assert response.status_code == 200


def test_the_list_is_narrowed_to_one_source(as_editor):
    mine = ArticleFactory(headline="Mine")
    ArticleFactory(headline="Other")

    response = as_editor.get(LIST, {"source": mine.source_id})

    assert headlines(response) == {"Mine"}


def test_the_list_is_narrowed_to_sources_by_a_part_of_their_name(as_editor):
    ArticleFactory(headline="Mine", source__name="Skarrow Post")
    ArticleFactory(headline="Other", source__name="Bay Wire")

    response = as_editor.get(LIST, {"source_named": "skarr"})

    assert headlines(response) == {"Mine"}


def test_the_source_filter_offers_a_dozen_and_asks_for_a_name_beyond(as_editor):
    SourceFactory.create_batch(15)

    html = as_editor.get(LIST).content.decode()

    assert html.count("?source=") == 12
    assert "More are here: type a part of the name." in html


def test_the_source_filter_shows_the_chosen_one_even_if_it_is_far_down(as_editor):
    SourceFactory.create_batch(15)
    last = SourceFactory(name="Zealous Times")

    html = as_editor.get(LIST, {"source": last.pk}).content.decode()

    assert 'class="selected"><a href="?source=' in html
    assert "Zealous Times" in html


def test_narrowing_by_name_keeps_the_other_filters_and_the_search(as_editor):
    html = as_editor.get(LIST, {"status__exact": "inbox", "q": "bridge"}).content.decode()

    search = html.partition('class="desk-filter-search"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="status__exact" value="inbox">' in search
    assert '<input type="hidden" name="q" value="bridge">' in search


@pytest.mark.parametrize(("value", "shown"), [("yes", {"In"}), ("no", {"Out"})])
def test_the_list_is_narrowed_to_what_is_in_an_event(value, shown, as_editor):
    CoverageFactory(article=ArticleFactory(headline="In"))
    ArticleFactory(headline="Out")

    response = as_editor.get(LIST, {"in_event": value})

    assert headlines(response) == shown


def test_the_list_is_narrowed_to_a_language(as_editor):
    ArticleFactory(headline="English", language="en")
    ArticleFactory(headline="Deutsch", language="de")

    response = as_editor.get(LIST, {"language": "de"})

    assert headlines(response) == {"Deutsch"}


@pytest.mark.parametrize(
    "query",
    [{"source": "x"}, {"source": "9" * 30}, {"source": "1e9"}, {"language": "<b>"}, {"in_event": "?"}],
)
def test_a_filter_that_makes_no_sense_is_no_error(query, as_editor):
    response = as_editor.get(LIST, query, follow=True)

    assert response.status_code == 200


def test_articles_are_moved_to_the_desk_and_back_again(as_editor):
    article, on_desk = ArticleFactory(), ArticleFactory(on_desk=True)

    response = act(as_editor, "move_to_desk", article, on_desk)

    assert "1 article moved to the desk." in response.content.decode()
    assert set(Article.objects.values_list("status", flat=True)) == {"desk"}
    undo(as_editor, response)
    article.refresh_from_db()
    on_desk.refresh_from_db()
    assert (article.status, on_desk.status) == ("inbox", "desk")


def test_undoing_a_spike_gives_each_article_the_status_it_had(as_editor):
    inbox, desk = ArticleFactory(), ArticleFactory(on_desk=True)
    response = act(as_editor, "spike", inbox, desk)
    assert set(Article.objects.values_list("status", flat=True)) == {"spiked"}

    undo(as_editor, response)

    inbox.refresh_from_db()
    desk.refresh_from_db()
    assert (inbox.status, desk.status) == ("inbox", "desk")


def test_undo_leads_back_to_the_list_with_its_filters_and_search(as_editor):
    article = ArticleFactory()
    data = {"action": "spike", "_selected_action": [article.pk]}
    filtered = f"{LIST}?status__exact=inbox&q=bridge"
    rebuild_index()
    response = as_editor.post(filtered, data, follow=True)

    undone = undo(as_editor, response)

    assert undone.redirect_chain[-1][0] == filtered


def test_undo_on_the_page_of_an_article_leads_back_to_it(as_editor):
    article = ArticleFactory()
    data = {"desk": article.pk, "next": article.get_admin_url()}
    response = as_editor.post(reverse("admin:articles_article_triage"), data, follow=True)

    undone = undo(as_editor, response)

    assert undone.redirect_chain[-1][0] == article.get_admin_url()


def test_an_undo_that_would_be_refused_is_not_offered(as_contributor):
    spiked = ArticleFactory(status="spiked")

    html = act(as_contributor, "back_to_inbox", spiked).content.decode()

    spiked.refresh_from_db()
    assert spiked.status == "inbox"
    assert "1 article back in the inbox." in html
    assert ">Undo<" not in html


def test_spiking_is_in_the_articles_history_with_its_editor(as_editor, editor):
    article = ArticleFactory()

    act(as_editor, "spike", article)

    last = article.history.first()
    assert (last.status, last.history_user) == ("spiked", editor)


def test_a_contributor_moves_to_the_desk_but_does_not_spike(as_contributor):
    article = ArticleFactory()

    response = act(as_contributor, "spike", article)

    assert "No action selected" in response.content.decode()
    article.refresh_from_db()
    assert article.status == "inbox"
    assert (
        as_contributor.post(reverse("admin:articles_article_triage"), {"spiked": article.pk}).status_code
        == 403
    )
    assert (
        as_contributor.post(reverse("admin:articles_article_triage"), {"desk": article.pk}).status_code == 302
    )


def test_an_empty_list_teaches_how_articles_come_in(as_contributor):
    html = as_contributor.get(LIST).content.decode()

    assert "No article has come in yet." in html


def test_adding_an_article_is_bringing_it_in(as_contributor):
    response = as_contributor.get(reverse("admin:articles_article_add"))

    assert response.url == reverse("admin:bring-in")


@pytest.mark.parametrize("size", [1, 12])
def test_the_list_costs_the_same_at_any_size(size, as_editor, django_assert_num_queries):
    for article in ArticleFactory.create_batch(size):
        LinkFactory(one=article, other=ArticleFactory())
        QuoteFactory(version=article.current_version)
        CoverageFactory(article=article)

    with django_assert_num_queries(12):
        as_editor.get(LIST)


def test_the_list_reads_no_text(as_editor, django_assert_max_num_queries):
    ArticleFactory()

    with django_assert_max_num_queries(12) as asked:
        as_editor.get(LIST)

    assert not [query for query in asked.captured_queries if "raw_text" in query["sql"]]
