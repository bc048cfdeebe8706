"""An edition in schema.org terms, for search engines and archives: a CollectionPage about an Event.

Reports are named with their outlet and linked, quotations are those on the page, corrections are its log. Nothing is
said here that the page does not say. https://schema.org/CollectionPage
"""

from typing import Any

from django.urls import reverse

from articles.models import Quote
from articles.models.dates import DatePrecision
from articles.text.urls import web_address

from .rendering import spoken
from .reports import ISO_LENGTH

CONTEXT = "https://schema.org"


def linked_data(edition, content, *, site_name: str, site_url: str) -> dict[str, Any]:
    """`content` is the edition's, loaded already."""
    address = site_url + edition.get_absolute_url()
    reports = {article["id"]: report(article) for article in content["articles"]}
    return {
        "@context": CONTEXT,
        "@graph": [
            page(edition, content, address, site_name, site_url, reports),
            breadcrumbs(content, address, site_name, site_url),
        ],
    }


def page(edition, content, address, site_name, site_url, reports):
    return known(
        {
            "@type": "CollectionPage",
            "@id": address,
            "url": address,
            "name": content["title"],
            "description": edition.lede,
            "datePublished": content["first_published"],
            "dateModified": edition.published_at.isoformat(),
            "version": edition.number,
            "image": [image(picture, site_url) for picture in content.get("pictures", [])],
            "publisher": {"@type": "Organization", "name": site_name, "url": site_url},
            "mainEntity": event(content, address, site_url),
            "hasPart": [
                *reports.values(),
                *(quotation(quote, reports, site_url) for quote in content["quotes"]),
            ],
            "correction": [correction(line) for line in content["corrections"]],
        }
    )


def event(content, address, site_url):
    return known(
        {
            "@type": "Event",
            "@id": f"{address}#event",
            "name": content["title"],
            "startDate": day(content["started"]),
            "endDate": day(content["ended"]),
            "location": content["place"] and {"@type": "Place", "name": content["place"]},
            "about": [person(one, site_url) for one in content["people"]],
        }
    )


def person(one, site_url):
    wikidata = one["wikidata_id"] and f"https://www.wikidata.org/entity/{one['wikidata_id']}"
    return known(
        {
            "@type": "Person",
            "name": one["name"],
            "url": site_url + reverse("articles:person-detail", args=[one["slug"]]),
            "jobTitle": one["post"],
            "sameAs": wikidata,
        }
    )


def report(article):
    return known(
        {
            "@type": "NewsArticle",
            "headline": article["headline"],
            "url": web_address(article["url"]),
            "datePublished": day(article["published"]),
            "inLanguage": article["language"],
            "author": article["byline"] and {"@type": "Person", "name": article["byline"]},
            "publisher": {"@type": "NewsMediaOrganization", "name": article["source_name"]},
        }
    )


def quotation(quote, reports, site_url):
    """A `text` only where the outlet has the words as speech; what it reports in its own words is an abstract."""
    words = spoken(quote)
    speaker = {"@type": "Person", "name": quote["speaker_name"]}
    if quote["speaker"]:
        speaker["url"] = site_url + reverse("articles:person-detail", args=[quote["speaker"]])
    source = reports[quote["article"]]
    return known(
        {
            "@type": "Quotation",
            "text" if quote["kind"] == Quote.Kind.DIRECT else "abstract": words,
            "creator": speaker,
            "isPartOf": {name: source[name] for name in ("@type", "headline", "url") if name in source},
        }
    )


def image(picture, site_url):
    """The licence as an address if it is one, else as a notice."""
    widest = picture["sizes"][0]
    licence = web_address(picture["licence"])
    return known(
        {
            "@type": "ImageObject",
            "contentUrl": site_url + reverse("articles:picture", args=[widest["name"]]),
            "width": widest["width"],
            "height": widest["height"],
            "description": picture["alt"],
            "caption": picture["caption"],
            "creditText": picture["credit"],
            "license": licence,
            "copyrightNotice": "" if licence else picture["licence"],
            "isBasedOn": web_address(picture["page"]),
        }
    )


def correction(line):
    return {
        "@type": "CorrectionComment",
        "name": line["label"],
        "text": line["text"],
        "datePublished": line["made_at"],
    }


def breadcrumbs(content, address, site_name, site_url):
    steps = [(site_name, f"{site_url}/"), (content["title"], address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": item}
            for place, (name, item) in enumerate(steps, 1)
        ],
    }


def day(partial):
    """As much of the date as is known, as ISO 8601 writes it."""
    value = partial["value"] or ""
    return value[: ISO_LENGTH.get(DatePrecision(partial["precision"]))] if value else ""


def known(told):
    return {name: value for name, value in told.items() if value not in ("", None, [])}
