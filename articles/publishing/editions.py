"""Writes an edition and the rows that lists and filters read, all from one content."""

from django.utils.dateparse import parse_datetime

from articles.models import (
    Edition,
    EditionArticle,
    EditionPerson,
    EditionPicture,
    EditionQuote,
    EditionSource,
)
from articles.models.dates import DatePrecision

from .content import checksum


def next_number(event):
    newest = event.editions.order_by("-number").first()
    return newest.number + 1 if newest else 1


def write_edition(event, content, *, user, at, note=""):
    """The next edition of the event. Call inside the transaction that makes it the current one."""
    started, summary = content["started"], content["summary"]
    edition = Edition.objects.create(
        event=event,
        number=next_number(event),
        title=content["title"],
        kind=content["kind"],
        started_at=moment(started),
        started_precision=started["precision"],
        place=content["place"],
        lede=summary[0]["text"] if summary else "",
        article_count=content["counts"]["articles"],
        origin_count=content["counts"]["origins"],
        content=content,
        checksum=checksum(content),
        published_at=at,
        published_by=user,
        note=note,
    )
    write_rows(edition)
    return edition


def write_rows(edition):
    content = edition.content
    articles = {article["id"]: article for article in content["articles"]}
    flows = flows_by_article(content)
    EditionSource.objects.bulk_create(source_row(edition, source) for source in content["sources"])
    EditionArticle.objects.bulk_create(
        article_row(edition, article, flows.get(article["id"], {})) for article in content["articles"]
    )
    EditionPerson.objects.bulk_create(person_row(edition, person) for person in content["people"])
    EditionPicture.objects.bulk_create(
        picture_row(edition, picture) for picture in content.get("pictures", [])
    )
    EditionQuote.objects.bulk_create(
        quote_row(edition, quote, articles[quote["article"]]) for quote in content["quotes"]
    )


def moment(partial):
    return parse_datetime(partial["value"]) if partial["value"] else None


def picked(told, *names):
    return {name: told[name] for name in names}


def source_row(edition, source):
    fields = picked(source, "slug", "name", "kind", "homepage", "country", "language", "owner")
    return EditionSource(edition=edition, key=source["id"], **fields)


def flows_by_article(content):
    """What a list says of an article's part in the coverage: whether it was first, and whose text is whose."""
    flows = {pk: {"is_first_report": True} for pk in first_report(content["articles"])}
    for text in content.get("syndication", []):
        by_number = {report["number"]: report for report in text["reports"]}
        origins = [by_number[one["taken"]["origin"]] for one in text["reports"] if one["taken"]]
        for report in text["reports"]:
            flow = flows.setdefault(report["article"], {})
            flow["carriers"] = flow.get("carriers", 0) + origins.count(report)
            if report["taken"]:
                origin = by_number[report["taken"]["origin"]]
                flow |= {"text_of": origin["source"], "text_of_name": origin["source_name"]}
    return flows


def first_report(articles):
    """The one article, if it is known, that was out before all others; `articles` are in that order."""
    known = [article["published"] for article in articles if article["published"]["value"]]
    timed = len(known) == len(articles) > 1 and known[0]["precision"] == DatePrecision.MINUTE
    return [articles[0]["id"]] if timed and all(known[0]["value"] < one["value"] for one in known[1:]) else []


def article_row(edition, article, flow):
    fields = picked(article, "source", "source_name", "url", "headline", "byline", "language", "wire_credit")
    published = article["published"]
    return EditionArticle(
        edition=edition,
        key=article["id"],
        published_at=moment(published),
        published_precision=published["precision"],
        **fields,
        **flow,
    )


def person_row(edition, person):
    fields = picked(person, "slug", "name", "description", "wikidata_id", "role", "post")
    return EditionPerson(edition=edition, key=person["id"], **fields)


def picture_row(edition, picture):
    widest, *_, narrowest = [picture["sizes"][0], *picture["sizes"]]
    return EditionPicture(edition=edition, key=picture["id"], large=widest["name"], small=narrowest["name"])


def quote_row(edition, quote, article):
    fields = picked(
        quote, "exact", "kind", "speaker", "speaker_name", "on_behalf_of", "context", "post", "article"
    )
    return EditionQuote(
        edition=edition,
        key=quote["id"],
        source=article["source"],
        source_name=article["source_name"],
        url=article["url"],
        published_at=moment(article["published"]),
        **fields,
    )
