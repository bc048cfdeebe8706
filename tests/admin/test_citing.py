import pytest
from django.urls import reverse

from articles.models import Event, Passage, SummarySentence
from articles.publishing.lifecycle import withdraw
from tests.factories import ArticleFactory, CoverageFactory, SummarySentenceFactory, UserFactory
from tests.publishing.stories import published

TEXT = "The gate opens on Monday. Lorries may weigh 32 tonnes."
WORDS = "The gate opens on Monday."


@pytest.fixture
def article(db):
    return ArticleFactory(text=TEXT)


def cite(client, article, **data):
    typed = {"version": article.current_version_id, "exact": WORDS, "target": "", "sentence": ""}
    return client.post(reverse("admin:articles_article_cite", args=[article.pk]), typed | data)


def test_words_are_kept_as_a_passage(as_contributor, article):
    cite(as_contributor, article)

    passage = Passage.objects.get()
    assert (passage.exact, passage.start, passage.version) == (WORDS, 0, article.current_version)


def test_the_same_words_are_one_passage_however_often_they_are_cited(as_contributor, article):
    cite(as_contributor, article)
    cite(as_contributor, article)

    assert Passage.objects.count() == 1


def test_a_passage_becomes_evidence_for_a_sentence(as_contributor, article):
    event = CoverageFactory(article=article).event
    sentence = SummarySentenceFactory(event=event)

    cite(as_contributor, article, target=f"sentence-{sentence.pk}")

    assert sentence.passages.get().exact == WORDS


def test_a_passage_comes_with_a_new_sentence_at_the_end(as_contributor, article):
    event = CoverageFactory(article=article).event
    SummarySentenceFactory(event=event, position=4)

    cite(as_contributor, article, target=f"event-{event.pk}", sentence="The gate is to open.")

    last = event.summary.last()
    assert (last.text, last.position, last.passages.count()) == ("The gate is to open.", 5, 1)


def test_a_form_of_the_event_that_was_opened_before_cannot_take_the_citation_away(as_contributor, article):
    event = CoverageFactory(article=article).event
    sentence = SummarySentenceFactory(event=event)
    seen = event.lock_version

    cite(as_contributor, article, target=f"sentence-{sentence.pk}")

    assert Event.objects.get().lock_version == seen + 1


def test_only_events_of_the_article_are_offered(as_contributor, article):
    other = CoverageFactory().event
    SummarySentenceFactory(event=other, text="Somewhere else.")

    html = cite(as_contributor, article, target=f"event-{other.pk}", sentence="No.").content.decode()

    assert "Select a valid choice" in html
    assert "Somewhere else." not in html
    assert not Passage.objects.exists()


def test_a_withdrawn_event_is_not_offered(as_contributor):
    event = published()
    withdraw(event, user=UserFactory(), text="It never happened.")
    article = event.articles.get()

    html = as_contributor.get(reverse("admin:articles_article_annotate", args=[article.pk])).content.decode()

    assert f"event-{event.pk}" not in html


@pytest.mark.parametrize(
    ("target", "sentence", "message"),
    [
        ("event-{}", "", "Write the sentence that these words are evidence for."),
        ("", "A sentence.", "Choose the event that the new sentence is for."),
    ],
)
def test_a_new_sentence_needs_its_words_and_its_event(target, sentence, message, as_contributor, article):
    event = CoverageFactory(article=article).event

    html = cite(as_contributor, article, target=target.format(event.pk), sentence=sentence).content.decode()

    assert message in html
    assert not SummarySentence.objects.exists()


def test_words_that_stand_nowhere_are_refused_beside_the_open_text(as_contributor, article):
    html = cite(as_contributor, article, exact="The gate shuts.").content.decode()

    assert "These words are not in the text." in html
    assert '<details class="module desk-panel" id="cite" open>' in html
    assert 'id="annotated"' in html


def test_whoever_may_not_cite_is_refused(client, article):
    client.force_login(UserFactory())

    assert cite(client, article).status_code == 403
    assert not Passage.objects.exists()


def test_passages_are_searched_by_their_words_where_a_sentence_cites_them(as_contributor, article):
    cite(as_contributor, article)
    asked = {
        "app_label": "articles",
        "model_name": "summarysentence",
        "field_name": "passages",
        "term": "gate opens",
    }

    response = as_contributor.get(reverse("admin:autocomplete"), asked)

    assert [row["text"] for row in response.json()["results"]] == [f"“{WORDS}” — {article.source.name}"]
