"""German for the quotation engine: smaller than English, and of another order.

The verb stands second ("Am Montag sagte Quill, …"), every noun has a capital, separable verbs leave a part at the end
of their clause ("teilte die Behörde mit"), what is reported follows a comma, with "dass" or in the subjunctive
without, and the genitive stands where English has "of" ("ein Sprecher der Hafenbehörde").
"""

from .german_cues import german_cues
from .rules import SpeechRules, Use


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CUES = german_cues()

GERMAN = SpeechRules(
    cues=_CUES,
    particles={
        "mitteilen": _words("mit"),
        "hinzufügen": _words("hinzu"),
        "ankündigen": _words("an"),
        "einräumen": _words("ein"),
        "zugeben": _words("zu"),
        "hinweisen": _words("hin"),
    },
    addressing=_words("sagen erzählen berichten versichern mitteilen"),
    inverting=frozenset(cue.lemma for cue in _CUES.values()),
    plain=frozenset(cue.lemma for cue in _CUES.values() if cue.use in (Use.SAYING, Use.MATTER)),
    strict=frozenset(cue.lemma for cue in _CUES.values()),
    noun_cues=frozenset(),
    accordings=(
        ("laut",),
        ("nach", "angaben", "von"),
        ("nach", "angaben"),
        ("nach", "aussage", "von"),
        ("nach", "aussagen", "von"),
        ("nach", "worten", "von"),
        ("nach", "den", "worten"),
    ),
    according_after=_words("zufolge"),
    that=_words("dass daß"),
    complementisers=_words("dass daß ob wie warum weshalb wer was wo wann wohin"),
    subject_pronouns=_words("ich er sie es wir ihr man viele einige manche alle beide niemand jemand andere"),
    relative_pronouns=frozenset(),
    relative_persons=frozenset(),
    object_pronouns=_words("mir ihm ihr uns ihnen mich ihn euch sich reportern journalisten"),
    determiners=_words(
        """
        der die das den dem des ein eine einen einem einer eines sein seine seiner seinem ihre ihrer ihrem ihren unser
        unsere dieser diese dieses diesem jener jene jeder jede jedes kein keine alle viele einige mehrere zwei drei
        vier
        """
    ),
    articles=_words("der die das den dem des ein eine einen einem einer eines"),
    plurals=_words("wir sie viele einige manche alle beide mehrere zwei drei vier andere"),
    plural_endings=("n", "s", "e", "r"),
    prepositions=_words(
        """
        in im an am auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit trotz über um unter von vom vor
        während wegen zu zum zur zwischen gegenüber laut
        """
    ),
    genitives=_words("von vom"),
    links=frozenset(),
    superlatives=frozenset(),
    conjunctions=_words("und oder aber denn sondern doch"),
    joining=_words("und oder"),
    contrasting=_words("aber doch"),
    coordinating=_words("aber während und doch"),
    subordinators=_words("dass daß weil obwohl während wenn als ob nachdem bevor seit damit falls sobald"),
    simultaneous=_words("während"),
    comparing=_words("wie"),
    dismissing=_words("so"),
    auxiliaries=_words(
        """
        hat habe haben hatte hatten hätte hätten ist sei sind seien war waren wäre wären wird werde werden wurde wurden
        würde würden kann könne können konnte könnte könnten muss müsse müssen musste müsste soll solle sollen sollte
        will wolle wollen wollte darf dürfe dürfen durfte bleibt bleibe gibt gebe
        """
    ),
    modals=_words("will würde würden könnte könnten dürfte dürften sollte möchte zu"),
    negations=_words("nicht nie niemals kein keine niemand"),
    negation_endings=("n't",),
    passive_auxiliaries=_words("wird werde werden wurde wurden"),
    contractions=(),
    clause_endings=(),
    gerund_endings=(),
    past_endings=(),
    possessive_endings=("'s",),
    adverbs=_words(
        """
        auch nicht nie noch schon dann danach zudem außerdem dabei dazu später zuvor erneut wieder heute gestern
        bereits deshalb daher jedoch allerdings weiter wörtlich darauf daran damit
        """
    ),
    adverb_endings=(),
    catenatives=frozenset(),
    infinitive_marks=frozenset(),
    agent_marks=frozenset(),
    finite_verbs=_words("sagte sagt erklärte kam ging stand begann"),
    times=_words(
        """
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag morgen mittag nachmittag abend nacht
        montagabend heute gestern januar februar märz april mai juni juli august september oktober november dezember
        woche monat jahr
        """
    ),
    names_among_times=_words("august"),
    abbreviations=_words(
        "dr. prof. hr. fr. nr. str. bzw. ca. usw. z.b. d.h. u.a. st. abs. art. jan. feb. okt. nov. dez."
    ),
    abbreviations_at_end=_words("usw."),
    sentence_openers=_words("der die das er sie es wir ein eine in im am auf nach aber und doch laut"),
    genders={"er": "m", "sie": "f"},
    gendered={
        **dict.fromkeys(_words("herr sprecher minister präsident bürgermeister"), "m"),
        **dict.fromkeys(_words("frau sprecherin ministerin präsidentin bürgermeisterin"), "f"),
    },
    definite=_words("der die das dem"),
    spokespeople=_words("sprecher sprecherin regierungssprecher regierungssprecherin"),
    behalf=_words("der des für von vom eines einer"),
    speaking_for=(("im", "namen"), ("im", "auftrag")),
    outcries=_words("losung motto parole ruf rufe rufen sprechchöre sprechchören"),
    verb_second=True,
    capital_nouns=True,
    ordinals=True,
    genitive_articles=_words("der des eines einer"),
    role_endings=tuple(
        role + ending
        for role in sorted(_words("minister sprecher präsident kanzler meister leiter direktor anwalt rat"))
        for ending in ("", "in")
    ),
)
