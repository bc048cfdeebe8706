import logging
import re
from collections.abc import Iterator

from lxml.etree import _Element as Element
from trafilatura import bare_extraction

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .markup import element_text, html_tree
from .page_facts import PageFacts, page_facts
from .values import Whence, make_draft, spaced

logger = logging.getLogger(__name__)

# Extraction walks a page many times, and its time grows with the square of the marks in one paragraph. Large
# real pages have 3 MB, 10,000 elements and some dozens of marks in a paragraph; the worst page within these
# limits took 2 seconds.
MAX_PAGE_CHARACTERS = 5_000_000
MAX_ELEMENTS = 20_000
MAX_MARKS = 1_000
MARKS = frozenset(
    {
        *("a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var"),
    }
)

# A list of links or a cookie notice has no paragraph this long that ends as a sentence does. In scripts
# written without spaces a sentence is shorter: the number is theirs.
SENTENCE_CHARACTERS = 40
SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*$")


def read_page(text: str, whence: Whence) -> Iterator[Draft | IngestError]:
    """One article page. Raises IngestError when there is none in it."""
    tree = html_tree(text)
    if tree is None:
        raise _no_article()
    if len(text) > MAX_PAGE_CHARACTERS or _is_overloaded(tree):
        raise IngestError("The page has more in it than any article: save its text as .txt and import that.")
    facts = page_facts(tree, whence.url)
    main_text = _main_text(tree) or spaced(facts.body)
    if not (facts.is_article and main_text) and not _reads_as_article(main_text):
        raise _no_article()
    yield _draft(main_text, facts, whence)


def _draft(main_text: str, facts: PageFacts, whence: Whence) -> Draft:
    return make_draft(
        whence,
        format="html",
        raw_text=main_text,
        headline=facts.headline,
        url=facts.url,
        byline=facts.byline,
        dateline=facts.dateline,
        published=facts.published,
        language=facts.language,
        source_name=facts.source_name,
        source_url=facts.source_url,
    )


def _is_overloaded(tree: Element) -> bool:
    elements = 0
    for element in tree.iter():
        elements += 1
        if len(element) > MAX_MARKS and sum(child.tag in MARKS for child in element) > MAX_MARKS:
            return True
    return elements > MAX_ELEMENTS


def _main_text(tree: Element) -> str:
    try:
        document = bare_extraction(tree, include_comments=False)
    except Exception:
        # A stranger's page may trip any line of a big library: the batch goes on, the log keeps the trace.
        logger.exception("Extraction failed.")
        return ""
    if document is None or document.body is None:
        return ""
    # Extraction folds <br><br>, the paragraphs of older sites, into one break.
    return element_text(document.body, line_break="\n\n")


def _reads_as_article(text: str) -> bool:
    paragraphs = (paragraph.strip() for paragraph in text.split("\n\n"))
    return any(
        len(paragraph) >= SENTENCE_CHARACTERS and SENTENCE_END.search(paragraph) for paragraph in paragraphs
    )


def _no_article() -> IngestError:
    return IngestError(
        "No article was found in the page: give the address of the article itself, or paste its text."
    )
