"""The public pages. They are made of editions and of nothing else, so a draft cannot show."""

import logging
from functools import wraps

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.middleware.http import ConditionalGetMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import decorator_from_middleware, method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import ListView

from articles.filters import EventFilter
from articles.ingest.pictures import open_file
from articles.models import Edition, EditionArticle, EditionPerson, EditionSource
from articles.publishing.addresses import address_now, retraction_at
from articles.publishing.pages import page_for_readers
from articles.publishing.pictures import is_public
from articles.publishing.portraits import appearances, record_of
from articles.publishing.previews import previewed, shows_picture
from articles.publishing.reading import read_content

logger = logging.getLogger(__name__)

# The page itself is the ETag: an edition, a template and a setting all change what a reader gets.
answers_not_modified = decorator_from_middleware(ConditionalGetMiddleware)
# A withdrawn event must be gone at once, so whoever keeps a copy asks each time whether it is still good.
always_revalidated = cache_control(public=True, no_cache=True)
# A file that is named by its content, and the picture of an edition.
never_changes = cache_control(public=True, max_age=365 * 24 * 3600, immutable=True)


def for_readers(view):
    """Of a view that is not written here."""
    return always_revalidated(answers_not_modified(view))


def sent_on(request, slug):
    """To the same thing of the same event, where that is now, with whatever was asked of it."""
    found = request.resolver_match
    address = reverse(found.view_name, kwargs=found.kwargs | {"slug": slug})
    asked = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address, preserve_request=True)


def follows_moves(view):
    """For what stands at an event's address: where the event has moved, or was merged into another, it leads on."""

    @wraps(view)
    def at_address(request, slug, **kwargs):
        try:
            return view(request, slug=slug, **kwargs)
        except Http404:
            now = address_now(slug)
            if now is None:
                raise
            return sent_on(request, now)

    return at_address


@method_decorator([always_revalidated, answers_not_modified], name="dispatch")
class EventList(ListView):
    template_name = "articles/event_list.html"
    context_object_name = "editions"
    paginate_by = 13
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        self.filterset = EventFilter(self.request.GET, queryset=Edition.objects.for_listing())
        self.asked = {
            name: value
            for name, value in self.request.GET.items()
            if value and name in EventFilter.base_filters
        }
        self.developing = [] if self.asked else list(Edition.objects.for_listing().developing())
        return self.filterset.qs.exclude(pk__in=[edition.pk for edition in self.developing])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            form=self.filterset.form,
            asked=self.asked,
            developing=self.developing,
            person=self._name_of(EditionPerson, "person"),
            source=self._name_of(EditionSource, "source"),
            **kwargs,
        )
        return context | {"event_count": context["paginator"].count + len(self.developing)}

    def _name_of(self, rows, parameter):
        slug = self.filterset.form.cleaned_data.get(parameter)
        return slug and (
            rows.objects.current().filter(slug=slug).values_list("name", flat=True).first() or slug
        )


@require_safe
@always_revalidated
@answers_not_modified
def about(request):
    return render(request, "articles/about.html")


@require_safe
@always_revalidated
@answers_not_modified
def event_detail(request, slug):
    page = page_for_readers(slug)
    return HttpResponse(page.html, headers={"ETag": page.etag}) if page else tombstone(request, slug)


@require_safe
@never_changes
@answers_not_modified
def picture(request, name):
    """A file is named by its content, so whoever has it need not ask again."""
    return picture_file(name, is_public(name))


@require_safe
@cache_control(private=True, no_store=True)
def preview_picture(request, token, name):
    return picture_file(name, shows_picture(token, name))


@require_safe
@cache_control(private=True, no_store=True)
def preview(request, token):
    edition = previewed(token)
    if edition is None:
        return not_here(
            request, "This preview has ended, or its address is not whole. Ask the desk for a new one."
        )
    response = render(
        request,
        "articles/preview.html",
        {"edition": edition, "page": read_content(edition.content), "token": token},
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def not_here(request, why):
    """Not found, for a reason that helps."""
    return render(request, "404.html", {"why": why}, status=404)


def picture_file(name, may_be_had):
    if not may_be_had:
        raise Http404("There is no such picture, or its event is not published any more.")
    try:
        with open_file(name) as file:
            return HttpResponse(file.read(), content_type="image/webp", headers={"ETag": f'"{name}"'})
    except FileNotFoundError as error:
        logger.error("The file of a picture is missing: %s. Bring it back from a backup of MEDIA_ROOT.", name)
        raise Http404("This picture cannot be shown now.") from error


def tombstone(request, slug):
    """What is left of an event: the way to where readers have it now or, if it was withdrawn, why."""
    retraction = retraction_at(slug)
    if retraction is None or retraction.event.merged_into_id:
        now = address_now(slug)
        if now:
            return sent_on(request, now)
    if retraction is None:
        raise Http404
    return render(
        request, "410.html", {"retraction": retraction, "edition": retraction.edition_before}, status=410
    )


@method_decorator([always_revalidated, answers_not_modified], name="dispatch")
class Portrait(ListView):
    """Somebody or something over all events: the rows of `model` about it, as the newest edition names it."""

    paginate_by = 20
    http_method_names = ["get", "head", "options"]
    named = None

    def get_queryset(self):
        named = self.named.objects.told_now().filter(slug=self.kwargs["slug"])
        self.subject = named.first()
        if self.subject is None:
            raise Http404
        return self.model.objects.told_now()


class PersonDetail(Portrait):
    """What they said, where, and in which post."""

    model = named = EditionPerson
    template_name = "articles/person_detail.html"

    def get_queryset(self):
        return super().get_queryset().filter(key=self.subject.key)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(person=self.subject, **kwargs)
        return context | {"appearances": appearances(context["object_list"])}


class SourceDetail(Portrait):
    """What an outlet reported first, and whose texts it ran."""

    model, named = EditionArticle, EditionSource
    template_name = "articles/source_detail.html"

    def get_queryset(self):
        return super().get_queryset().filter(source=self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(source=self.subject, record=record_of(self.subject.slug), **kwargs)
