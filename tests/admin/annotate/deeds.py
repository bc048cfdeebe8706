"""What the forms and the script of the annotation screen post."""

from django.urls import reverse

from articles.models import Quote
from articles.models.deeds import token

TEXT = (
    "The ferry sails at noon, said Ines Carrow, the harbour master. “Nobody waits,” she said.\n\n"
    "The mayor said the ferry sails at noon whatever the weather."
)
SAILS = "The ferry sails at noon"
WAITS = "Nobody waits"


def key(row):
    return f"{'quote' if isinstance(row, Quote) else 'name'}-{row.pk}"


def post(client, deed, row, *, script=False, article=None, **data):
    article = article or row.version.article
    url = reverse(f"admin:articles_article_{deed}_mark", args=[article.pk, key(row)])
    headers = {"accept": "application/json"} if script else {}
    return client.post(url, {"seen": token(type(row).objects.get(pk=row.pk))} | data, headers=headers)


def opened(client, row):
    """The fields of the form at hand, as the page has them."""
    url = reverse("admin:articles_article_annotate", args=[row.version.article_id])
    form = client.get(url, {"at": key(row)}).context["item_form"]
    fields = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in fields.items() if value is not False}


def mend(client, row, *, script=False, opened_with=None, **typed):
    fields = opened_with or opened(client, row)
    return post(client, "mend", row, script=script, **(fields | typed))
