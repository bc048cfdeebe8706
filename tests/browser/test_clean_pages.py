"""What an auditor of public pages would count: structure, names, sizes, and that nothing is fetched, set or moved."""

import pytest

from articles.models import EditionQuote
from articles.publishing.lifecycle import withdraw
from tests.browser.marks import IN_BROWSER
from tests.factories import UserFactory
from tests.publishing.stories import full_story, published

pytestmark = IN_BROWSER

EVENT = "/events/northern-crossing/"
GONE = {"/events/nothing/": 404, "/events/gone/": 410}
# As the recommendations of search engines have it; longer ones are cut by them.
TITLE, DESCRIPTION = (5, 90), (20, 300)
# WCAG 2.2, 2.5.8.
TARGET = 24

AUDIT = """
() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const named = one => (one.getAttribute('aria-label') || one.innerText || one.value || one.title || '').trim()
  const shown = one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.unseen')
  const faults = []
  const levels = all('h1, h2, h3, h4, h5, h6').map(one => Number(one.tagName[1]))
  if (levels.filter(level => level === 1).length !== 1) faults.push(`h1: ${levels}`)
  if (levels[0] !== 1) faults.push(`starts with h${levels[0]}`)
  levels.forEach((level, at) => {
    if (at && level > levels[at - 1] + 1) faults.push(`h${level} after h${levels[at - 1]}`)
  })
  if (!document.documentElement.lang) faults.push('no lang')
  if (!document.querySelector('meta[name=viewport]')) faults.push('no viewport')
  all('img').forEach(one => {
    if (!one.hasAttribute('alt')) faults.push(`no alt: ${one.src}`)
    if (!one.getAttribute('width') || !one.getAttribute('height')) faults.push(`no size: ${one.src}`)
  })
  all('a[href], button, summary').filter(shown).forEach(one => {
    if (!named(one)) faults.push(`no name: ${one.outerHTML.slice(0, 120)}`)
  })
  const ids = all('[id]').map(one => one.id)
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => faults.push(`id twice: ${id}`))
  all('a[href^="#"]').forEach(one => {
    if (one.hash.length > 1 && !ids.includes(one.hash.slice(1))) faults.push(`leads nowhere: ${one.hash}`)
  })
  return faults
}
"""
LINKS = """
() => [...document.querySelectorAll('main a[href]')].filter(one => one.checkVisibility()).map(one => [
  (one.getAttribute('aria-label') || one.textContent).trim().replace(/\\s+/g, ' '), one.href])
"""
SMALL = """
least => [...document.querySelectorAll('a[href], button, summary, input, select')]
  .filter(one => one.checkVisibility({ visibilityProperty: true }))
  // Inside a sentence the line decides, and a source's figure can be reached from the list beside it too.
  .filter(one => !one.closest('.skip') && !one.matches('.figure') && getComputedStyle(one).display !== 'inline')
  .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.height > 0 && (box.height < least || box.width < least))
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)
"""
SHIFT = """
() => new Promise(done => {
  const moved = []
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) moved.push(...one.sources.map(({ node }) => `${one.value} ${node?.className}`))
  })
    .observe({ type: 'layout-shift', buffered: true })
  requestAnimationFrame(() => setTimeout(() => done(moved), 150))
})
"""


@pytest.fixture
def site(page):
    full_story()
    published(slug="ferry", title="Ferry burns")
    withdraw(
        published(slug="gone", title="Minister resigns"),
        user=UserFactory(role="publisher"),
        text="It was wrong.",
    )
    return page


def public_pages():
    quote = EditionQuote.objects.current().filter(kind="direct").first().get_absolute_url()
    found = [
        "/",
        "/?q=crossing",
        "/?q=nowhere",
        EVENT,
        "/events/ferry/",
        "/people/mara-quill/",
        "/sources/bay-wire/",
    ]
    return [*found, "/about/", quote, *GONE]


def on_every_page(site, ask):
    """What is wrong, by page; nothing where all is well."""
    answers = {}
    for url in public_pages():
        site.goto(url)
        answers[url] = ask(url)
    return {url: answer for url, answer in answers.items() if answer}


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_are_built_as_they_should_be(site):
    assert on_every_page(site, lambda url: site.evaluate(AUDIT)) == {}


def test_pages_say_what_they_are(site):
    def wrong(url):
        description = (
            site.locator("meta[name=description]").get_attribute("content") if url not in GONE else "-" * 50
        )
        canonical = site.locator("link[rel=canonical]").count()
        robots = site.locator("meta[name=robots]")
        hidden = robots.count() and "noindex" in robots.get_attribute("content")
        found = []
        if not TITLE[0] <= len(site.title()) <= TITLE[1]:
            found.append(f"title of {len(site.title())}: {site.title()}")
        if not DESCRIPTION[0] <= len(description) <= DESCRIPTION[1]:
            found.append(f"description of {len(description)}: {description}")
        if bool(canonical) == bool(hidden):
            found.append("either one canonical address or noindex")
        return found

    assert on_every_page(site, wrong) == {}


def test_one_name_leads_to_one_place(site):
    def ambiguous(url):
        places = {}
        for words, href in site.evaluate(LINKS):
            places.setdefault(words, set()).add(href)
        return {words: hrefs for words, hrefs in places.items() if len(hrefs) > 1}

    assert on_every_page(site, ambiguous) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_large_enough(site):
    assert on_every_page(site, lambda url: site.evaluate(SMALL, TARGET)) == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_comes(site):
    assert on_every_page(site, lambda url: site.evaluate(SHIFT)) == {}


def test_pages_ask_for_nothing_elsewhere_set_nothing_and_complain_of_nothing(site, live_server):
    faults = []
    site.on("console", lambda message: faults.append((site.url, message.text)))
    site.on("pageerror", lambda error: faults.append((site.url, str(error))))
    site.on("requestfailed", lambda request: faults.append((site.url, request.url)))
    site.on(
        "request",
        lambda request: request.url.startswith(live_server.url) or faults.append((site.url, request.url)),
    )
    answers = {url: site.goto(url, wait_until="networkidle").status for url in public_pages()}
    # A browser notes a page that is not there, and that is what was asked for.
    faults = [(url, words) for url, words in faults if "the server responded with a status of 4" not in words]

    assert faults == []
    assert {url: status for url, status in answers.items() if status != GONE.get(url, 200)} == {}
    assert site.context.cookies() == []


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_where_the_keyboard_is_can_be_seen(site):
    def unseen(url):
        found = []
        for _ in range(12):
            site.keyboard.press("Tab")
            style = site.evaluate(
                "() => { const one = document.activeElement; const seen = getComputedStyle(one);"
                " return [one.outerHTML.slice(0, 80), seen.outlineStyle, parseFloat(seen.outlineWidth)] }"
            )
            # After the last one the browser's own buttons have it.
            if not style[0].startswith("<body") and (style[1] == "none" or style[2] < 2):
                found.append(style)
        return found

    assert on_every_page(site, unseen) == {}
