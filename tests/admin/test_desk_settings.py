import pytest
from django.urls import reverse

from articles.models import DeskSetting

LIST = reverse("admin:articles_desksetting_changelist")
FORM = reverse("admin:articles_desksetting_change", args=[1])
TYPED = {"suggest_from": 0.5, "excerpt_limit": 2000}


def test_there_is_one_form_and_no_list(as_publisher):
    assert as_publisher.get(LIST).url == FORM


def test_the_form_shows_the_default_before_anything_is_set(as_publisher):
    html = as_publisher.get(FORM).content.decode()

    assert f'value="{DeskSetting().suggest_from}"' in html
    assert not DeskSetting.objects.exists()


def test_a_publisher_sets_from_which_score_pairs_are_suggested(as_publisher, publisher):
    for bound in (0.7, 0.6):
        as_publisher.post(FORM, {**TYPED, "suggest_from": bound})

    assert DeskSetting.current().suggest_from == 0.6
    assert list(DeskSetting.history.values_list("suggest_from", "history_user")) == [
        (0.6, publisher.pk),
        (0.7, publisher.pk),
    ]


@pytest.mark.parametrize(
    ("bound", "told"),
    [("0", "greater than or equal to 0.05"), ("1", "less than or equal to 0.99"), ("high", "Enter a number")],
)
def test_a_bound_out_of_range_is_refused(bound, told, as_publisher):
    response = as_publisher.post(FORM, {**TYPED, "suggest_from": bound})

    assert told in response.content.decode()
    assert not DeskSetting.objects.exists()


@pytest.mark.parametrize(("limit", "kept"), [(200, 200), (199, 2000), (20_001, 2000)])
def test_how_much_of_an_outlet_a_page_shows_is_set_within_reason(limit, kept, as_publisher):
    as_publisher.post(FORM, {**TYPED, "excerpt_limit": limit})

    assert DeskSetting.current().excerpt_limit == kept


def test_an_editor_sees_the_settings_and_does_not_change_them(as_editor):
    page, saved = as_editor.get(FORM), as_editor.post(FORM, {"suggest_from": 0.7})

    assert '<div class="readonly">0.5</div>' in page.content.decode()
    assert saved.status_code == 403
    assert not DeskSetting.objects.exists()


def test_nobody_adds_another_or_deletes_the_one(as_superuser):
    DeskSetting.objects.create(pk=1)

    assert as_superuser.get(reverse("admin:articles_desksetting_add")).status_code == 403
    assert as_superuser.post(reverse("admin:articles_desksetting_delete", args=[1])).status_code == 403
    assert as_superuser.get(reverse("admin:articles_desksetting_change", args=[2])).status_code == 302
