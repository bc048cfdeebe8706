"""Every model under one name, so that `from articles.models import Article` works everywhere."""

from .article import Article, ArticleVersion
from .cited import Finding, Milestone, SummarySentence
from .desk_setting import DeskSetting
from .edition import (
    Correction,
    Edition,
    EditionArticle,
    EditionPage,
    EditionPerson,
    EditionPicture,
    EditionQuote,
    EditionSource,
)
from .event import Coverage, Event, FormerAddress, Participation
from .fingerprint import Fingerprint
from .link import Link
from .passage import Passage
from .person import Mention, Person, PersonName, Post
from .picture import Picture
from .presence import Presence
from .quote import Quote, Statement
from .source import CreditName, Feed, Source, SourceDomain
from .story import Story
from .telling import Telling
from .told_apart import DismissedName, PeopleToldApart, QuotesToldApart

__all__ = [
    "Article",
    "ArticleVersion",
    "Correction",
    "Coverage",
    "CreditName",
    "DeskSetting",
    "DismissedName",
    "Edition",
    "EditionArticle",
    "EditionPage",
    "EditionPerson",
    "EditionPicture",
    "EditionQuote",
    "EditionSource",
    "Event",
    "Feed",
    "Finding",
    "Fingerprint",
    "FormerAddress",
    "Link",
    "Mention",
    "Milestone",
    "Participation",
    "Passage",
    "PeopleToldApart",
    "Person",
    "PersonName",
    "Picture",
    "Post",
    "Presence",
    "Quote",
    "QuotesToldApart",
    "Source",
    "SourceDomain",
    "Statement",
    "Story",
    "SummarySentence",
    "Telling",
]
