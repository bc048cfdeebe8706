"""An event is made on one screen: written, cited and put in order by keyboard and mouse."""

import pytest

from articles.models import Coverage, Event
from articles.search.index import index_article
from tests.browser.marks import IN_BROWSER
from tests.factories import ArticleFactory, CoverageFactory

from .screens import TEXT, box, expect, sentences, violations

pytestmark = IN_BROWSER


def test_a_sentence_is_written_and_its_passage_picked_by_keyboard(desk, event):
    page = desk
    page.locator("#summary-add summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The gate is to open on Monday.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#summary-rows textarea")).to_have_value("The gate is to open on Monday.")

    page.locator("#summary-rows [data-cite]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pick-exact")).to_be_focused()
    page.locator("#reading-words [value='0']").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Cite", exact=True).focus()
    page.keyboard.press("Enter")

    expect(page.locator("#summary-rows .desk-bench-passages")).to_contain_text("The gate opens on Monday.")
    assert event.summary.get().passages.get().exact == "The gate opens on Monday."


def test_words_selected_in_the_text_are_cited(desk, event):
    [sentence] = sentences(event, "Weights are limited.")
    desk.reload()
    desk.evaluate("""() => {
        const text = document.getElementById("sentence-1").firstChild;
        document.getSelection().setBaseAndExtent(text, 8, text, 28);
    }""")
    expect(desk.locator("#pick-exact")).to_have_value("may weigh 32 tonnes.")

    desk.get_by_role("button", name="Cite", exact=True).click()

    expect(desk.locator("#summary-rows .desk-bench-passages")).to_contain_text("may weigh 32 tonnes.")
    assert sentence.passages.get().exact == "may weigh 32 tonnes."


def test_what_is_typed_is_saved_by_itself_and_says_when(desk, event):
    [sentence] = sentences(event, "The gate opens.")
    desk.reload()

    box(desk, sentence).press("End")
    desk.keyboard.type(" At noon.")

    expect(desk.locator(f"#summary-{sentence.pk} [data-saved]")).to_contain_text("Saved")
    expect(box(desk, sentence)).to_be_focused()
    sentence.refresh_from_db()
    assert sentence.text == "The gate opens. At noon."


def test_the_title_is_saved_by_itself(desk, event):
    desk.get_by_label("Title").fill("The northern gate opens")
    desk.get_by_label("Place").focus()

    expect(desk.locator("#head [data-saved]")).to_contain_text("Saved")
    assert Event.objects.get().title == "The northern gate opens"


def test_sentences_change_places_by_keys_and_the_focus_goes_with_them(desk, event):
    *_, last = sentences(event, "One.", "Two.", "Three.")
    desk.reload()

    box(desk, last).focus()
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.locator("#summary-rows textarea").nth(1)).to_have_value("Three.")
    expect(box(desk, last)).to_be_focused()
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.locator("#summary-rows textarea").first).to_have_value("Three.")

    assert [one.text for one in event.summary.all()] == ["Three.", "One.", "Two."]


def test_keys_that_are_pressed_fast_are_all_heard(desk, event):
    *_, last = sentences(event, "One.", "Two.", "Three.")
    desk.reload()
    box(desk, last).focus()

    for _ in range(2):
        desk.keyboard.press("Alt+ArrowUp")

    expect(desk.locator("#summary-rows textarea").first).to_have_value("Three.")


def test_taking_back_undoes_what_is_just_being_typed(desk, event):
    [sentence] = sentences(event, "The gate opens.")
    desk.reload()
    box(desk, sentence).fill("The gate opens at ten.")
    expect(desk.locator(f"#summary-{sentence.pk} [data-saved]")).to_contain_text("Saved")
    box(desk, sentence).fill("The gate opens at ten or eleven.")

    desk.locator(f"#summary-{sentence.pk}").get_by_role("button", name="Take back").click()

    expect(box(desk, sentence)).to_have_value("The gate opens.")
    assert event.summary.get().text == "The gate opens."


def test_sentences_change_places_by_dragging(desk, event):
    first, second = sentences(event, "One.", "Two.")
    desk.reload()

    desk.locator(f"#summary-{second.pk} [data-drag]").drag_to(
        desk.locator(f"#summary-{first.pk} textarea"), target_position={"x": 20, "y": 5}
    )

    expect(desk.locator("#bench-said")).to_contain_text("Moved")
    assert [one.text for one in event.summary.all()] == ["Two.", "One."]


def test_a_sentence_taken_out_is_brought_back_where_it_stood(desk, event):
    first, _ = sentences(event, "One.", "Two.")
    desk.reload()

    desk.locator(f"#summary-{first.pk}").get_by_role("button", name="Take out").click()
    expect(desk.locator("#summary-rows textarea")).to_have_count(1)
    desk.locator("#bench-said").get_by_role("button", name="Take back").click()

    expect(desk.locator("#summary-rows textarea").first).to_have_value("One.")


def test_another_lead_takes_over_and_says_so(desk, event):
    other = CoverageFactory(event=event, position=1)
    desk.reload()

    desk.locator(f"#coverage-{other.pk} select").select_option("lead")

    expect(desk.locator("#bench-said")).to_contain_text("was the lead and is core now")
    assert Coverage.objects.get(role="lead") == other


def test_articles_are_added_by_search_one_after_the_other(desk, event):
    for headline in ["Lorries wait at the gate", "Ferry sails instead"]:
        index_article(ArticleFactory(headline=headline, on_desk=True))
        if not desk.locator("#coverage-add details[open]").count():
            desk.locator("#coverage-add summary").click()
        desk.locator("#coverage-add .select2-selection").click()
        desk.locator(".select2-search__field").fill(headline[:8])
        desk.locator(".select2-results__option", has_text=headline).click()
        desk.get_by_role("button", name="Add the article").click()
        expect(desk.locator("#coverage-rows")).to_contain_text(headline)

    assert event.coverage.count() == 3


def test_the_first_article_of_an_event_is_open_to_be_read(desk, event):
    event.coverage.all().delete()
    article = ArticleFactory(text=TEXT, headline="Lorries wait at the gate", on_desk=True)
    index_article(article)
    desk.reload()
    desk.locator("#coverage-add summary").click()
    desk.locator("#coverage-add .select2-selection").click()
    desk.locator(".select2-search__field").fill("Lorries")
    desk.locator(".select2-results__option", has_text=article.headline).click()
    desk.get_by_role("button", name="Add the article").click()

    expect(desk.locator("#reading-words")).to_contain_text("The gate opens on Monday.")


def test_a_lost_connection_keeps_what_was_typed(desk, event):
    [sentence] = sentences(event, "The gate opens.")
    desk.reload()
    desk.context.set_offline(True)

    box(desk, sentence).fill("The gate opens at noon.")

    expect(desk.locator("#bench-said")).to_contain_text("The desk cannot be reached.")
    expect(box(desk, sentence)).to_have_value("The gate opens at noon.")
    desk.context.set_offline(False)
    expect(desk.locator(f"#summary-{sentence.pk} [data-saved]")).to_contain_text("Saved")
    assert event.summary.get().text == "The gate opens at noon."


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(desk, event):
    sentences(event, "The gate opens.", "It rains.")
    event.findings.create(kind="agreed", text="All agree.")
    event.milestones.create(text="It opened.")
    desk.reload()
    desk.locator("#bench.desk-scripted").wait_for()

    for pane in ["", "#pane-reports", "#pane-details"]:
        desk.goto(event.get_admin_url() + pane)
        assert violations(desk) == []
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
