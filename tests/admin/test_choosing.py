import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.admin.choosing import choose
from articles.admin.keys import as_key
from articles.models import Article, Link
from articles.search.index import rebuild_index
from tests.factories import ArticleFactory, PersonFactory, SourceFactory


@pytest.fixture
def field(db):
    return choose(Article, "source", admin.site)


def test_a_row_is_chosen_by_its_key(field):
    source = SourceFactory()

    assert field.clean(str(source.pk)) == source


def test_a_row_is_chosen_by_its_exact_name_in_any_case(field):
    source = SourceFactory(name="Skarrow Post")

    assert field.clean("skarrow post") == source


def test_a_name_that_nobody_has_is_refused(field):
    with pytest.raises(ValidationError, match="No source is called “Nobody”"):
        field.clean("Nobody")


def test_a_name_that_two_have_is_refused(field):
    SourceFactory.create_batch(2, name="The Mercury")

    with pytest.raises(ValidationError, match="More than one source is called “The Mercury”"):
        field.clean("The Mercury")


def test_without_javascript_a_second_box_takes_the_name(field):
    html = field.widget.render("source", None)

    assert '<noscript><input class="desk-typed" name="source-typed"' in html


def test_the_select_box_is_never_required_so_that_typing_is_enough(field):
    html = field.widget.render("source", None, {"required": True})

    assert field.required
    assert " required" not in html


def test_no_choice_on_the_page_of_an_article_holds_its_form_back(as_editor):
    html = as_editor.get(ArticleFactory().get_admin_url()).content.decode()

    boxes = [tag.partition(">")[0] for tag in html.split("<select")[1:]]
    searched = [box for box in boxes if "admin-autocomplete" in box]
    assert searched
    assert not [box for box in searched if " required" in box]


@pytest.mark.parametrize("name", ["link", "put_in_event"])
def test_a_form_without_a_choice_is_refused_in_words(name, as_editor):
    url = reverse(f"admin:articles_article_{name}", args=[ArticleFactory().pk])

    html = as_editor.post(url, {"relation": "copy", "role": "core"}).content.decode()

    assert "This field is required." in html


def test_what_is_typed_wins_over_what_was_selected_before(field):
    value = field.widget.value_from_datadict({"source": "1", "source-typed": " Skarrow Post "}, {}, "source")

    assert value == "Skarrow Post"


@pytest.mark.parametrize("typed", ["Nobody", "9" * 30, "\0", "-1", "1; DROP"])
def test_what_was_refused_is_shown_as_it_was_typed(field, typed):
    html = field.widget.render("source", typed)

    assert f'name="source-typed" value="{typed}"' in html


def test_a_number_that_no_row_can_have_is_refused(field):
    with pytest.raises(ValidationError, match="Select a valid choice"):
        field.clean("9" * 30)


@pytest.mark.parametrize(
    ("text", "key"), [("12", 12), (" 12 ", 12), ("x", None), (None, None), ("", None), (str(2**63), None)]
)
def test_a_key_is_a_number_that_a_row_can_have(text, key):
    assert as_key(text) == key


def test_the_select_box_holds_the_chosen_row_only(field):
    SourceFactory(name="Another")
    source = SourceFactory(name="Skarrow Post")

    html = field.widget.render("source", source.pk)

    assert "Skarrow Post" in html
    assert "Another" not in html


def test_rows_at_hand_are_labelled_without_a_query(field, django_assert_num_queries):
    source = SourceFactory()
    field.widget.knows([source])

    with django_assert_num_queries(0):
        html = field.widget.render("source", source.pk)

    assert source.name in html


def test_autocomplete_tells_articles_apart_by_outlet_and_date(as_editor):
    ArticleFactory(headline="Bridge opens", source__name="Skarrow Post")

    rebuild_index()
    asked = {"app_label": "articles", "model_name": "link", "field_name": "low", "term": "bridge"}

    response = as_editor.get(reverse("admin:autocomplete"), asked)

    assert [row["text"] for row in response.json()["results"]] == [
        "Bridge opens — Skarrow Post, date unknown"
    ]


def test_autocomplete_finds_an_article_by_its_text(as_editor):
    ArticleFactory(headline="Bridge opens", text="The ferry master was pleased.")

    rebuild_index()
    asked = {"app_label": "articles", "model_name": "link", "field_name": "low", "term": "ferry"}

    response = as_editor.get(reverse("admin:autocomplete"), asked)

    assert len(response.json()["results"]) == 1


def test_autocomplete_costs_the_same_for_all_articles_before_a_word_is_typed(
    as_editor, django_assert_max_num_queries
):
    ArticleFactory.create_batch(8)
    asked = {"app_label": "articles", "model_name": "link", "field_name": "low"}

    with django_assert_max_num_queries(8):
        response = as_editor.get(reverse("admin:autocomplete"), asked)

    assert len(response.json()["results"]) == 8


def test_autocomplete_tells_people_apart_by_what_they_are(as_editor):
    PersonFactory(name="Mara Quill", description="minister")
    asked = {"app_label": "articles", "model_name": "quote", "field_name": "speaker", "term": "Quill"}

    response = as_editor.get(reverse("admin:autocomplete"), asked)

    assert [row["text"] for row in response.json()["results"]] == ["Mara Quill — minister"]


def test_autocomplete_is_closed_to_visitors(client, db):
    asked = {"app_label": "articles", "model_name": "link", "field_name": "low", "term": "a"}

    response = client.get(reverse("admin:autocomplete"), asked)

    assert response.status_code == 302


def test_a_link_field_says_which_model_it_asks_for():
    field = choose(Link, "low", admin.site)

    assert field.queryset.model is Article
