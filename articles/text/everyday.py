"""Words that stand in news of every kind, so that two reports sharing them share nothing yet.

A desk that has read ten articles cannot know from them that "minister" is a common word and "Älvhamn" a rare one. These
words are taken to stand in EVERYDAY_RATE of all reports from the start; of every other word the reports at
hand tell how common it is. The list is of general English news words, without names and without a subject.
"""

# They stand in 17 of 100 long political reports and 8 of 100 short ones of mixed news, on average over the list.
EVERYDAY_RATE = 0.12

_WORDS = """
    according added ago announced april area asked august away back became become began believe best better big
    brought called came case change city clear close come comes coming country court cut day days death december
    decided deputy died director early effort end even evening event expected far february felt figure final find
    first five followed following force former found four friday full gave get give given go going good got
    government great group half hand head held help high hit hold home hope hour hours house hundred hundreds
    inside issue issued january job july june keep kept key kind knew know known large last late later latest law
    lead leader leaders leading least leave led left less life likely line little live local long look lost lot
    made main major make makes making man many march matter meet meeting member members men million minister
    ministry minute minutes monday money month months morning move mr mrs ms named nation national near nearly
    need never new news next night nine no north november now number october offer office officer officers
    official officials old open order outside paid part party past people percent person place plan planned plans
    point police position possible power present president press problem program public put question reached read
    ready real reason receive received recent recently released remain report reported reporters reports rest
    result return right role run safe said saturday saw say saying says school second secretary see seen send
    senior sent september service set seven several show side sign similar situation six small source sources
    south speak spoke spokesman spokesperson spokeswoman staff stand start started state statement states stay
    step stop street strong sunday support system take taken taking talk team tell ten thing things think third
    thousand thousands three thursday time times today together told took top total town tried try trying tuesday
    turn twice two use used using want wanted way wednesday week weekend weeks well went west western white whole
    woman women work worked workers working world year years yesterday young
"""
EVERYDAY = frozenset(_WORDS.split())
