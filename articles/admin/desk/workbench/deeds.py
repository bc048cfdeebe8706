"""What is done to one row at a time: each a POST of its own, so that nothing waits for the rest of the page."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from articles.models.deeds import token
from articles.publishing.rows import (
    Stale,
    as_seen,
    bring_back,
    cite_for,
    cite_no_more,
    hold_open,
    move,
    remove,
    take_back_last,
)

from ...keys import as_key
from .bench import Refused
from .conflict import differences
from .head import as_stands
from .screen import BenchAnswer
from .section import RowsSection

NOT_SAVED = "Not saved. See what is said beside the form."


class Unsound(Exception):
    """The form has errors, which stand in it."""


class BenchDeed(BenchAnswer, View):
    http_method_names = ["post"]
    action = "change"
    form = None

    def allowed(self):
        return super().allowed() and self.may("change_event") and self.may(self.permission_needed())

    def permission_needed(self):
        return f"{self.action}_{self.section.model._meta.model_name}"

    @cached_property
    def section(self):
        section = self.bench().sections.get(self.kwargs["section"])
        if not isinstance(section, RowsSection):
            raise Http404
        return section

    def prepare(self):
        """What takes long is done before anything is held."""

    def post(self, request, *args, **kwargs):
        self.prepare()
        try:
            with transaction.atomic():
                held = hold_open(self.object)
                self.version_before = held.lock_version
                self.do()
        except Unsound:
            return self.refuse(self.refused(), self.section, [NOT_SAVED])
        except Stale as error:
            return self.stale(error)
        except ValidationError as error:
            return self.refuse(self.refused(), self.section, error.messages)
        return self.done()

    def done(self):
        return self.answer(self.section)

    def refused(self):
        return Refused(self.section.key, None, self.form) if self.form else None

    def stale(self, error):
        return self.refuse(self.refused(), self.section, error.messages)


class AddRow(BenchDeed):
    action = "add"

    def prepare(self):
        self.section.prepare(self.request.POST)

    def do(self):
        self.form = self.section.add_form(self.request.POST)
        if not self.form.is_valid():
            raise Unsound
        self.said = self.section.add(self.form)


class RowDeed(BenchDeed):
    """On a row whose form is sent along: what was typed in it is saved first."""

    def do(self):
        self.row = as_seen(
            self.section.queryset().select_for_update(of=("self",)),
            self.kwargs["row"],
            self.request.POST.get("seen", ""),
        )
        self.keep_what_was_typed()
        self.do_more()

    def door(self, name):
        return reverse(
            f"admin:articles_event_{name}", args=[self.object.pk, self.section.key, self.kwargs["row"]]
        )

    def keep_what_was_typed(self):
        if not self.section.may_change:
            return
        self.form = self.section.form(self.row, self.request.POST)
        if not self.form.is_valid():
            raise Unsound
        if self.form.has_changed():
            self.said = self.section.save(self.form)

    def do_more(self):
        pass

    @property
    def at(self):
        return f"{self.section.key}-{self.kwargs['row']}"

    def refused(self):
        return Refused(self.section.key, self.kwargs["row"], self.form) if self.form else None

    def stale(self, error):
        if error.row is None and self.wants_parts():
            # Its form stays on the page as it is, and is saved once the row is back.
            self.undo = self.door("bring_back_row"), {}
            return self.refuse(None, self.section, error.messages, only=())
        if error.row is None:
            typed = self.section.add_form(self.request.POST)
            return self.refuse(Refused(self.section.key, None, typed), self.section, error.messages)
        standing = self.section.form(error.row)
        typed = self.section.form(self.section.queryset().get(pk=error.row.pk), self.request.POST)
        typed.full_clean()
        told = Refused(self.section.key, error.row.pk, typed, error.messages[0], differences(typed, standing))
        return self.refuse(told, self.section, error.messages)


class SaveRow(RowDeed):
    def done(self):
        row = self.section.queryset().get(pk=self.kwargs["row"])
        # Only what others may have moved is drawn anew: the fields are as they were typed.
        only = None if self.said else ()
        return self.answer(self.section, only=only, at=self.at, hidden={"seen": token(row)})


class MoveRow(RowDeed):
    def do_more(self):
        place = as_key(self.request.POST.get("place", ""))
        if place is None:
            raise ValidationError("Say which place it is to have: 0 is the first.")
        move(self.row, place, user=self.request.user)
        self.said = f"Moved: {self.row}"
        self.undo = self.way_back(self.section, self.row)

    def done(self):
        return self.answer(self.section, at=self.at)


class RemoveRow(RowDeed):
    action = "delete"

    def do_more(self):
        words = str(self.row)
        remove(self.row, user=self.request.user)
        self.said = f"Taken out of the event: {words}"
        self.undo = self.door("bring_back_row"), {}


class BringBackRow(BenchDeed):
    action = "add"

    def do(self):
        row = bring_back(self.section.model, self.object, self.kwargs["row"], user=self.request.user)
        self.said = f"Back in the event: {row}"


class TakeBackRow(BenchDeed):
    """The last deed on a row, if nobody did another since; what is typed in its form is left alone."""

    def do(self):
        row = as_seen(self.section.queryset(), self.kwargs["row"], self.request.POST.get("seen", ""))
        what = take_back_last(row, user=self.request.user)
        self.said = f"Taken back: {what[0].lower()}{what[1:]}"


class CiteNoMore(RowDeed):
    def do_more(self):
        passage = as_key(self.request.POST.get("passage", ""))
        if passage is None:
            raise ValidationError("Say which passage is to be cited no more.")
        cite_no_more(self.row, passage, user=self.request.user)
        self.said = "Cited no more."
        self.undo = self.way_back(self.section, self.row)

    def done(self):
        return self.answer(self.section, at=self.at)


class Pick(BenchAnswer, View):
    """Words of an article become evidence for a row of the event."""

    http_method_names = ["post"]

    def allowed(self):
        return super().allowed() and self.may("change_event") and self.may("add_passage")

    def post(self, request, *args, **kwargs):
        bench = self.bench()
        reading = bench.sections["reading"]
        form = None
        try:
            with transaction.atomic():
                self.version_before = hold_open(self.object).lock_version
                form = reading.form(request.POST)
                if not form.is_valid():
                    return self.refuse(Refused(reading.key, None, form), reading, [NOT_SAVED])
                one = form.row()
                if not one.section.may_change:
                    raise ValidationError("You may not change what this section says.")
                cite_for(one.row, reading.article.current_version, form.spans(), user=request.user)
        except ValidationError as error:
            return self.refuse(Refused(reading.key, None, form), reading, error.messages)
        self.said = f"Cited for “{one.row}”."
        self.undo = self.way_back(one.section, one.row)
        return self.answer(one.section, only=[f"{one.section.key}-rows"], at=one.id)


class SaveHead(BenchAnswer, View):
    http_method_names = ["post"]

    def allowed(self):
        return self.may("change_event")

    def post(self, request, *args, **kwargs):
        self.section = section = self.bench().sections["head"]
        form = None
        try:
            with transaction.atomic():
                held = hold_open(self.object)
                self.version_before = held.lock_version
                form = section.form_for(held, request.POST)
                if not form.is_valid():
                    return self.refuse(
                        Refused("head", held.pk, form), section, [NOT_SAVED], only=["head-fields"]
                    )
                clashing = form.merge()
                if clashing:
                    return self.refuse(
                        self.clash(form, clashing), section, [form.what_happened()], only=["head-fields"]
                    )
                form.save_merged(request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.refuse(
                Refused("head", self.object.pk, form), section, error.messages, only=["head-fields"]
            )
        unseen = form.brings_in_others()
        hidden = {f"seen-{name}": value for name, value in as_stands(held).items()}
        only = None if unseen else ["event-title", "event-facts"]
        return self.answer(section, only=only, at="head", hidden=hidden)

    def clash(self, form, clashing):
        return Refused("head", self.object.pk, form, form.what_happened(), form.differences(clashing))
