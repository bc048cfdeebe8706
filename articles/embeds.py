"""Cards of events and quotes for other sites' pages, found by oEmbed (https://oembed.com), and the pictures that stand
for them where an address is shared.

A card is a page of its own in a frame: no script, no cookie, nothing of the reader is learnt. Only these pages may be
framed by others.
"""

from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.models import Edition, EditionQuote
from articles.publishing.addresses import address_now
from articles.publishing.cards import telling
from articles.publishing.cards.drawing import draw_card
from articles.publishing.portraits import told

from .views import always_revalidated, answers_not_modified, follows_moves, never_changes, tombstone

WIDTH, HEIGHT = 560, 320
# Of the pages that can be embedded: the name of each one's card.
CARDS = {"event-detail": "event-card", "quote-detail": "quote-card"}

# Named in the pictures' ETags: raise it when the drawing changes.
DRAWING = 1

framed_anywhere = csp_replace({"frame-ancestors": ["*"]})


def current_quote(key):
    quotes = EditionQuote.objects.current().select_related("edition__event").defer("edition__content")
    return get_object_or_404(quotes, key=key)


@require_safe
@always_revalidated
@answers_not_modified
def quote_detail(request, key):
    """A quote's own address: what to link to, and what oEmbed is asked about."""
    quote = current_quote(key)
    return render(request, "articles/quote_detail.html", {"quote": quote, "said": told(quote)})


@require_safe
@always_revalidated
@answers_not_modified
@framed_anywhere
@xframe_options_exempt
def quote_card(request, key):
    quote = current_quote(key)
    return render(request, "articles/quote_card.html", {"quote": quote, "said": told(quote)})


@require_safe
@always_revalidated
@answers_not_modified
@framed_anywhere
@xframe_options_exempt
@follows_moves
def event_card(request, slug):
    edition = get_object_or_404(Edition.objects.for_listing(), event__slug=slug)
    return render(request, "articles/event_card.html", {"edition": edition})


@require_safe
def event_card_image(request, slug, number):
    edition = Edition.objects.at(slug)
    if edition is None:
        return tombstone(request, slug)
    if number != edition.number:
        return _card_image_of_now(request, edition, number, edition.get_card_image_url())
    return _card_image(
        request,
        edition.checksum,
        lambda: telling.event_card(edition, site_name=settings.SITE_NAME),
    )


@require_safe
def quote_card_image(request, key, number):
    quote = current_quote(key)
    if number != quote.edition.number:
        return _card_image_of_now(request, quote.edition, number, quote.get_card_image_url())
    return _card_image(
        request,
        f"{quote.edition.checksum}-{key}",
        lambda: telling.quote_card(quote, site_name=settings.SITE_NAME),
    )


@always_revalidated
def _card_image_of_now(request, edition, number, address):
    """What an earlier edition said may have been wrong: whoever asks for its picture gets the one of now."""
    if number > edition.number:
        raise Http404("There is no such edition.")
    return redirect(address)


@never_changes
def _card_image(request, version, tell):
    """An edition never changes, so neither does its picture."""
    etag = f'"{version}-{DRAWING}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse(draw_card(tell()), content_type="image/png")
    answer["ETag"] = etag
    return answer


@require_safe
@always_revalidated
@answers_not_modified
def oembed(request):
    """GET `url` of an event's or a quote's page, with `maxwidth` and `maxheight` in pixels."""
    if request.GET.get("format", "json") != "json":
        return HttpResponseBadRequest("Only format=json is given.", status=501)
    size = [
        _size(request.GET.get(f"max{name}"), usual) for name, usual in (("width", WIDTH), ("height", HEIGHT))
    ]
    if None in size:
        return HttpResponseBadRequest("maxwidth and maxheight are whole numbers of pixels.")
    width, height = size
    title, card = _card_of(request.GET.get("url", ""))
    html = render_to_string(
        "articles/embed.html",
        {"address": settings.SITE_URL + card, "title": title, "width": width, "height": height},
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": settings.SITE_NAME,
        "provider_url": settings.SITE_URL,
        "width": width,
        "height": height,
        "html": html.strip(),
    }
    return JsonResponse(answer, headers={"Access-Control-Allow-Origin": "*"})


def _size(asked, usual):
    if not asked:
        return usual
    return min(int(asked), usual) if asked.isdecimal() and 0 < len(asked) < 6 and int(asked) else None


def _card_of(address):
    """The title of what is embedded, and the path of its card."""
    parts = urlsplit(address)
    ours = urlsplit(settings.SITE_URL)
    if (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc):
        raise Http404("This address is not on this site.")
    try:
        match = resolve(parts.path)
    except Resolver404 as error:
        raise Http404("There is no page at this address.") from error
    if match.url_name not in CARDS or match.app_name != "articles":
        raise Http404("This page cannot be embedded: events and quotes can.")
    if match.url_name == "quote-detail":
        quote = current_quote(match.kwargs["key"])
        title = f"{quote.speaker_name}, {quote.edition.title}"
    else:
        slug = address_now(match.kwargs["slug"]) or match.kwargs["slug"]
        match.kwargs["slug"] = slug
        title = get_object_or_404(Edition.objects.for_listing(), event__slug=slug).title
    return title, reverse(f"articles:{CARDS[match.url_name]}", kwargs=match.kwargs)
