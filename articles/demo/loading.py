"""Load the demo: its articles through the real import, its decisions through the deeds that editors use."""

import json
from pathlib import Path

from django.db import transaction

from articles.coverage.deciding import decide
from articles.ingest.batch import import_items
from articles.ingest.images import encode
from articles.ingest.pictures import keep
from articles.models import (
    Article,
    Coverage,
    CreditName,
    Event,
    Feed,
    Finding,
    Milestone,
    Participation,
    Passage,
    Person,
    Picture,
    Post,
    Source,
    SourceDomain,
    SummarySentence,
)
from articles.people.naming import add_name, create_person
from articles.publishing.lifecycle import correct, publish, submit
from articles.quotes.marking import mark_quote
from articles.quotes.stating import state
from articles.text.dates import parse_date

DEMO = Path(__file__).parent
INCOMING = DEMO / "incoming"
PICTURES = DEMO / "pictures"


def read(name):
    return json.loads((DEMO / name).read_text(encoding="utf-8"))


@transaction.atomic
def load_demo(*, editor, publisher):
    """Everything or nothing, into a newsroom that has no sources yet."""
    load_sources(read("sources.json"))
    load_people(read("people.json"))
    import_articles()
    decisions = read("desk.json")
    articles = ArticlesByKey()
    for link in decisions["links"]:
        decide(
            articles[link["a"]],
            articles[link["b"]],
            link["relation"],
            user=editor,
            origin=articles[link["origin"]] if link["origin"] else None,
        )
    together = {}
    for row in decisions["quotes"]:
        quote = load_quote(row, articles, user=editor)
        if row["statement"]:
            together.setdefault(row["statement"], []).append(quote)
    for label, quotes in together.items():
        load_statement(label, quotes, decisions["statements"].get(label, {}), user=editor)
    for event in decisions["events"]:
        load_event(event, articles, editor=editor, publisher=publisher)


def load_sources(rows):
    for row in rows:
        source = Source.objects.create(
            **{
                key: row[key]
                for key in ("name", "slug", "kind", "homepage", "country", "language", "time_zone")
            },
            description=row["description"],
        )
        for domain in row["domains"]:
            SourceDomain.objects.create(source=source, domain=domain)
        for name in row["credit_names"]:
            CreditName.objects.create(source=source, name=name)
        for url in row["feeds"]:
            Feed.objects.create(source=source, url=url, active=False)
    for row in rows:
        if row["owner"]:
            owned = Source.objects.get(slug=row["slug"])
            owned.owner = Source.objects.get(slug=row["owner"])
            owned.save()


def load_people(rows):
    for row in rows:
        person = create_person(row["name"], slug=row["slug"], description=row["description"])
        for name in row["names"]:
            add_name(person, name["name"], name["kind"])
        for post in row["posts"]:
            Post.objects.create(person=person, **post)


def import_articles():
    outcomes = []
    for path in sorted(INCOMING.iterdir()):
        source = Source.objects.get(slug=path.name) if path.is_dir() else None
        outcomes += import_items([str(path)], source=source)
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    if failed:
        raise RuntimeError("The demo does not import: " + "; ".join(o.message for o in failed))


class ArticlesByKey(dict):
    """Articles by guid, canonical URL or the name of the file they came in."""

    def __init__(self):
        for article in Article.objects.select_related("current_version"):
            keys = (article.guid, article.url, Path(article.current_version.origin).name)
            self.update({key: article for key in keys if key})


def load_quote(row, articles, *, user):
    version = articles[row["article"]].current_version
    speaker = Person.objects.get(slug=row["speaker"]) if row["speaker"] else None
    start = version.text.index(row["exact"])
    return mark_quote(
        version,
        start,
        start + len(row["exact"]),
        kind=row["kind"],
        user=user,
        speaker=speaker,
        speaker_text=row["speaker_text"],
        on_behalf_of=row["on_behalf_of"],
        public_context=row["context"],
        confirmed=True,
    )


def load_statement(label, quotes, row, *, user):
    said = parse_date(row.get("said", ""))
    state(
        quotes,
        user=user,
        summary=label.replace("-", " ").capitalize(),
        speaker=quotes[0].speaker,
        on_behalf_of=quotes[0].on_behalf_of,
        said_at=said.value,
        said_precision=said.precision,
        place=row.get("place", ""),
    )


def load_event(row, articles, *, editor, publisher):
    started, ended = parse_date(row["start"]), parse_date(row["end"] or "")
    event = Event.objects.create(
        **{key: row[key] for key in ("slug", "title", "kind", "place")},
        started_at=started.value,
        started_precision=started.precision,
        ended_at=ended.value,
        ended_precision=ended.precision,
    )
    for position, part in enumerate(row["coverage"]):
        Coverage.objects.create(
            event=event, article=articles[part["article"]], role=part["role"], position=position
        )
    Article.objects.filter(coverage__event=event).update(status=Article.Status.DESK)
    for position, part in enumerate(row["participants"]):
        Participation.objects.create(
            event=event, person=Person.objects.get(slug=part["person"]), role=part["role"], position=position
        )
    load_pictures(row.get("pictures", []), event)
    load_cited(SummarySentence, row["summary"], event, articles)
    load_cited(Finding, row["findings"], event, articles)
    load_cited(Milestone, row["milestones"], event, articles)

    if row["status"] == "in_review":
        submit(event, user=editor)
    elif row["status"] == "published":
        publish(event, user=publisher)
    elif row["status"] == "corrected":
        publish_and_correct(event, row["correction"], articles, publisher)


def load_pictures(rows, event):
    """From the files beside this, since nothing is fetched for a demo; written anew like any that is."""
    for position, row in enumerate(rows):
        files = encode((PICTURES / row["file"]).read_bytes())
        Picture.objects.create(
            event=event,
            position=position,
            page_url=row["page"],
            sizes=[keep(file) for file in files],
            **{key: row[key] for key in ("url", "alt", "caption", "credit", "licence")},
        )


def load_cited(model, rows, event, articles):
    for position, row in enumerate(rows):
        fields = {"event": event, "text": row["text"], "position": position}
        if "kind" in row:
            fields["kind"] = row["kind"]
        if "when" in row:
            happened = parse_date(row["when"])
            fields |= {"happened_at": happened.value, "happened_precision": happened.precision}
        model.objects.create(**fields).passages.set([cited(cite, articles) for cite in row["cites"]])


def cited(row, articles):
    version = articles[row["article"]].current_version
    start = version.text.index(row["exact"])
    passage, _ = Passage.objects.get_or_create(
        version=version, start=start, end=start + len(row["exact"]), defaults={"exact": row["exact"]}
    )
    return passage


def publish_and_correct(event, row, articles, publisher):
    """Publish the page as it was, mend it, and say so."""
    was = row["was"]["summary"]
    sentence = event.summary.get(position=was["position"] - 1)
    mended, mended_passages = sentence.text, list(sentence.passages.all())
    sentence.text = was["text"]
    sentence.save()
    sentence.passages.set([cited(cite, articles) for cite in was["cites"]])
    publish(event, user=publisher)

    sentence.text = mended
    sentence.save()
    sentence.passages.set(mended_passages)
    event.refresh_from_db()
    correct(event, user=publisher, kind=row["kind"], text=row["text"])
