import pytest
from django.contrib.auth.models import Permission

from articles.models import QuotesToldApart, Statement
from articles.quotes.stating import state
from tests.admin.statements.screens import (
    LIST,
    UNDO,
    decide,
    joined,
    page,
    put,
)
from tests.factories import UserFactory
from tests.quotes.said import DIRECT, INDIRECT, one_utterance


def test_a_contributor_sees_the_screens_and_decides_nothing(as_contributor, quotes, statement):
    html = as_contributor.get(statement.get_admin_url()).content.decode()

    assert "nobody drives over it tonight" in html
    assert 'name="do"' not in html
    assert as_contributor.get(LIST).status_code == 200


@pytest.mark.parametrize("do", ["state", "apart"])
def test_a_contributor_puts_nothing_together(as_contributor, quotes, do):
    assert put(as_contributor, quotes, do=do).status_code == 403
    assert not Statement.objects.exists()
    assert not QuotesToldApart.objects.exists()


@pytest.mark.parametrize("do", ["join", "apart", "part", "add", "revise"])
def test_a_contributor_changes_no_statement(as_contributor, statement, do):
    assert decide(as_contributor, statement, do).status_code == 403


def test_a_contributor_undoes_nothing(as_contributor, statement, quotes):
    posted = {"undo": "state", "statement": statement.pk, "quotes": joined(quotes)}

    assert as_contributor.post(UNDO, posted).status_code == 403
    assert Statement.objects.exists()


def test_whoever_may_see_no_quotes_sees_no_statement(client, statement):
    viewer = UserFactory()
    viewer.user_permissions.add(Permission.objects.get(codename="view_statement"))
    client.force_login(viewer)

    assert client.get(statement.get_admin_url()).status_code == 403
    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize("size", [2, 10])
def test_the_screen_of_a_suggestion_costs_the_same_at_any_size(size, as_editor, django_assert_num_queries):
    quotes = one_utterance(*[DIRECT] * size)

    with django_assert_num_queries(12):
        page(as_editor, quotes)


@pytest.mark.parametrize("size", [2, 10])
def test_the_screen_of_a_statement_costs_the_same_at_any_size(
    size, as_editor, editor, django_assert_num_queries
):
    statement = state(one_utterance(*[DIRECT] * size), user=editor, summary="Not safe")
    one_utterance(*[INDIRECT] * size)

    with django_assert_num_queries(16):
        as_editor.get(statement.get_admin_url())


@pytest.mark.parametrize("size", [1, 10])
def test_the_list_costs_the_same_at_any_size(size, as_editor, django_assert_num_queries):
    for _ in range(size):
        one_utterance(DIRECT, INDIRECT)

    with django_assert_num_queries(9):
        as_editor.get(LIST)
