"""How the desk's own pages come in: who may, for which row, and where they lead back to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView, View
from django.views.generic.base import ContextMixin

UNDO = "desk_undo"


def offer_undo(request, message, url, **fields):
    """Says what was done, with a button beside it that takes it back."""
    request.session[UNDO] = {"url": url, "fields": {name: str(value) for name, value in fields.items()}}
    messages.success(request, message, extra_tags="desk-undo")


def say_errors(request, error):
    for message in error.messages:
        messages.error(request, message)


class DeskMixin(ContextMixin):
    """A page or a deed on one row of `model`, for whoever has `permission`."""

    model = None
    permission = None
    admin_site = None
    anchor = ""

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not self.allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_object(self):
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_queryset(self):
        return self.model._default_manager.all()

    def allowed(self):
        return self.request.user.has_perm(self.permission)

    def may(self, permission):
        return self.request.user.has_perm(f"articles.{permission}")

    def back_url(self):
        return self.asked_url() or self.home_url() + (f"#{self.anchor}" if self.anchor else "")

    def asked_url(self):
        """Where the page that posted wants its reader back, if that is on this site."""
        asked = self.request.POST.get("next", "")
        ours = url_has_allowed_host_and_scheme(asked, {self.request.get_host()}, self.request.is_secure())
        return asked if ours else ""

    def home_url(self):
        return self.object.get_admin_url()

    def go_back(self):
        return HttpResponseRedirect(self.back_url())


class Deed(DeskMixin, View):
    """One POST, one deed: `do` calls a room and says what happened."""

    http_method_names = ["post"]
    gone = "It is gone meanwhile: someone took it back, or the texts were read afresh."

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            messages.warning(request, self.gone)
            return HttpResponseRedirect(self.asked_url() or reverse("admin:index"))

    def post(self, request, *args, **kwargs):
        try:
            self.do()
        except ValidationError as error:
            say_errors(request, error)
        return self.go_back()


class DeskFormView(DeskMixin, FormView):
    """A form on a page of its own. What was refused is shown again as it was typed."""

    template_name = "admin/desk/form.html"
    title = ""
    submit = "Save"

    def form_valid(self, form):
        try:
            self.do(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        return self.go_back()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **self.admin_site.each_context(self.request),
            **{
                "title": self.title,
                "submit": self.submit,
                "object": self.object,
                "opts": self.object._meta,
                **kwargs,
            },
        )
