"""Lines that belong to the page and not to the report: teasers, sign-ups, share bars, advertisements.

A form is tried only on a line that opens with one of its words, and must then fit the whole line. Where the words
could also open a sentence ("Sign up for the relief fund began on Monday"), the form asks for a sign of its own,
such as "your inbox", and is refused to a line that tells of something in the past or reports speech. To leave
a teaser standing costs an editor one click; to cut a sentence costs the report its meaning.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from articles.text.lines import ends_sentence

# The longest of such lines in scraped news are sign-up texts of two sentences.
LONGEST = 300
# "*** – Advertisement – ***".
LONGEST_DECORATION = 12

NETWORKS = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|reddit|pinterest|tiktok|youtube|threads|bluesky"
    r"|mastodon|snapchat|tumblr|flipboard|messenger|wechat|weibo|viber|google news|social media)"
)
# A verb of telling, or a past tense with its subject: the line is a sentence of the report.
TELLS = re.compile(
    r"\b(?:said|says|told|was|were|had|has been|have been|fell|rose|began|according to|asked"
    r"|(?:the|an?|he|she|they|who|it|which) (?:[\w-]+ )?[a-z]+ed)\b",
    re.IGNORECASE,
)


class Form(NamedTuple):
    """`pattern` fits a whole line without its decoration; `guarded` forms are refused to lines that tell."""

    rule: str
    opens: str
    pattern: str
    guarded: bool = True


FORMS = (
    Form(
        "advertisement",
        "advertisement advertisements ad ads",
        r"(?:advertisements?|ads?)"
        r"(?:\s*[-–—:|.]?\s*(?:scroll|continue reading|story continues|article continues)\b.{0,60})?[.:]?",
    ),
    Form(
        "advertisement",
        "story article content report",
        r"(?:story|article|content|report) continues?(?: below| after)"
        r"(?: (?:this )?(?:ad|advertisement|video))?[.:…]*",
    ),
    Form("advertisement", "scroll", r"scroll (?:down )?(?:to|for) (?:continue|read|more)\b.{0,40}"),
    Form("advertisement", "skip", r"skip (?:past )?(?:the )?(?:ad|ads|advertisement|newsletter promotion)"),
    Form("advertisement", "remove report hide", r"(?:remove|report|hide) (?:this )?ads?"),
    Form(
        "advertisement",
        "sponsored promoted paid partner",
        r"(?:sponsored|promoted|paid|partner)(?: (?:content|links?|posts?|stories|partnership|promotion))",
    ),
    Form("advertisement", "sponsored promoted", r"sponsored|promoted"),
    Form(
        "teaser",
        "must also further read reads related recommended see more you don editor editors most"
        " trending top latest up next previous keep continue popular suggested explore elsewhere what in watch"
        " listen video",
        r"(?:must[- ]reads?|(?:also|further) read(?:ing)?|reads? (?:also|more|next)|read more (?:on|about) this"
        r"|related(?: (?:stor(?:y|ies)|articles?|news|content|coverage|links?|posts?|topics?|videos?))?"
        r"|recommended(?: (?:stories|reading|articles|for you))?|also (?:see|watch)|see also|also on .{2,40}:"
        r"|more (?:like this|stories|news|coverage|on this(?: story| topic)?)|more from (?-i:[A-Z]).{1,40}"
        r"|(?:you )?(?:may|might) also (?:like|be interested in)|don['’]?t miss(?: it| this)?|up next"
        r"|in case you missed it|editor['’]?s['’]? (?:picks?|choice)|most (?:read|popular|viewed|shared)"
        r"|trending(?: (?:now|stories|news))?|(?:top|popular|suggested) (?:stories|reading)|latest (?:news|stories)"
        r"|(?:next|previous) (?:story|article)|keep reading|what (?:else )?to read next|explore more"
        r"|continue reading(?: (?:below|the (?:main )?story|this story))?"
        r"|elsewhere on .{2,40}|watch(?: (?:now|live|more|also|the video))?|listen(?: now| live)?|video)[:.…]*",
    ),
    Form(
        "teaser",
        "read see view find",
        r"(?:read|see|view|find) (?:it all|(?:the )?(?:rest of the |full |whole |entire |original |complete )"
        r"(?:story|article|report|coverage|interview|piece|post))(?: (?:here|at|on) ?[^,]{0,60})?[:.…]*",
    ),
    Form("teaser", "read see", r"(?:read|see) (?:it all|(?:the )?(?:full )?[a-z]+|more) here[:.…]*"),
    Form("teaser", "read see find", r"(?:read|see|find out) more (?:about|on|in|at|from)\b[^,.]{1,80}…?"),
    Form(
        "sign-up",
        "subscribe newsletter newsletters",
        r"subscribe(?: (?:now|today|here|free))?|newsletters?",
        False,
    ),
    Form(
        "sign-up",
        "sign subscribe register enrol join",
        r"(?:sign[- ]up|subscribe|register|enrol|join)\b(?: (?:now|here|today|free|for|to|our|us|with|on|and|the)\b)"
        r"(?=.*\b(?:newsletters?|e-?mails?|inbox|alerts?|briefings?|notifications?"
        r"|our (?:\w+ )?(?:channel|daily|weekly|site|podcast)"
        rf"|your|(?:whatsapp|telegram) (?:channel|group)|{NETWORKS} channel)\b).{{1,220}}",
    ),
    Form("sign-up", "sign subscribe", r"(?:sign[- ]up|subscribe) to (?:the )?(?-i:[A-Z])[^,.]{1,50}[.!]?"),
    Form(
        "sign-up",
        "get receive have",
        r"(?:get|receive|have)\b.{3,140}\b(?:in|to|into) your (?:in-?box|e-?mail)\b.{0,60}",
    ),
    Form("sign-up", "enter add", r"(?:enter|add) your e-?mail\b.{0,80}"),
    Form("sign-up", "already", r"already (?:a )?(?:subscribe[rd]|member|registered|signed up)\?.{0,60}"),
    Form(
        "sign-up", "by", r"by (?:signing up|subscribing|registering|clicking)\b.{0,60}\byou agree\b.{0,200}"
    ),
    Form("sign-up", "download", r"download (?:our|the [^,.]{2,30}) (?:\w+ )?app\b.{0,100}"),
    Form(
        "share",
        "share",
        r"share(?: (?:this|the))?(?: (?:story|article|post|page|news|report|link))?"
        rf"(?: (?:(?:on|via|to) {NETWORKS}\b.{{0,80}}|with (?:your )?(?:friends|family|others|us)\b.{{0,60}}"
        r"|(?:on|via|by|this):?))?[:.!]*",
    ),
    Form(
        "share",
        "follow like find join connect contact reach",
        r"(?:follow|like|find|join|connect with|contact|reach)(?: [^,.]{1,60}?)? (?:directly )?(?:on|at) "
        rf"{NETWORKS}\b.{{0,160}}",
    ),
    Form("share", "follow", r"follow (?:us\b|@\w).{0,100}"),
    Form("share", "click tap", r"(?:click|tap) (?:here|on the link|the link|on this link)\b.{0,140}"),
    Form(
        "share",
        "leave post add view show read join",
        r"leave a (?:comment|reply)|join the (?:conversation|discussion)",
    ),
    Form(
        "share",
        "post add view show read",
        r"(?:post|add|view|show|read) (?:a |all |your )?(?:\d+ )?comments?(?: \(\d+\))?",
    ),
    Form("share", "comments comment", r"comments?(?: \(?\d+\)?| (?:are )?closed)?"),
    Form("share", "0 1 2 3 4 5 6 7 8 9", r"\d{1,5} (?:comments?|shares?)"),
    Form(
        "share", "print email e copy", r"(?:print|e-?mail|copy)(?: (?:this|the))? (?:page|article|story|link)"
    ),
)

_FIRST_WORD = re.compile(r"[^\W\d_]+|\d")
_DECORATION = " \t\u00a0*•·|<>»›«‹[](){}#=_~-–—▶►→➤"
_WORDS = re.compile(r"[\w'’+-]+")
_NETWORK_WORDS = frozenset(
    {
        *("facebook", "twitter", "x", "instagram", "whatsapp", "telegram", "linkedin", "reddit", "pinterest"),
        *("tumblr", "messenger", "flipboard", "wechat", "viber", "threads", "bluesky", "email", "e-mail"),
    }
)
_ACTIONS = frozenset({"share", "tweet", "pin", "print", "copy", "save", "bookmark", "comment", "comments"})
_SHARE_WORDS = _NETWORK_WORDS | _ACTIONS | {"mail", "sms", "link"}
_JOINING_WORDS = frozenset(
    {"this", "on", "via", "to", "by", "and", "or", "article", "story", "it", "with", "friends"}
)
# Alone, each of these is a button; the name of a network alone may be a subheading about it.
BUTTONS = frozenset({"share", "tweet", "print", "comments"})

# "Must read: <headline>". The capitals say that a headline follows and not the rest of a sentence.
_TITLED = re.compile(
    r"(?:must[- ]read|also read|read also|read more|read next|read|related(?: (?:story|article|news|coverage))?"
    r"|recommended|see also|also see|also watch|more|don['’]t miss|watch(?: (?:live|more|also|video))?|listen|video"
    r"|in case you missed it|in pictures|in pics)\s*(?P<mark>[:|»>]|[-–—](?=\s))\s*(?P<title>.{3,200})",
    re.IGNORECASE,
)
_TITLE_START = re.compile(r"[\"'“‘«(]*[^\W_a-zß-öø-ÿ]")
# Labels that open a list of other stories.
_LIST_LABEL = re.compile(
    r"(?:must[- ]reads?|also read|read (?:also|more|next)|see also|more from .{1,40}|top stories"
    r"|related (?:stories|articles|news|coverage|links|posts)|recommended (?:stories|articles|for you)"
    r"|more (?:stories|news|coverage|on this(?: story)?)|trending (?:now|stories|news)|latest (?:news|stories)"
    r"|(?:you )?(?:may|might) also like|most (?:read|popular|viewed)|what (?:else )?to read next"
    r"|editor['’]?s['’]? picks?|don['’]?t miss)[:.…]*",
    re.IGNORECASE,
)


def _by_first_word() -> Mapping[str, tuple[tuple[Form, re.Pattern[str]], ...]]:
    index: dict[str, tuple[tuple[Form, re.Pattern[str]], ...]] = {}
    for form in FORMS:
        entry = (form, re.compile(form.pattern, re.IGNORECASE))
        for word in form.opens.split():
            index[word] = (*index.get(word, ()), entry)
    return index


_INDEX = _by_first_word()
_TITLED_OPENS = frozenset(
    {"must", "also", "read", "related", "recommended", "see", "more", "don", "watch", "in"}
)


def furniture_rule(line: str) -> str | None:
    """The rule that a line without margins falls under, or None for a line of the report."""
    if len(line) > LONGEST:
        return None
    first = _FIRST_WORD.search(line)
    if not first or first.start() > LONGEST_DECORATION:
        return None
    word = first[0].casefold()
    if word in _SHARE_WORDS and _is_share_bar(line):
        return "share"
    bare = line.strip(_DECORATION)
    for form, pattern in _INDEX.get(word, ()):
        if pattern.fullmatch(bare) and not (form.guarded and TELLS.search(bare)):
            return form.rule
    if word in _TITLED_OPENS and _is_titled_teaser(bare):
        return "teaser"
    return None


def is_network_name(line: str) -> bool:
    """A name that is one of a row of share buttons when its neighbours are too."""
    return len(line) < 20 and line.casefold() in _SHARE_WORDS


def opens_list(line: str) -> bool:
    """Does this teaser line announce others under it, to the end of the page?"""
    return bool(_LIST_LABEL.fullmatch(line.strip(_DECORATION)))


def _is_share_bar(line: str) -> bool:
    words = [word.casefold() for word in _WORDS.findall(line)]
    if not all(word in _SHARE_WORDS or word in _JOINING_WORDS for word in words):
        return False
    if len(words) == 1:
        return words[0] in BUTTONS
    networks = sum(word in _NETWORK_WORDS for word in words)
    return not ends_sentence(line) and (networks > 2 or any(word in _ACTIONS for word in words))


def _is_titled_teaser(bare: str) -> bool:
    titled = _TITLED.fullmatch(bare)
    if not titled:
        return False
    if bare[: titled.start("mark")].isupper() and " " in bare[: titled.start("mark")].strip():
        return True
    title = titled["title"]
    return bool(_TITLE_START.match(title)) and not (
        ends_sentence(title) and not title.rstrip("”\"'’").endswith("?")
    )
