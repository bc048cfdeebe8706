from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.admin.desk.cutting import cut_pieces
from articles.models import ArticleVersion
from tests.factories import ArticleFactory, UserFactory, VersionFactory

RAW = "Skarrow Post | News\n\nThe bridge opened on Monday.\n\nFollow us on all channels\n\nNobody was hurt."
LABEL = (0, 21, "section-label")
SHARE = (RAW.index("Follow"), RAW.index("Nobody"), "share")


def article():
    return ArticleFactory(text__raw_text=RAW, text__cuts=[LABEL, SHARE])


def recut(client, of, **data):
    data = {"version": of.current_version_id, "exact": "", **data}
    return client.post(reverse("admin:articles_article_recut", args=[of.pk]), data)


def test_pieces_give_the_raw_text_whole():
    pieces = cut_pieces(ArticleVersion(raw_text=RAW, cuts=[LABEL, SHARE]))

    assert "".join(piece.text for piece in pieces) == RAW
    assert [piece.rule for piece in pieces if piece.cut is not None] == [
        "Section label or breadcrumb",
        "Share, follow or comment line",
    ]


def test_surplus_white_space_is_gone_without_a_mark():
    pieces = cut_pieces(ArticleVersion(raw_text="One.   Two.", cuts=[(4, 6, "whitespace")]))

    assert [piece.cut for piece in pieces] == [None, None, None]


def test_a_restored_cut_makes_a_new_version(as_editor, editor):
    one = article()

    response = recut(as_editor, one, restore="1")

    one.refresh_from_db()
    assert response.url == one.get_admin_url() + "#text"
    assert one.current_version.number == 2
    assert one.current_version.made_by == editor
    assert "Follow us on all channels" in one.text
    assert "Skarrow Post" not in one.text
    assert one.current_version.raw_text == RAW


def test_selected_words_are_cut_by_the_editor(as_editor):
    one = article()
    start = RAW.index("on Monday")

    recut(as_editor, one, exact="on Monday", start=start, end=start + len("on Monday"))

    one.refresh_from_db()
    assert "on Monday" not in one.text
    assert "editor" in {cut.rule for cut in one.current_version.cut_list}


def test_pasted_words_are_cut_without_javascript(as_editor):
    one = article()

    recut(as_editor, one, exact="Nobody was hurt.", start="", end="")

    one.refresh_from_db()
    assert "Nobody" not in one.text


def test_words_that_stand_nowhere_are_refused_and_kept_as_typed(as_editor):
    one = article()

    html = recut(as_editor, one, exact="Somebody was hurt.", restore="1").content.decode()

    assert "These words are not in the text." in html
    assert "Somebody was hurt.</textarea>" in html
    assert 'name="restore" value="1" checked' in html
    one.refresh_from_db()
    assert one.current_version.number == 1


def test_cutting_nothing_is_refused(as_editor):
    html = recut(as_editor, article()).content.decode()

    assert "Select some words, or paste them." in html


def test_a_cut_that_is_not_there_cannot_be_restored(as_editor):
    html = recut(as_editor, article(), restore="7").content.decode()

    assert "7 is not one of the available choices" in html


def test_a_text_that_changed_meanwhile_is_not_cut_blindly(as_editor):
    one = article()
    seen = one.current_version_id
    VersionFactory(article=one, raw_text=RAW + " More.")

    html = recut(as_editor, one, restore="1", version=seen).content.decode()

    assert "The text changed since you opened this page: it is version 2 now." in html
    assert one.versions.count() == 2


def test_a_reader_of_the_desk_sees_cuts_without_boxes(client, db):
    viewer = UserFactory()
    viewer.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(viewer)

    html = client.get(article().get_admin_url()).content.decode()

    assert "Section label or breadcrumb" in html
    assert 'name="restore"' not in html


def test_a_version_shows_its_own_cuts_and_is_never_changed(as_superuser):
    version = article().current_version
    url = reverse("admin:articles_articleversion_change", args=[version.pk])

    html = as_superuser.get(url).content.decode()

    assert "Section label or breadcrumb" in html
    assert 'name="_save"' not in html
    assert as_superuser.post(url, {"headline": "x"}).status_code == 403
