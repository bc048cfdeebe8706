"""English reporting verbs, by what they take (see `speech_rules.Use`).

The verbs that report words (SAYING, MATTER) are kept apart from those that report an attitude (STANCE), give a name
(NAMING) or only sound (VOICING), because only the first make a sentence indirect speech without quotation marks.
"""

from .rules import Cue, Use, inflected, verb_forms

REGULAR = {
    Use.SAYING: """
        add affirm allege assert assure aver caution claim clarify concede
        conclude confess confirm contend counter declare disclose estimate explain indicate inform insist joke
        mention muse note notify observe opine predict proclaim pronounce
        recount reiterate remind report reveal speculate state testify theorise theorize tweet warn
    """,
    Use.MATTER: """
        acknowledge announce applaud apprise argue blast condemn criticise criticize decry denounce deride
        describe detail emphasise emphasize hail highlight lament outline portray reaffirm suggest underline
        underscore update
    """,
    Use.STANCE: """
        advise agree ask believe boast comment complain demand dispute fear hint hope imply maintain pledge post
        promise propose question reason recall recommend reject remark request respond stress threaten urge vow
    """,
    Use.NAMING: """
        accuse address assail attack back blame brand challenge characterise characterize cite commend consider
        credit deem defend define depict discuss dismiss dream echo embrace encourage endorse express favor
        favour imagine invite invoke label liken mock name need offer oppose praise promote quote raise
        reference regard seek support term thank title tout view want warrant welcome worry
    """,
    Use.VOICING: """
        answer bark beam bellow blare blurt boom chant charge chuckle continue correct crack crow cry deadpan
        declaim enthuse exclaim fume gloat groan growl grumble gush hiss huff implore inquire interject intone
        jeer laugh marvel moan mumble murmur mutter offer open plead pray preach press protest rail rant repeat
        retort scoff shout sigh smile sneer start summarise summarize taunt tease thunder wail whisper wonder
        yell
    """,
}
# base, present, past, participle, -ing
IRREGULAR = {
    Use.SAYING: """
        say says said said saying; tell tells told told telling; write writes wrote written writing;
        admit admits admitted admitted admitting;
        reply replies replied replied replying; quip quips quipped quipped quipping;
        point points pointed pointed pointing
    """,
    Use.MATTER: """
        brief briefs briefed briefed briefing; rip rips ripped ripped ripping;
        slam slams slammed slammed slamming
    """,
    Use.STANCE: """
        deny denies denied denied denying; regret regrets regretted regretted regretting;
        find finds found found finding; swear swears swore sworn swearing
    """,
    Use.NAMING: """
        call calls called called calling; refer refers referred referred referring;
        cast casts cast cast casting; dub dubs dubbed dubbed dubbing; plan plans planned planned planning
    """,
    Use.VOICING: """
        begin begins began begun beginning; go goes went gone going; grin grins grinned grinned grinning;
        put puts put put putting; read reads read read reading; shoot shoots shot shot shooting;
        snap snaps snapped snapped snapping;
        think thinks thought thought thinking; sum sums summed summed summing
    """,
}


def english_cues() -> dict[str, Cue]:
    """Every inflected form with its verb. A verb listed under two uses has the first."""
    cues: dict[str, Cue] = {}
    for use, rows in IRREGULAR.items():
        for row in rows.split(";"):
            words = row.split()
            for word, forms in inflected(words).items():
                cues.setdefault(word, Cue(words[0], use, forms))
    for use, lemmas in REGULAR.items():
        for lemma in lemmas.split():
            for word, forms in verb_forms(lemma).items():
                cues.setdefault(word, Cue(lemma, use, forms))
    return cues
