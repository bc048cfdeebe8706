"""The sections of the workbench, in the order in which each pane shows them."""

from .cited import FindingsSection, SummarySection, TimelineSection
from .coverage import CoverageSection
from .gate import GateSection
from .head import HeadSection
from .people import PeopleSection
from .pictures import PicturesSection
from .quotes import QuotesSection
from .reading import ReadingSection

SECTIONS = [
    CoverageSection,
    HeadSection,
    SummarySection,
    FindingsSection,
    QuotesSection,
    TimelineSection,
    PeopleSection,
    PicturesSection,
    GateSection,
    ReadingSection,
]
