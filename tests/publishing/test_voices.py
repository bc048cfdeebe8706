from datetime import UTC, date, datetime

import pytest

from articles.models import Coverage, Participation, Quote, Statement
from articles.publishing.content import build_content
from articles.publishing.voices import known_day, known_days, load_posts, post_held
from tests.factories import (
    EventFactory,
    PersonFactory,
    PostFactory,
    QuoteFactory,
    StatementFactory,
)
from tests.publishing.stories import MORNING, REOPENS, SAID, cover, covered, report

pytestmark = pytest.mark.django_db


def lead_of(event):
    return event.coverage.get(role=Coverage.Role.LEAD).article


def test_only_confirmed_quotes_that_kept_their_place_are_told():
    event = covered()
    version = lead_of(event).current_version
    kept = QuoteFactory(version=version, exact=SAID, confirmed=True)
    QuoteFactory(version=version, exact="the minister said")
    QuoteFactory(version=version, exact="Report 0", confirmed=True, anchor=Quote.Anchor.CHANGED)
    QuoteFactory(confirmed=True)

    assert [quote["id"] for quote in build_content(event)["quotes"]] == [kept.pk]


def test_a_quote_is_told_with_speaker_post_and_principal():
    event = covered(started_at=datetime(2026, 5, 12, tzinfo=UTC), started_precision="day")
    speaker = PersonFactory(name="Mara Quill", slug="mara-quill")
    PostFactory(person=speaker, title="minister", organisation="Corvany", end=date(2026, 5, 12))
    PostFactory(person=speaker, title="envoy", start=date(2026, 5, 13))
    article = lead_of(event)
    quote = QuoteFactory(
        version=article.current_version,
        exact=SAID,
        kind=Quote.Kind.DIRECT,
        speaker=speaker,
        on_behalf_of="the cabinet",
        public_context="At the bridge.",
        confirmed=True,
    )

    [told] = build_content(event)["quotes"]

    assert told == {
        "id": quote.pk,
        "exact": SAID,
        "kind": "direct",
        "kind_label": "direct",
        "speaker": "mara-quill",
        "speaker_name": "Mara Quill",
        "post": "minister, Corvany",
        "on_behalf_of": "the cabinet",
        "context": "At the bridge.",
        "article": article.pk,
        "statement": None,
    }


def test_the_post_is_that_of_the_day_on_which_it_was_said():
    event = covered(started_at=datetime(2026, 5, 12, tzinfo=UTC), started_precision="day")
    speaker = PersonFactory()
    PostFactory(person=speaker, title="envoy", end=date(2020, 1, 1))
    PostFactory(person=speaker, title="minister", start=date(2020, 1, 2))
    statement = StatementFactory(said_at=datetime(2019, 6, 1, tzinfo=UTC), said_precision="day")
    QuoteFactory(
        version=lead_of(event).current_version,
        exact=SAID,
        speaker=speaker,
        statement=statement,
        confirmed=True,
    )

    content = build_content(event)

    assert content["quotes"][0]["post"] == "envoy"
    assert content["people"][0]["post"] == "minister"


def test_a_speaker_whom_nobody_identified_is_told_as_the_text_names_them():
    event = covered()
    QuoteFactory(
        version=lead_of(event).current_version,
        exact=SAID,
        speaker=None,
        speaker_text="the minister",
        confirmed=True,
    )

    [told] = build_content(event)["quotes"]

    assert (told["speaker"], told["speaker_name"], told["post"]) == ("", "the minister", "")


def test_a_statement_fills_in_who_spoke_and_for_whom():
    event = covered()
    speaker, principal = PersonFactory(name="Spokesperson"), PersonFactory(name="Mara Quill")
    statement = Statement.objects.create(summary="Gate", speaker=speaker, on_behalf_of_person=principal)
    QuoteFactory(
        version=lead_of(event).current_version,
        exact=SAID,
        speaker=None,
        speaker_text="an official",
        statement=statement,
        confirmed=True,
    )

    [told] = build_content(event)["quotes"]

    assert (told["speaker_name"], told["on_behalf_of"]) == ("Spokesperson", "Mara Quill")
    assert told["statement"] == statement.pk


def test_people_are_participants_first_then_speakers_each_once():
    event = covered()
    host, guest, speaker = PersonFactory(), PersonFactory(), PersonFactory()
    Participation.objects.create(event=event, person=guest, role="guest", position=2)
    Participation.objects.create(event=event, person=host, role="host", position=1)
    version = lead_of(event).current_version
    QuoteFactory(version=version, exact=SAID, speaker=speaker, confirmed=True)
    QuoteFactory(version=version, exact=REOPENS, speaker=host, confirmed=True)

    people = build_content(event)["people"]

    assert [(person["id"], person["role"]) for person in people] == [
        (host.pk, "host"),
        (guest.pk, "guest"),
        (speaker.pk, ""),
    ]


