"""News agencies as reports name them, and how a credit to one is told from a sentence about one.

Abbreviations count only as they are written, so that "APP" is an agency and "app" is not. Names count in any
case. A newsroom's own agencies are given by the caller, who reads them from its sources.
"""

import re
from collections.abc import Collection

from articles.text.lines import fold

_ABBREVIATIONS = """
    AAP AFP AGERPRES AKI ANI ANP ANSA ANTARA AP APA APP ATS BELGA BERNAMA BNS BSS BTA CNA CNS CP CTK DPA
    dpa EFE GNA HINA IANS INA INP IRNA ISNA JTA KCNA KPL KUNA KYODO LETA LUSA MENA MTI NAN NNI NPA NTB PA
    PNA PPI PTI QNA REUTERS RIA SANA SAPA SPA STT TANJUG TASS UNB UNI UNIAN UPI VNA WAFA WAM XINHUA YONHAP
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
_NAMES = """
    Associated Press, Reuters, Thomson Reuters, Thomson Reuters Foundation, Agence France-Presse, United
    Press International, Press Trust of India, Asian News International, Indo-Asian News Service, Associated
    Press of Pakistan, Pakistan Press International, United News of India, United News, United News of
    Bangladesh, Xinhua, Xinhua News Agency, Kyodo, Kyodo News, Jiji Press, Yonhap, Yonhap News Agency,
    Anadolu, Anadolu Agency, Bernama, Antara, Press Association, PA Media, PA Wire, Australian Associated
    Press, The Canadian Press, Canadian Press, Deutsche Presse-Agentur, Agencia EFE, ANSA, TASS, ITAR-TASS,
    Interfax, RIA Novosti, Sputnik, Ukrinform, Belga, Lusa, Prensa Latina, Saudi Press Agency, Emirates News
    Agency, Kuwait News Agency, Tasnim, Islamic Republic News Agency, News Agency of Nigeria, Ghana News
    Agency, Vietnam News Agency, Bloomberg, Bloomberg News, Dow Jones, Dow Jones Newswires, Tribune News
    Service, McClatchy, Middle East News Agency, Philippine News Agency, Inter Press Service, Religion News
    Service, Thai News Agency, Central News Agency, Panapress, Swiss News Agency, Polish Press Agency
"""
NAMES = frozenset(fold(name) for name in _NAMES.split(","))
# They credit "the wires" without saying which: cut like a credit, but no agency is named.
UNNAMED = frozenset({"agencies", "newsagencies", "wireservices", "wires", "wirereports"})

LONGEST_CREDIT = 120
LONGEST_NAME = 40

DASHES = "-–—‒―"
WRAPPING = " \t\u00a0" + DASHES + "()[]|.:*/"
_BETWEEN_NAMES = re.compile(r"\s*(?:[,/&|+]|\band\b|\bwith\b)\s*")
_CREDIT_LEAD = re.compile(
    r"(?:source|credit|agency|courtesy(?: of)?)\s*:?\s+"
    r"|(?:with )?(?:additional |further )?"
    r"(?:inputs?|reporting|material|information|files|contributions?) (?:from|by)\s+"
    r"|by\s+",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(r"\s+contributed to this (?:report|story|article)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?:copyright|©|\(c\)|&copy;)[\s,©]*){1,3}(?:by\s+)?(?:19|20)\d\d\b.{0,200}"
    r"|(?:copyright\s*)?©.{2,80}|all rights reserved\b.{0,200}"
    r"|this (?:material|story|article|content) may not be (?:published|reproduced|copied)\b.{0,200}",
    re.IGNORECASE,
)
_COPYRIGHT_NAME = re.compile(r"[A-Z][\w'’-]*(?:[ -](?:of |and )?[A-Z][\w'’-]*){0,4}")
_CREDIT_AFTER_SENTENCE = re.compile(
    rf"(?<=[.!?])[”\"’')]{{0,3}}(?P<credit>\s*(?:[{DASHES}]{{1,2}}\s*\(?(?P<dashed>\w[\w /&-]{{1,40}})\)?"
    r"|\((?P<bracketed>\w[\w /&-]{1,40})\))\.?)$"
)


class Agencies:
    """The agencies known to one cleaning: the world's and the caller's own."""

    def __init__(self, own: Collection[str] = ()) -> None:
        self._own = frozenset(fold(name.removeprefix("The ")) for name in own) - {""}

    def knows(self, name: str) -> bool:
        name = name.strip()
        if not 2 <= len(name) <= LONGEST_NAME:
            return False
        bare = name.removeprefix("The ").removeprefix("the ")
        return (
            bare in ABBREVIATIONS
            or (key := fold(bare)) in NAMES
            or key in self._own
            or fold(name) in self._own
        )

    def named(self, text: str) -> tuple[str, ...] | None:
        """The agencies of "AFP/Reuters" or "AP and agencies" as written; None unless it lists nothing else."""
        if len(text) > LONGEST_CREDIT:
            return None
        names = []
        for name in _BETWEEN_NAMES.split(text):
            if self.knows(name):
                names.append(name.strip().removeprefix("The ").removeprefix("the "))
            elif fold(name) not in UNNAMED:
                return None
        return tuple(names)

    def credit_line(self, text: str) -> tuple[str, ...] | None:
        """The agencies that a line credits ("— AFP", "With input from AFP"); None when it is no credit."""
        if len(text) > LONGEST_CREDIT:
            return None
        bare = _CREDIT_TAIL.sub("", text.strip(WRAPPING)).strip(WRAPPING)
        lead = _CREDIT_LEAD.match(bare)
        return self.named(bare[lead.end() :] if lead else bare)

    def copyright_line(self, text: str) -> tuple[str, ...] | None:
        """The agencies that a copyright line names, which may be none; None when it is no such line."""
        if len(text) > 2 * LONGEST_CREDIT or not _COPYRIGHT.fullmatch(text):
            return None
        names = (name.removeprefix("The ") for name in _COPYRIGHT_NAME.findall(text))
        return tuple(name for name in names if self.knows(name))[:1]

    def credit_after(self, text: str) -> tuple[int, tuple[str, ...]] | None:
        """Where a credit behind the last sentence begins ("… he said. (AFP)"), and whom it names."""
        match = _CREDIT_AFTER_SENTENCE.search(text, max(0, len(text) - LONGEST_CREDIT))
        names = self.named(match["dashed"] or match["bracketed"]) if match else None
        return (match.start("credit"), names) if match and names is not None else None
