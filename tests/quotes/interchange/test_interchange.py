import json

import pytest

from articles.models import Quote
from articles.quotes.interchange.giving import collection, with_all_told
from articles.quotes.interchange.reading import NotAnnotations, annotations_in
from articles.quotes.interchange.taking_in import take_in
from articles.quotes.interchange.vocabulary import CONTEXT, unknown_terms
from articles.quotes.marking import confirm
from tests.factories import ArticleFactory, PersonFactory, PersonNameFactory, QuoteFactory

TEXT = "“The gate opens on Monday 🙂,” Mara Quill said.\n\nShe added that nobody need wait. Fenn said no."
SAID = "The gate opens on Monday 🙂"

pytestmark = pytest.mark.django_db


def address(path):
    return f"https://desk.example{path}"


def exported(article):
    quotes = with_all_told(Quote.objects.filter(version__article=article))
    return collection(quotes, label="Gate", path="/gate/", address=address)


@pytest.fixture
def article():
    return ArticleFactory(text=TEXT, url="https://post.example/gate")


@pytest.fixture
def told(article, editor):
    """A confirmed quote with all that a quote can say, as a document."""
    quote = QuoteFactory(
        version=article.current_version,
        exact=SAID,
        kind="direct",
        speaker=PersonFactory(name="Mara Quill", wikidata_id="Q77"),
        speaker_text="Mara Quill",
        on_behalf_of="Gate Authority",
        public_context="At the reopening.",
        desk_note="Ask her office.",
    )
    confirm(quote, user=editor)
    return exported(article)


def said(quote):
    fields = (
        "start",
        "end",
        "exact",
        "kind",
        "state",
        "speaker_text",
        "on_behalf_of",
        "public_context",
        "desk_note",
    )
    return {name: getattr(quote, name) for name in fields}


def taken_in(document, *articles, user, may_decide=True):
    return take_in(
        annotations_in(json.dumps(document)), articles, user=user, may_decide=may_decide, address=address
    )


def only(**fields):
    """An annotation of the gate's opening, as another tool would write it."""
    selector = {"type": "TextQuoteSelector", "exact": SAID}
    return {"@context": CONTEXT, "type": "Annotation", "target": {"selector": selector}} | fields


def test_all_that_is_exported_is_in_the_vocabulary(told):
    assert unknown_terms(told) == []
    assert told["total"] == 1


def test_the_selectors_count_characters_not_bytes(told, article):
    words, place = told["first"]["items"][0]["target"]["selector"]

    assert article.text[place["start"] : place["end"]] == words["exact"] == SAID


def test_what_was_exported_comes_back_as_it_was(told, editor):
    before = Quote.objects.get()
    again = ArticleFactory(text=f"Updated.\n\n{TEXT}", url="https://post.example/gate")
    Quote.objects.all().delete()

    [outcome] = taken_in(told, again, user=editor)

    quote = Quote.objects.get()
    moved = len("Updated.\n\n")
    assert outcome.what == "marked"
    assert said(quote) == said(before) | {"start": before.start + moved, "end": before.end + moved}
    assert (quote.speaker, quote.decided_by) == (before.speaker, editor)


def test_taking_in_twice_changes_nothing(told, article, editor):
    history = Quote.history.count()

    [outcome] = taken_in(told, article, user=editor)

    assert (outcome.what, Quote.objects.count(), Quote.history.count()) == ("left", 1, history)


def test_who_may_not_decide_takes_in_a_suggestion(told, article, contributor):
    Quote.objects.all().delete()

    taken_in(told, article, user=contributor, may_decide=False)

    assert Quote.objects.get().state == "suggested"


def test_a_speaker_is_known_by_any_of_their_names(article, editor):
    name = PersonNameFactory(name="M. Quill")
    source = {"type": "Person", "name": "M. Quill"}
    body = {"type": "SpecificResource", "purpose": "identifying", "source": source}

    taken_in(only(body=body), article, user=editor)

    assert Quote.objects.get().speaker == name.person


def test_a_speaker_whom_nobody_knows_stays_text(article, editor):
    body = {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": {"type": "Person", "name": "Odo Fenn"},
    }

    taken_in(only(body=body), article, user=editor)

    assert (Quote.objects.get().speaker, Quote.objects.get().speaker_text) == (None, "Odo Fenn")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"speakr": "Quill"}, "“speakr” is no term"),
        ({"target": "https://post.example/gate"}, "no selector"),
        ({"target": {"selector": {"type": "CssSelector", "value": "p"}}}, "no TextQuoteSelector"),
        (
            {"target": {"selector": {"type": "TextQuoteSelector", "exact": "The gate closes"}}},
            "not in the text",
        ),
        ({"target": {"selector": {"type": "TextQuoteSelector", "exact": "said"}}}, "more than once"),
        (
            {
                "target": {
                    "source": "https://other.example/",
                    "selector": {"type": "TextQuoteSelector", "exact": SAID},
                }
            },
            "another article, https://other.example/",
        ),
        ({"body": {"type": "TextualBody", "purpose": "tagging", "value": "confirmed"}}, "Say who spoke"),
    ],
)
def test_an_annotation_that_cannot_be_taken_in_says_why(article, editor, fields, told):
    [outcome] = taken_in(only(**fields), article, user=editor)

    assert outcome.what == "refused"
    assert told in outcome.told


def test_one_broken_annotation_stops_none_of_the_others(article, editor):
    document = [only(target=None), only(), only(type="Person")]

    outcomes = taken_in(document, article, user=editor)

    assert [outcome.what for outcome in outcomes] == ["refused", "marked", "refused"]


def test_terms_of_another_context_are_left_to_it(article, editor):
    document = only(speakr="Quill") | {"@context": [CONTEXT, "https://tool.example/context"]}

    assert taken_in(document, article, user=editor)[0].what == "marked"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("7", "something other than annotations"),
        ("[]", "no annotation"),
        ('{"type": "Annotation"}', "@context"),
        (json.dumps({"@context": CONTEXT, "type": "AnnotationPage", "items": []}), "no annotation"),
        (json.dumps([{"@context": CONTEXT, "type": "Annotation"}] * 1_001), "at most 1000"),
    ],
)
def test_a_document_that_holds_no_annotations_says_what_to_do(text, told):
    with pytest.raises(NotAnnotations, match=told):
        annotations_in(text)
