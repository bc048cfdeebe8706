"""What the screens of statements are asked, and what they say."""

from django.urls import reverse

LIST = reverse("admin:articles_statement_suggested")
TOGETHER = reverse("admin:articles_statement_put_together")
UNDO = reverse("admin:articles_statement_undo")
SAID = {"summary": "Not safe", "said_2": "unknown"}


def keys(quotes):
    return [quote.pk for quote in quotes]


def joined(quotes):
    return "-".join(map(str, keys(quotes)))


def page(client, quotes, **data):
    return client.get(TOGETHER, {"quotes": joined(quotes), **data})


def put(client, quotes, do="state", ticked=None, **data):
    ticked = quotes if ticked is None else ticked
    posted = {**SAID, "quotes": joined(quotes), "quote": keys(ticked), "do": do, **data}
    return client.post(TOGETHER, posted, follow=True)


def decide(client, statement, do, **data):
    url = reverse("admin:articles_statement_decide", args=[statement.pk])
    return client.post(url, {"do": do, **data}, follow=True)


def undo(client):
    offered = client.session["desk_undo"]
    return client.post(offered["url"], offered["fields"], follow=True)


def members(statement):
    return sorted(statement.quotes.values_list("pk", flat=True))
