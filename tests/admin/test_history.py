import pytest
from django.urls import reverse

from articles.models import Participation, Telling
from articles.people.naming import rename_person
from articles.publishing.lifecycle import submit
from tests.admin.event_forms import save_row
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    EventFactory,
    FindingFactory,
    MilestoneFactory,
    PassageFactory,
    PersonFactory,
    PictureFactory,
    PostFactory,
    QuoteFactory,
    StatementFactory,
    SummarySentenceFactory,
    UserFactory,
    VersionFactory,
)
from tests.publishing.stories import published


def history(obj):
    return reverse(f"admin:articles_{obj._meta.model_name}_history", args=[obj.pk])


def lines(client, obj):
    html = client.get(history(obj)).content.decode()
    rows = html.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")[:-1]
    return [" ".join(line.split()) for line in rows]


def changed(obj, **values):
    for name, value in values.items():
        setattr(obj, name, value)
    obj.save()


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


def test_a_sentence_changed_on_the_page_of_an_event_is_in_its_history_once(as_editor):
    sentence = SummarySentenceFactory(text="The bridge opened on Monday.")

    save_row(as_editor, sentence, {"text": "The bridge opened on Tuesday."})

    newest, *older = lines(as_editor, sentence.event)
    assert "edda" in newest
    assert "Changed summary sentence “The bridge opened on Tuesday.”" in newest
    assert "The bridge opened on Monday. → The bridge opened on Tuesday." in newest
    assert not [line for line in older if "Changed" in line]


@pytest.mark.parametrize(
    ("factory", "values", "told"),
    [
        (CoverageFactory, {"role": "background"}, ["Changed coverage “", "<dd>core → background</dd>"]),
        (FindingFactory, {"kind": "differs"}, ["Changed finding “", "<dd>agreed → differs</dd>"]),
        (MilestoneFactory, {"text": "It rained."}, ["Changed milestone “It rained.”", "→ It rained."]),
    ],
)
def test_each_row_of_an_event_is_in_its_history(factory, values, told, as_editor):
    one = factory()

    changed(one, **values)

    newest = lines(as_editor, one.event)[0]
    assert all(words in newest for words in told)


def test_who_took_part_as_what_is_in_the_history_of_an_event(as_editor):
    part = Participation.objects.create(event=EventFactory(), person=PersonFactory(name="Mara Quill"))

    changed(part, role="host")

    newest = lines(as_editor, part.event)[0]
    assert "Changed participation “Mara Quill, host”" in newest
    assert "— → host" in newest


def test_the_passages_a_sentence_rests_on_are_in_the_history_of_its_event(as_editor):
    sentence = SummarySentenceFactory()

    sentence.passages.add(PassageFactory(exact="The mayor said work was done"))

    assert "— → “The mayor said work was done”" in lines(as_editor, sentence.event)[0]


def test_a_row_that_was_removed_stays_in_the_history(as_editor):
    finding = FindingFactory(text="Two outlets agree.")
    event = finding.event

    finding.delete()

    assert "Deleted finding “Two outlets agree.”" in lines(as_editor, event)[0]


def test_a_row_about_what_is_gone_is_told_nevertheless(as_editor):
    coverage = CoverageFactory()
    event, article = coverage.event, coverage.article
    coverage.delete()
    article.delete()

    newest = lines(as_editor, event)[0]

    assert "Deleted coverage of what is gone" in newest


def test_names_and_posts_are_in_the_history_of_a_person(as_editor):
    person = PersonFactory(name="Mara Quill")
    post = PostFactory(person=person, title="transport minister")
    rename_person(person, "Mara Quill-Hart")

    changed(post, title="prime minister")

    told = lines(as_editor, person)
    assert "transport minister → prime minister" in told[0]
    assert any("Created person name “Mara Quill-Hart”" in line for line in told)
    assert any("Changed person name “Mara Quill”" in line and "canonical → alias" in line for line in told)
    assert any("Mara Quill → Mara Quill-Hart" in line and "person name" not in line for line in told)


def test_rows_of_another_event_are_not_in_the_history(as_editor):
    SummarySentenceFactory(text="Elsewhere it snowed.")

    html = as_editor.get(history(EventFactory())).content.decode()

    assert "Elsewhere it snowed." not in html


def test_a_line_in_which_nothing_told_changed_is_left_out(as_editor):
    event = EventFactory()

    changed(event, lock_version=2)

    assert len(lines(as_editor, event)) == 1


def test_the_newest_is_first_among_the_object_and_its_rows(as_editor):
    event = EventFactory(place="Aller")
    finding = FindingFactory(event=event)
    changed(event, place="Skarrow")
    changed(finding, text="It is open.")
    changed(event, place="Bay")

    told = lines(as_editor, event)

    assert ["Bay" in told[0], "It is open." in told[1], "Aller → Skarrow" in told[2]] == [True] * 3


def test_a_new_version_of_an_article_is_told_by_its_number(as_editor):
    article = ArticleFactory(
        headline="Foreign guests arrive at the bridge over the river Aller for its opening"
    )
    changed(article, current_version=article.current_version)

    changed(article, current_version=VersionFactory(article=article))

    newest = lines(as_editor, article)[0]
    assert "<dd>version 1 → version 2</dd>" in newest


@pytest.mark.parametrize("size", [1, 12])
def test_the_history_costs_the_same_at_any_size(size, as_editor, django_assert_num_queries):
    event = EventFactory()
    for _ in range(size):
        changed(CoverageFactory(event=event), role="background")
        changed(Participation.objects.create(event=event, person=PersonFactory()), role="host")
        changed(PictureFactory(event=event), credit="Ada Pell")
        changed(Telling.objects.create(event=event, quote=QuoteFactory()), shown=False)
        changed(Telling.objects.create(event=event, statement=StatementFactory()), shown=False)
        for factory in (SummarySentenceFactory, FindingFactory, MilestoneFactory):
            one = factory(event=event)
            one.passages.add(PassageFactory())
            changed(one, text="It rained.")

    with django_assert_num_queries(16) as asked:
        as_editor.get(history(event))

    assert not [query for query in asked.captured_queries if "raw_text" in query["sql"]]


def test_a_long_history_has_pages(as_editor):
    event = EventFactory()
    for number in range(55):
        changed(event, place=f"Place {number}")

    first = as_editor.get(history(event)).content.decode()
    second = as_editor.get(history(event), {"p": 2}).content.decode()

    assert "Place 53 → Place 54" in first
    assert "Place 0" not in first
    assert "Place 0 → Place 1" in second


def test_the_history_of_what_was_deleted_is_read_on(as_editor):
    person = PersonFactory(name="Mara Quill")
    url = history(person)
    person.delete()

    html = as_editor.get(url).content.decode()

    assert "Deleted" in html
    assert "History of Mara Quill" in html


@pytest.mark.parametrize("key", ["4711", "x", "9" * 30])
def test_what_never_was_has_no_history(key, as_editor):
    response = as_editor.get(reverse("admin:articles_event_history", args=[key]))

    assert response.status_code == 404


def test_history_is_closed_to_who_may_not_see_the_row(client, db):
    event = EventFactory()
    client.force_login(UserFactory())

    assert client.get(history(event)).status_code == 403
