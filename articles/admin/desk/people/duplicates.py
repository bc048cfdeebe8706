from django.core.paginator import Paginator
from django.views.generic import TemplateView

from articles.models import PeopleToldApart
from articles.people.duplicates import likely_duplicates

from .screens import PeopleScreen

PER_PAGE = 30


class Duplicates(PeopleScreen, TemplateView):
    """Pairs of the desk's people who may be one, and those told apart."""

    permission = "articles.merge_person"
    template_name = "admin/desk/people/duplicates.html"

    def get_context_data(self, **kwargs):
        apart = PeopleToldApart.objects.select_related("low", "high", "decided_by").order_by("-decided_at")
        page = Paginator(likely_duplicates(), PER_PAGE).get_page(self.request.GET.get("p"))
        context = self.page("Entered twice?", page=page, apart=apart[:PER_PAGE])
        return super().get_context_data(**context, **kwargs)
