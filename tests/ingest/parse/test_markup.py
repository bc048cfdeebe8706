import pytest
from lxml import etree

from articles.ingest.errors import IngestError
from articles.ingest.parse.markup import element_text, html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<br>Two.", "One.\nTwo."),
        ("One.<br><br>\n Two.", "One.\n\nTwo."),
        ("<div>One.<p>Two.</p>Three.</div>", "One.\n\nTwo.\n\nThree."),
        ("<p>The <b>old</b> <a href=x>ferry</a>, again</p>", "The old ferry, again"),
        ("<p>  laid\n  out \t text </p>", "laid out text"),
        ("<p>10&nbsp;000 &amp; “more” &lt;than&gt; that</p>", "10\u00a0000 & “more” <than> that"),
        ("<p>One.</p><p>&nbsp;</p><p></p><p>Two.</p>", "One.\n\nTwo."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>", "One Two\n\nThree"),
        ("<h2>Head</h2>Text", "Head\n\nText"),
        ("<p>Seen<script>alert(1)</script><style>p{}</style><iframe src=x></iframe> text</p>", "Seen text"),
        ("<p>Before<!-- hidden -->after</p>", "Beforeafter"),
        ("<figure><img src=x><figcaption>A ship.</figcaption></figure><p>One.</p>", "A ship.\n\nOne."),
        ("no markup at all", "no markup at all"),
        ("A < B and B > C", "A < B and B > C"),
        ("<p>unclosed <b>mark", "unclosed mark"),
        ("", ""),
        ("<!-- nothing -->", ""),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_html_becomes_paragraphs_of_plain_text(html, text):
    assert html_text(html) == text


@pytest.mark.parametrize("html", ["<p>a\x00b</p>", "<p>a&#0;b</p>", "<p>a\ud800b</p>", "<p>a&#xD800;b</p>"])
def test_what_no_database_can_hold_is_replaced_visibly(html):
    assert html_text(html) == "a\N{REPLACEMENT CHARACTER}b"


def test_a_line_break_can_be_made_to_part_paragraphs():
    root = etree.fromstring("<body><p>One.<lb/>Two.</p></body>")

    assert element_text(root, line_break="\n\n") == "One.\n\nTwo."


def test_the_tail_of_the_element_itself_is_not_its_text():
    root = etree.fromstring("<a><p>One.</p>Two.</a>")

    assert element_text(root[0]) == "One."


@pytest.mark.parametrize("depth", [300, 100_000])
def test_html_the_parser_would_cut_short_is_refused(depth):
    with pytest.raises(IngestError, match="nested deeper than any article"):
        html_text("<p>The first paragraph.</p>" + "<div>" * depth + "<p>The last one.</p>")
