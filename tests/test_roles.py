import pytest

pytestmark = pytest.mark.django_db

DECIDING = ["articles.decide_link", "articles.decide_quote", "articles.submit_event"]
PUBLISHING = ["articles.publish_event", "articles.correct_event", "articles.withdraw_event"]


def test_a_contributor_brings_in_suggests_and_drafts(contributor):
    allowed = ["add_article", "add_link", "add_quote", "add_event", "change_event"]

    assert contributor.has_perms([f"articles.{name}" for name in allowed])


@pytest.mark.parametrize("permission", [*DECIDING, *PUBLISHING, "articles.delete_article"])
def test_a_contributor_neither_decides_nor_publishes(contributor, permission):
    assert not contributor.has_perm(permission)


def test_an_editor_decides_and_submits(editor):
    assert editor.has_perms(DECIDING)


@pytest.mark.parametrize("permission", PUBLISHING)
def test_an_editor_does_not_publish(editor, permission):
    assert not editor.has_perm(permission)


def test_a_publisher_does_all_an_editor_does_and_publishes(publisher, editor):
    assert publisher.has_perms(PUBLISHING)
    assert editor.get_all_permissions() < publisher.get_all_permissions()


def test_nobody_rewrites_what_never_changes(publisher):
    for model in ("edition", "articleversion"):
        assert not publisher.has_perm(f"articles.change_{model}")
        assert not publisher.has_perm(f"articles.delete_{model}")
