"""Words of an article become evidence for a row: selected, typed, or ticked sentence by sentence."""

import pytest
from django.urls import reverse

from articles.models import Article, Event, Passage
from tests.admin.event_forms import JSON, on_row, page
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    FindingFactory,
    SummarySentenceFactory,
    UserFactory,
)

TEXT = "The gate opens on Monday. Lorries may weigh 32 tonnes."


@pytest.fixture
def article(db):
    return ArticleFactory(text=TEXT, on_desk=True)


@pytest.fixture
def sentence(article):
    return SummarySentenceFactory(event=CoverageFactory(article=article).event)


def pick(client, article, row, section="summary", **data):
    url = reverse("admin:articles_event_pick", args=[row.event_id], query={"read": article.pk})
    typed = {"version": article.current_version_id, "cited_for": f"{section}-{row.pk}", "exact": ""}
    return client.post(url, typed | data, headers=data.pop("headers", {}))


def test_a_sentence_cites_the_words_that_are_typed(as_contributor, article, sentence):
    pick(as_contributor, article, sentence, exact="opens on Monday")

    assert sentence.passages.get().exact == "opens on Monday"
    assert Event.objects.get().lock_version == 2


def test_a_sentence_cites_the_sentences_that_are_ticked(as_contributor, article, sentence):
    pick(as_contributor, article, sentence, sentence=["0", "1"])

    assert [one.exact for one in sentence.passages.all()] == [
        "The gate opens on Monday.",
        "Lorries may weigh 32 tonnes.",
    ]


def test_a_finding_cites_too(as_contributor, article, sentence):
    finding = FindingFactory(event=sentence.event)

    pick(as_contributor, article, finding, "findings", sentence=["0"])

    assert finding.passages.count() == 1


def test_what_is_cited_once_is_one_passage_however_often(as_contributor, article, sentence):
    for _ in range(2):
        pick(as_contributor, article, sentence, sentence=["0"])

    assert Passage.objects.count() == 1


def test_what_is_cited_is_in_the_history_with_its_editor_and_can_be_taken_back(
    as_contributor, article, sentence
):
    pick(as_contributor, article, sentence, sentence=["0"])
    assert sentence.history.first().history_user.username == "cora"

    on_row(as_contributor, "take_back_row", sentence)

    assert not sentence.passages.exists()


def test_nothing_chosen_is_told_beside_the_text(as_contributor, article, sentence):
    html = pick(as_contributor, article, sentence).content.decode()

    assert "Select some words, or paste them." in html or "Not saved." in html
    assert not sentence.passages.exists()


def test_words_that_stand_nowhere_are_refused_and_kept(as_contributor, article, sentence):
    html = pick(as_contributor, article, sentence, exact="The gate shuts.").content.decode()

    assert "These words are not in the text." in html
    assert "The gate shuts.</textarea>" in html


def test_words_for_a_row_that_is_gone_are_kept(as_contributor, article, sentence):
    html = pick(as_contributor, article, sentence, exact="opens on Monday", cited_for="summary-404")

    assert "Select a valid choice" in html.content.decode()
    assert "opens on Monday</textarea>" in html.content.decode()


def test_words_of_an_article_outside_the_event_cannot_be_cited_here(as_contributor, sentence):
    outside = ArticleFactory(text="Something else.")

    pick(as_contributor, outside, sentence, exact="Something else.")

    assert not sentence.passages.exists()


def test_a_script_gets_the_rows_and_the_gate_anew(as_contributor, article, sentence):
    url = reverse("admin:articles_event_pick", args=[sentence.event_id], query={"read": article.pk})
    typed = {"version": article.current_version_id, "cited_for": f"summary-{sentence.pk}", "sentence": "0"}

    parts = as_contributor.post(url, typed, **JSON).json()["parts"]

    assert "The gate opens on Monday." in parts["summary-rows"]
    assert "cites no article" not in parts["gate-checks"]


def test_the_lead_is_read_first_and_another_where_it_is_asked_for(as_contributor, article, sentence):
    lead = CoverageFactory(event=sentence.event, role="lead", article__text="The lead begins here.")

    first = as_contributor.get(page(sentence.event)).content.decode()
    asked = as_contributor.get(page(sentence.event), {"read": article.pk}).content.decode()

    assert "The lead begins here." in first
    assert lead.article.current_version.text not in asked
    assert "Lorries may weigh 32 tonnes." in asked


def test_an_article_without_a_text_says_what_to_do(as_contributor):
    row = CoverageFactory()
    Article.objects.update(current_version=None)

    assert "Bring it in" in as_contributor.get(page(row.event)).content.decode()


def test_whoever_may_not_cite_is_refused(client, article, sentence):
    client.force_login(UserFactory())

    assert pick(client, article, sentence, sentence=["0"]).status_code == 403
    assert not Passage.objects.exists()
