"""People to add: whom the texts name and nobody on the desk knows, each with one button for what they are."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from articles.models import DismissedName, Mention, Person
from articles.people.proposals import (
    add_proposed,
    add_to_known,
    dismiss,
    proposals,
    take_back_dismissal,
    with_excerpts,
)
from articles.tasks import read_version

from ...choosing import choose
from ...neighbours import link_to
from ..doors import Deed, offer_undo
from .screens import PeopleScreen

PER_PAGE = 20
TO_ADD = "admin:articles_person_to_add"


class PeopleToAdd(PeopleScreen, TemplateView):
    template_name = "admin/desk/people/to_add.html"

    def allowed(self):
        return self.may("add_person") or self.may("change_person")

    def get_context_data(self, **kwargs):
        found = proposals()
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        rows = []
        for number, proposal in enumerate(with_excerpts(list(page))):
            field = _chooser(self.admin_site)
            rows.append((proposal, field.widget.render("person", None, {"id": f"person-{number}"})))
        dismissed = DismissedName.objects.select_related("decided_by").order_by("-decided_at")[:PER_PAGE]
        return super().get_context_data(
            **self.page(
                "People to add",
                page=page,
                names=sum(proposal.names for proposal in found),
                rows=rows,
                dismissed=dismissed,
                media=_chooser(self.admin_site).widget.media,
                may_add=self.may("add_person"),
                may_change=self.may("change_person"),
            ),
            **kwargs,
        )


def _chooser(admin_site):
    return choose(Mention, "person", admin_site, queryset=Person.objects.all())


class DecideProposal(PeopleScreen, Deed):
    """POST `do`, the spellings that belong to the person, and which of them is the name."""

    def allowed(self):
        return self.may("add_person") or self.may("change_person")

    def home_url(self):
        return reverse(TO_ADD)

    def do(self):
        spellings = self.request.POST.getlist("spelling")
        deeds = {
            "add": ("add_person", self._add),
            "known": ("change_person", self._known),
            "dismiss": ("change_person", self._dismiss),
        }
        asked = self.request.POST.get("do", "")
        if asked not in deeds:
            raise ValidationError("Choose one of the buttons.")
        permission, deed = deeds[asked]
        if not self.may(permission):
            raise PermissionDenied
        if not spellings:
            raise ValidationError("Tick at least one spelling.")
        deed(spellings)

    def _add(self, spellings):
        main = self.request.POST.get("main") or spellings[0]
        self._tell(*add_proposed(main, spellings), "is added. ")

    def _known(self, spellings):
        field = _chooser(self.admin_site)
        person = field.clean(field.widget.value_from_datadict(self.request.POST, {}, "person"))
        self._tell(*add_to_known(person, spellings), "has the spellings now. ")

    def _tell(self, person, versions, done):
        for pk in versions:
            # The quotes in these texts know their speaker from now on.
            transaction.on_commit(partial(read_version.enqueue, pk), robust=True)
        told = ngettext("%d text was read again.", "%d texts were read again.", len(versions)) % len(versions)
        messages.success(self.request, format_html("{} {}{}", link_to(person), done, told))

    def _dismiss(self, spellings):
        names = dismiss(spellings, user=self.request.user)
        told = f"{' and '.join(spellings)}: no person, and not proposed again."
        offer_undo(self.request, told, reverse("admin:articles_person_propose_again"), names="\n".join(names))


class TakeBackDismissal(PeopleScreen, Deed):
    permission = "articles.change_person"

    def home_url(self):
        return reverse(TO_ADD)

    def do(self):
        names = [name for name in self.request.POST.get("names", "").splitlines() if name]
        take_back_dismissal(names)
        messages.success(self.request, f"{' and '.join(names)} will be proposed again.")
