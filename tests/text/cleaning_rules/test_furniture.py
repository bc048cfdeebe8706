import pytest

from articles.text.cleaning import clean

HEADLINE = "Bridge at Port Selwyn reopens"
FIRST = "Workers reopened the main bridge on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."


def cut_of(line):
    """The rules of what is cut of the line between two paragraphs, and what is left of it."""
    cleaned = clean(f"{HEADLINE}\n\n{FIRST}\n\n{line}\n\n{SECOND}")
    left = cleaned.text.removeprefix(FIRST).removesuffix(SECOND).strip()
    return [cut.rule for cut in cleaned.cuts if cut.rule not in ("headline", "whitespace")], left


@pytest.mark.parametrize(
    "line",
    [
        "Must read",
        "MUST READ:",
        "Read more",
        "READ ALSO",
        "Related stories",
        "Related",
        "Recommended",
        "You may also like",
        "Don’t miss",
        "Top stories",
        "Most read",
        "More from Harbour Times",
        "Also on Harbour Times:",
        "Continue reading",
        "Read more: Harbour dredging to start in June",
        "Read more about the bridge",
        "Read the full story here",
        "Read the rest of the story at Harbour Times.",
        "Also read: What the engineers found under the bridge?",
        "READ ALSO: Ferry strike ends.",
        "READ MORE - Ferry strike ends",
        "ALSO READ | Ferry strike ends after talks",
        "Related: “We will rebuild”",
        "Watch: Bridge opens to traffic",
    ],
)
def test_a_teaser_for_another_story_is_cut(line):
    assert cut_of(line) == (["teaser"], "")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter",
        "Sign up for our newsletter and get the day's stories in your inbox.",
        "Sign up for the Harbour Times newsletter",
        "Sign up here to receive alerts",
        "Subscribe",
        "Subscribe to Harbour Times",
        "Subscribe to our channel on YouTube",
        "Get the latest news delivered to your inbox",
        "Enter your email address:",
        "Join our WhatsApp channel",
        "Already a subscriber? Log in",
        "By signing up, you agree to our terms.",
    ],
)
def test_a_sign_up_line_is_cut(line):
    assert cut_of(line) == (["sign-up"], "")


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Share this article",
        "Share this on Facebook Twitter",
        "Share on Facebook",
        "Facebook Twitter WhatsApp",
        "Tweet",
        "Follow us on Twitter and Facebook",
        "Follow us on X @harbourtimes",
        "Follow Jane Roe on Twitter @janeroe.",
        "Click here to read the full story",
        "12 Comments",
        "Leave a comment",
        "Print this article",
        "Copy link",
    ],
)
def test_a_share_follow_or_comment_line_is_cut(line):
    assert cut_of(line) == (["share"], "")


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Advertisement",
        "- Advertisement -",
        "Advertisement - scroll to continue",
        "Story continues below advertisement",
        "Article continues after this ad",
        "Sponsored content",
        "Scroll to continue",
        "Skip Ad",
    ],
)
def test_an_advertisement_is_cut(line):
    assert cut_of(line) == (["advertisement"], "")


@pytest.mark.parametrize(
    "line",
    [
        "Read more than once, the letter still made no sense to her.",
        "Read more: she had told her pupils, and they did.",
        "Read more: The letter was long. She read it twice.",
        "Must reads like this are rare, the critic wrote.",
        "“We must read the letter,” she said.",
        "Recommended by doctors, the cure was soon forgotten.",
        "Related charges were dropped in May.",
        "More news was expected on Monday.",
        "See also how the tide turns at noon.",
        "Top stories of the day were read out by a choirboy.",
        "Watch the river for an hour and you will see a heron.",
        "Watch: the mayor had not expected a crowd.",
        "In case you missed it, the mayor said, the bridge is open.",
        "What else the inquiry heard",
        "Trending upwards for a year, prices have now stalled.",
        "Sign up for the relief fund began on Monday.",
        "Sign-ups for the newsletter fell by a third last year, the publisher said.",
        "Subscribe to the theory or not, the numbers are plain.",
        "Subscribers said they had waited for weeks.",
        "Register now or lose the vote, the clerk warned.",
        "Join us, the mayor begged the crowd.",
        "Get the letters into the post by noon, she told them.",
        "By signing up, the town agreed to pay half.",
        "Sharing the cost was never going to be easy.",
        "Share prices fell on Monday.",
        "Share the burden, the mayor asked.",
        "Follow the river for two miles and the mill appears.",
        "Follow us, the children cried.",
        "Following us on the bridge were two police cars.",
        "Click here was not what she expected to hear.",
        "Comments by the mayor drew a rebuke.",
        "Print is not dead, she said.",
        "Email us, the clerk said.",
        "Instagram and Facebook.",
        "Facebook",
        "Twitter and the town",
        "Advertisements for the ferry were everywhere in those days.",
        "Advertising is a hard trade.",
        "Ad revenue fell by a third.",
        "Sponsored by a brewery, the race drew thousands.",
        "Skip the ferry and take the bridge, he said.",
        "Story continues to grow, critics say",
    ],
)
def test_a_sentence_that_only_begins_like_furniture_stays(line):
    assert cut_of(line) == ([], line)


def test_names_of_networks_in_a_row_are_a_share_bar():
    assert cut_of("Facebook\nTwitter\nWhatsApp") == (["share"] * 3, "")


def test_a_network_beside_a_share_button_is_one_too():
    assert cut_of("Share\n\nFacebook") == (["share"] * 2, "")


def test_headlines_of_other_stories_at_the_end_go_with_their_label():
    first = "Related stories\n\nFerry strike ends in Port Selwyn\n\nIs the old harbour safe?"
    second = "Must read\n\nTown fair opens today"

    cleaned = clean(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{first}\n\n{second}")

    assert cleaned.text == f"{FIRST}\n\n{SECOND}"


def test_a_line_under_a_label_amid_the_report_may_be_a_subheading_and_stays():
    cleaned = clean(f"{HEADLINE}\n\n{FIRST}\n\nMust read\n\nThe cost of the bridge\n\n{SECOND}")

    assert cleaned.text == f"{FIRST}\n\nThe cost of the bridge\n\n{SECOND}"


def test_what_a_report_recommends_at_its_end_stays():
    cleaned = clean(
        f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\nRecommended\n\nHotel Miramar, Quay Street, Port Selwyn"
    )

    assert cleaned.text.endswith("Hotel Miramar, Quay Street, Port Selwyn")


def test_a_line_longer_than_any_furniture_is_prose():
    line = "Sign up for our newsletter " + "and get the best of the town in your inbox " * 10

    assert cut_of(line.strip()) == ([], line.strip())