def test_a_merged_person_is_told_as_the_one_they_were_merged_into():
    event = covered()
    kept = PersonFactory(name="Mara Quill", slug="mara-quill")
    merged = PersonFactory(merged_into=kept)
    Participation.objects.create(event=event, person=merged, role="host")
    QuoteFactory(version=lead_of(event).current_version, exact=SAID, speaker=merged, confirmed=True)

    content = build_content(event)

    assert [person["slug"] for person in content["people"]] == ["mara-quill"]
    assert content["quotes"][0]["speaker"] == "mara-quill"


def test_quotes_stand_in_the_order_of_the_articles_and_of_their_text():
    event = EventFactory()
    late, early = report("Late", 9, f"{REOPENS}. {SAID}"), report("Early", 1, f"{REOPENS}. {SAID}")
    cover(event, late)
    cover(event, early)
    for article, exact in [(late, SAID), (early, SAID), (early, REOPENS)]:
        QuoteFactory(version=article.current_version, exact=exact, confirmed=True)

    quotes = build_content(event)["quotes"]

    assert [(quote["article"], quote["exact"]) for quote in quotes] == [
        (early.pk, REOPENS),
        (early.pk, SAID),
        (late.pk, SAID),
    ]


@pytest.mark.parametrize(
    "day", [None, date(2019, 1, 1), date(2020, 6, 1), date(2021, 1, 1), date(2030, 1, 1)]
)
def test_the_post_in_an_edition_is_the_post_the_model_knows(day):
    person = PersonFactory()
    PostFactory(person=person, title="mayor", start=date(2020, 1, 1), end=date(2021, 1, 1))
    PostFactory(person=person, title="minister", start=date(2020, 6, 1), end=date(2022, 1, 1))
    PostFactory(person=person, title="engineer", start=None, end=date(2025, 1, 1))

    expected = person.posts.held_on(day).first() if day else None

    assert post_held(person.posts.all(), day) == (expected.title if expected else "")


def test_without_a_day_only_a_post_without_dates_is_told():
    person = PersonFactory()
    PostFactory(person=person, title="mayor", start=date(2020, 1, 1))
    PostFactory(person=person, title="engineer", organisation="Works")

    assert post_held(person.posts.all(), None) == "engineer, Works"


@pytest.mark.parametrize(
    ("precision", "day"),
    [
        ("minute", date(2026, 5, 12)),
        ("day", date(2026, 5, 12)),
        ("month", None),
        ("year", None),
        ("unknown", None),
    ],
)
def test_a_day_is_known_only_from_a_day_or_a_minute(precision, day):
    assert known_day(MORNING, precision) == day


def test_a_minute_falls_on_the_local_day_and_a_day_stays_what_it_is(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    evening = datetime(2026, 5, 12, 20, tzinfo=UTC)

    assert known_day(evening, "minute") == date(2026, 5, 13)
    assert known_day(datetime(2026, 5, 12, tzinfo=UTC), "day") == date(2026, 5, 12)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2026, 1, 1), None, "engineer"),
        (date(2026, 5, 1), date(2026, 5, 31), "engineer"),
        (date(2026, 5, 2), None, ""),
        (None, date(2026, 5, 30), ""),
    ],
)
def test_of_a_month_only_the_post_held_all_through_is_told(db, start, end, told):
    person = PersonFactory()
    PostFactory(person=person, title="engineer", start=start, end=end)
    days = known_days(datetime(2026, 5, 1, tzinfo=UTC), "month")

    assert post_held(person.posts.all(), days) == told


def test_a_year_is_known_from_its_first_day_to_its_last():
    assert known_days(datetime(2026, 1, 1, tzinfo=UTC), "year") == (date(2026, 1, 1), date(2026, 12, 31))
    assert known_days(None, "unknown") is None


def test_a_merged_record_brings_its_posts(db):
    person = PersonFactory()
    record = PersonFactory(merged_into=person)
    post = PostFactory(person=record)
    PostFactory()

    load_posts([person])

    assert person.posts_held == [post]


@pytest.mark.parametrize("mergers", [1, 2, 4])
def test_posts_are_found_however_often_their_holder_was_merged_on(mergers):
    person = PersonFactory()
    record = PersonFactory()
    post = PostFactory(person=record)
    for _ in range(mergers - 1):
        record.merged_into = PersonFactory()
        record.save()
        record = record.merged_into
    record.merged_into = person
    record.save()

    load_posts([person])

    assert person.posts_held == [post]
