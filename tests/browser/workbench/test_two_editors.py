"""Two editors at one event see each other, and neither writes over the other."""

import pytest

from articles.models import Event
from tests.browser.marks import IN_BROWSER

from .screens import box, expect, sentences, violations

pytestmark = IN_BROWSER


def test_two_editors_see_each_other(desk, colleague):
    expect(colleague.locator("#presence")).to_contain_text("edda is here too")

    desk.evaluate("desk.beat()")

    expect(desk.locator("#presence")).to_contain_text("Ada Pell is here too")


def test_what_a_colleague_saved_is_told_and_nothing_that_is_typed_is_touched(desk, colleague, event):
    [sentence] = sentences(event, "The gate opens.")
    desk.reload()
    colleague.reload()
    colleague.get_by_label("Place").fill("Skarrow")
    colleague.get_by_label("Title").focus()
    expect(colleague.locator("#head [data-saved]")).to_contain_text("Saved")
    box(desk, sentence).focus()

    desk.evaluate("desk.beat()")

    expect(desk.locator("#presence")).to_contain_text("Ada Pell changed the event at")
    expect(box(desk, sentence)).to_be_focused()


def stale(desk, colleague, event):
    [sentence] = sentences(event, "The gate opens on Monday.")
    desk.reload()
    colleague.reload()
    box(colleague, sentence).fill("The gate opens on Tuesday.")
    expect(colleague.locator(f"#summary-{sentence.pk} [data-saved]")).to_contain_text("Saved")
    box(desk, sentence).fill("The gate opens on Friday.")
    conflict = desk.locator(f"#summary-{sentence.pk} .desk-bench-conflict")
    expect(conflict).to_contain_text("ada was here meanwhile")
    return sentence


def test_a_stale_save_shows_both_and_loses_nothing(desk, colleague, event):
    sentence = stale(desk, colleague, event)

    row = desk.locator(f"#summary-{sentence.pk}")
    expect(row.locator("del")).to_have_text("Tuesday")
    expect(row.locator("ins")).to_have_text("Friday")
    expect(box(desk, sentence)).to_have_value("The gate opens on Friday.")
    assert event.summary.get().text == "The gate opens on Tuesday."
    assert violations(desk) == []

    row.get_by_role("button", name="Put mine in its place").click()
    expect(row.locator(".desk-bench-conflict")).to_have_count(0)
    assert event.summary.get().text == "The gate opens on Friday."


def test_what_was_refused_stays_while_other_rows_are_drawn_anew(desk, colleague, event):
    sentence = stale(desk, colleague, event)

    desk.locator("#summary-add summary").click()
    desk.locator("#new-summary-text").fill("Another.")
    desk.get_by_role("button", name="Add a sentence").click()
    expect(desk.locator("#summary-rows textarea")).to_have_count(2)

    expect(box(desk, sentence)).to_have_value("The gate opens on Friday.")
    expect(desk.locator(f"#summary-{sentence.pk} .desk-bench-conflict")).to_be_visible()


def test_theirs_is_kept_on_a_click(desk, colleague, event):
    sentence = stale(desk, colleague, event)

    desk.locator(f"#summary-{sentence.pk}").get_by_role("link", name="Keep theirs").click()

    expect(box(desk, sentence)).to_have_value("The gate opens on Tuesday.")
    assert event.summary.get().text == "The gate opens on Tuesday."


@pytest.mark.parametrize("saves_too", [False, True])
def test_nobody_submits_what_a_colleague_changed_unseen(saves_too, desk, colleague, event):
    [sentence] = sentences(event, "The gate opens.")
    desk.reload()
    colleague.get_by_label("Place").fill("Skarrow")
    colleague.get_by_label("Title").focus()
    expect(colleague.locator("#head [data-saved]")).to_contain_text("Saved")
    if saves_too:
        box(desk, sentence).fill("The gate opens at noon.")
        expect(desk.locator(f"#summary-{sentence.pk} [data-saved]")).to_contain_text("Saved")

    desk.get_by_role("button", name="Submit for review").click()

    expect(desk.locator(".messagelist")).to_contain_text("changed by someone else meanwhile")
    assert Event.objects.get().status == "draft"


def test_who_saved_the_last_change_submits_what_they_see(desk, event):
    desk.get_by_label("Place").fill("Skarrow")

    desk.get_by_role("button", name="Submit for review").click()

    expect(desk.locator(".messagelist")).to_contain_text("Submitted")
    saved = Event.objects.get()
    assert (saved.place, saved.status) == ("Skarrow", "in_review")


def test_what_was_typed_for_a_row_that_a_colleague_took_out_is_saved_once_it_is_back(desk, colleague, event):
    [sentence] = sentences(event, "The gate opens.")
    desk.reload()
    colleague.reload()
    colleague.locator(f"#summary-{sentence.pk}").get_by_role("button", name="Take out").click()
    expect(colleague.locator("#summary-rows textarea")).to_have_count(0)
    box(desk, sentence).fill("The gate opens at noon.")
    expect(desk.locator("#bench-said")).to_contain_text("ada took this out of the event meanwhile")

    desk.get_by_role("button", name="Bring it back").click()

    expect(desk.locator("#bench-said")).to_contain_text("Back in the event")
    expect(desk.locator(f"#summary-{sentence.pk} [data-saved]")).to_contain_text("Saved")
    expect(box(desk, sentence)).to_have_value("The gate opens at noon.")
    assert event.summary.get().text == "The gate opens at noon."
