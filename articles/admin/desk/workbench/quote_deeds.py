"""What is done on the quotes board: each deed is taken back by the one beside it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.views.generic import View

from articles.models import Statement
from articles.models.deeds import token
from articles.publishing.board import (
    key_of,
    lead_with,
    lead_with_the_fullest,
    leave_out,
    move_card,
    put_back,
    subject_of,
)
from articles.publishing.rows import hold_open

from ...keys import as_key
from .bench import Refused
from .screen import BenchAnswer

OTHERS_CHOSE = "A colleague changed this statement meanwhile. See what leads now, and choose again."


class BoardDeed(BenchAnswer, View):
    """POST what it is about; the page's other parts stay as they are."""

    http_method_names = ["post"]
    permission_needed = "change_telling"

    def allowed(self):
        return super().allowed() and self.may("change_event") and self.may(self.permission_needed)

    def post(self, request, *args, **kwargs):
        section = self.bench().sections["quotes"]
        self.at = ""
        try:
            with transaction.atomic():
                self.version_before = hold_open(self.object).lock_version
                self.do()
        except ValidationError as error:
            return self.refuse(Refused("quotes", None, None), section, error.messages)
        return self.answer(section, at=self.at)

    def subject(self):
        return subject_of(self.object, self.request.POST.get("card", ""))

    def door(self, name):
        return reverse(f"admin:articles_event_{name}", args=[self.object.pk])


class LeadWith(BoardDeed):
    """POST `quote`, or nothing to let the fullest of `card` lead."""

    permission_needed = "decide_quote"

    def do(self):
        card = self.subject()
        if not isinstance(card, Statement):
            raise ValidationError("Only a statement has renderings of which one can lead.")
        seen = self.request.POST.get("seen", "")
        if seen and seen != token(card):
            raise ValidationError(OTHERS_CHOSE)
        before, user = card.leading_id, self.request.user
        chosen = self.request.POST.get("quote", "")
        if chosen:
            quote = subject_of(self.object, f"quote-{chosen}")
            lead_with(self.object, quote, user=user)
            self.said = f"{quote} leads now; the others are compared with it."
        else:
            lead_with_the_fullest(self.object, card, user=user)
            self.said = "The fullest rendering leads again."
        self.at = f"quotes-{key_of(card)}"
        self.undo = (self.door("lead_with"), {"card": key_of(card), "quote": before or ""})


class MoveCard(BoardDeed):
    def do(self):
        place = as_key(self.request.POST.get("place", ""))
        if place is None:
            raise ValidationError("Say which place it is to have: 0 is the first.")
        card = self.subject()
        before = move_card(self.object, card, place, user=self.request.user)
        self.said = "Moved."
        self.at = f"quotes-{key_of(card)}"
        self.undo = (self.door("move_card"), {"card": key_of(card), "place": before})


class LeaveOut(BoardDeed):
    def do(self):
        subject = self.subject()
        leave_out(self.object, subject, user=self.request.user)
        self.said = "Not on this page. It stays confirmed, and other events may have it."
        self.undo = (self.door("put_back"), {"card": key_of(subject)})


class PutBack(BoardDeed):
    def do(self):
        subject = self.subject()
        put_back(self.object, subject, user=self.request.user)
        self.said = "On the page again."
        self.at = f"quotes-{key_of(subject)}"
        self.undo = (self.door("leave_out"), {"card": key_of(subject)})
