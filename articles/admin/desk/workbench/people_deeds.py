"""What is done beside a participant."""

from articles.publishing.rows import give_post

from .deeds import RowDeed, Unsound


class AddPost(RowDeed):
    def allowed(self):
        return super().allowed() and self.may("add_post")

    def do_more(self):
        form = self.form.post_form = self.form.form_of_post(self.request.POST)
        if not form.is_valid():
            raise Unsound
        give_post(self.row, form.instance, user=self.request.user)
        self.said = f"Added to {self.row.person.standing()}: {form.instance}"

    def done(self):
        return self.answer(self.section, at=self.at)
