"""English for the quotation engine: the closed word classes beside the reporting verbs of `english_cues`."""

from .english_cues import english_cues
from .rules import SpeechRules


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = SpeechRules(
    cues=english_cues(),
    particles={
        "point": _words("out to"),
        "shoot": _words("back"),
        "go": _words("on"),
        "refer": _words("to"),
    },
    addressing=_words("tell assure inform remind notify warn apprise brief update advise ask urge"),
    inverting=_words(
        """
        add agree announce argue ask conclude continue declare explain insist joke note observe quip read recall
        remark reply report respond say shout suggest tweet warn write yell
        """
    ),
    plain=_words("say tell argue"),
    strict=_words("find think believe write"),
    noun_cues=_words(
        """
        address addresses alleged announced answer answers attack attacks back beginning blame blast brand brands brief
        briefs call calling calls cast challenge challenges cite claim claims comment comments
        concluding condemn consider considered counter crack credit credits crow cry define defined defend depict
        detail details discuss dispute disputes dream dreams echo embrace endorsed estimate estimated estimates
        express favor favour fear fears finding going hope hopes imagine invite joke jokes label labels laugh name
        named names need needs note notes offer offers open opening outline plan plans pledge pledges point points
        post posts praise pray press promise promises promote proposed protest protests putting question
        questions quote quotes rail raise raises read reading reason reasons reference regard remark remarks
        reply report reported reporting reports request requests saying seek smile smiles start state states
        support supports term terms thank thinking thought title titled titles tout tweet tweets update updates view
        views want wants warning warrant welcome worry writing
        """
    ),
    accordings=(("according", "to"),),
    according_after=frozenset(),
    that=_words("that"),
    complementisers=_words("that whether if how why what who where when"),
    subject_pronouns=_words(
        """
        i he she it we you they who which that this these those others some many everyone somebody someone nobody
        everybody anyone both neither one another people
        """
    ),
    relative_pronouns=_words("who which that whose"),
    relative_persons=_words("who"),
    object_pronouns=_words("me him her us them it you himself herself themselves myself reporters"),
    determiners=_words(
        """
        the a an this that these those his her its their our my your some any no every each another all both several
        many most few other one two three four five six seven eight nine ten more
        """
    ),
    articles=_words("the a an his her its their our my your no every"),
    plurals=_words(
        """
        i you we they who which that some many others most both few these those all half several one two three four
        five six seven eight nine ten percent none majority
        """
    ),
    plural_endings=("s", "people", "men", "women", "media", "police"),
    prepositions=_words(
        """
        of in on at by for from to with during after before about against among around through over under between
        into since until via within without near amid despite following per like behind across along outside inside
        upon
        """
    ),
    genitives=_words("of for"),
    links=_words("for about of on with against"),
    superlatives=_words("least most"),
    conjunctions=_words("and but or nor yet so then"),
    joining=_words("and or"),
    contrasting=_words("but"),
    coordinating=_words("but while and though although"),
    subordinators=_words(
        """
        that because although though while when whenever if unless as whether where since until after before whereas
        once
        """
    ),
    simultaneous=_words("while"),
    comparing=_words("as"),
    dismissing=_words("so than"),
    auxiliaries=_words(
        """
        has have had having is are was were be been being am do does did will would can could may might must shall
        should hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't
        shouldn't cannot ain't let
        """
    ),
    modals=_words("will would could can may might must shall should to won't wouldn't can't couldn't"),
    negations=_words("not never nobody none"),
    negation_endings=("n't",),
    passive_auxiliaries=_words("is are was were be been being am isn't aren't wasn't weren't get got"),
    contractions=("'s", "'ve", "'d", "'ll", "'re", "'m"),
    clause_endings=("'s", "ed", "n't"),
    gerund_endings=("ing",),
    past_endings=("ed",),
    possessive_endings=("'s", "s'"),
    adverbs=_words(
        """
        also not never even still then now again just once often always sometimes later earlier first ever already
        soon too further so far thus instead rather perhaps maybe indeed meanwhile however himself herself themselves
        both all long since more less simply only yesterday today twice famously
        """
    ),
    adverb_endings=("ly",),
    catenatives=_words(
        """
        go goes went going gone on continue continues continued continuing come came want wants wanted like liked
        likes seem seems seemed appear appears appeared begin began start started proceed proceeded decline declined
        declines refuse refused refuses plan plans planned expected have has had need needs try tried tries quick
        careful love loves able likely used failed fail fails hesitate hesitated forced
        """
    ),
    infinitive_marks=_words("to"),
    agent_marks=_words("by"),
    finite_verbs=_words(
        """
        is are was were has had have does did do will would can could should may might says said told went came made
        took gave got became seemed called asked wants wanted began won lost
        """
    ),
    times=_words(
        """
        monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon
        evening night week month year weekend january february march april may june july august september october
        november december hours days weeks months years minutes last earlier later recently ago this late early
        """
    ),
    names_among_times=_words("may march april june august"),
    abbreviations=_words(
        """
        mr. mrs. ms. mx. dr. prof. gov. sen. rep. gen. col. lt. capt. sgt. maj. adm. cmdr. rev. hon. pres. cllr. messrs.
        mme. st. mt. jr. sr. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. inc. ltd. co. corp. dept.
        est. etc. vs. v. no. nos. fig. approx. e.g. i.e. a.m. p.m. ala. ariz. calif. colo. conn. del. fla. ga. ill.
        ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. okla. ore. pa. tenn. tex. vt. va. wash.
        wis. wyo. op. ed.
        """
    ),
    abbreviations_at_end=_words("u.s. u.k. u.n. e.u. d.c. a.m. p.m. etc. inc. corp. co. jr."),
    sentence_openers=_words(
        """
        the he she they it we i but and in on at a an this that these those his her their its for after while when if
        as
        """
    ),
    genders={"he": "m", "she": "f"},
    gendered={
        **dict.fromkeys(
            _words("mr sir lord king prince spokesman chairman congressman councilman policeman"), "m"
        ),
        **dict.fromkeys(
            _words("mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman"), "f"
        ),
    },
    definite=_words("the this that"),
    spokespeople=_words("spokesperson spokesman spokeswoman spokespeople spokesmen"),
    behalf=_words("for of at"),
    speaking_for=(("speaking", "for"), ("on", "behalf", "of"), ("speaking", "on", "behalf", "of")),
    outcries=_words(
        "chant chants cheer cheers cries cry mantra motto phrase refrain shout shouts slogan slogans"
    ),
    works=_words(
        """
        album blog book broadcast column comedy documentary drama essay film game magazine memoir movie musical
        newsletter novel opera painting play podcast poem program programme series show sitcom song
        """
    ),
)
