"""What the screens about all people share: they stand below the list of people, on no one row."""

from articles.models import Person

from ..doors import DeskMixin


class PeopleScreen(DeskMixin):
    model = Person

    def get_object(self):
        return None

    def page(self, title, **context):
        return {**self.admin_site.each_context(self.request), "title": title, "opts": Person._meta, **context}
