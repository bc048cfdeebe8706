"""What the many spellings of one person's name have in common, as data.

Titles and honorifics say who somebody is, not what they are called; short forms stand for given names; letters that
transliterations swap sound the same. Add what is found missing.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Folded words that are no part of a name, before or after it.
TITLES = _words(
    """
    mr mrs ms miss mx sir dame lord lady dr prof professor doctor rev reverend revd fr father bishop archbishop
    cardinal pope rabbi imam mullah mulla maulana mawlawi mufti sheikh shaikh shaykh sheik qari hajji haji hadji
    ustad syed sayyid pres president vice premier chancellor prime foreign minister secretary ambassador envoy gov
    governor mayor sen senator rep representative congressman congresswoman mp cllr councillor chairman
    chairwoman chair speaker judge justice king queen prince princess emir gen general lt lieutenant col
    colonel maj major capt captain cmdr commander adm admiral sgt sergeant marshal brig brigadier former acting
    hon honourable honorable datuk dato tan sri tun ir drs drg mag dipl ing herr frau monsieur madame mme señor
    senor senora signor
    """
)
# Folded words after a name: generations, degrees and orders.
GENERATIONS = _words("jr sr ii iii iv")
SUFFIXES = GENERATIONS | _words("esq phd md mba mm ma ba bsc msc se sh sip mph kc qc obe mbe cbe cmg")

# "Tim Aldous, Baron Aldous of Stowe": a title with its name and place, which say the name a second time.
PEERAGES = _words("baron baroness viscount viscountess earl countess marquess duke duchess")

# Short forms of given names; each row is one name. Longer rows than two stand for all of their members.
_SHORT_FORMS = """
    abigail abby; albert al bert; alexander alex alec sandy sasha; alexandra alex sandra; andrew andy drew;
    anthony antony tony; barbara barb; benjamin ben benny; bernard bernie; bernadette bernie; catherine katherine
    kathryn kate kathy cathy katie; charles charlie chuck; christina christine chris tina; christopher chris kit;
    cynthia cindy; daniel dan danny; david dave; deborah debra debbie deb; dennis denny; donald don donnie;
    dorothy dot dottie; douglas doug; edward ed eddie ted ned; elizabeth liz beth betty eliza lisa bess; emily em;
    ernest ernie; eugene gene; florence flo; francis frank; franklin frank; frances fran; frederick fred freddie;
    gabriel gabe; gerald gerry jerry; gregory greg; harold harry hal;
    henry harry hank; herbert herb bert;
    jacob jake; jacqueline jackie; james jim jimmy jamie; janet jan; jeffrey geoffrey jeff; jennifer jen jenny;
    jeremy jerry; jerome jerry; jessica jess; john jack johnny; jonathan jon; joseph joe joey; joshua josh;
    judith judy; kenneth ken kenny; kimberly kim; lawrence laurence larry; leonard len leo; lewis louis lou;
    margaret maggie meg peggy marge; marjorie marge; martin marty; matthew matt; maximilian max; melissa mel;
    michael mike mick mickey; mitchell mitch; nancy nan; nathaniel nathan nat nate; nicholas nick nico; norman norm;
    pamela pam; patricia pat patty trish; patrick pat paddy; peter pete; philip phillip phil; rachel rae;
    randall randy; raymond ray; rebecca becky becca; richard dick rich rick ricky; robert bob bobby rob robbie;
    ronald ron ronnie; rosemary rose; russell russ; samantha sam; samuel sam; sandra sandy; stephanie steph;
    stephen steven steve; stuart stu; susan sue susie; suzanne sue; theodore ted theo; theresa teresa terry tess;
    thomas tom tommy; timothy tim; valerie val; veronica ronnie; victor vic; victoria vicky tori; vincent vince vin;
    virginia ginny; walter walt wally; william will bill billy liam; zachary zach zack
"""


def _short_forms() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(_SHORT_FORMS.split(";")):
        for word in row.split():
            rows.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in rows.items()}


# Folded given name → the numbers of its rows: two names with a common number may be one.
SHORT_FORMS = _short_forms()

# Spellings that transliterations swap, as replacements in this order; what is left is a skeleton of sounds.
SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(.)\1+", r"\1"),
        (r"tch|tsch|tsh", "c"),
        (r"sch|sh", "s"),
        (r"ch|zh|dzh|dj|tj", "j"),
        (r"kh|gh|ck|q|x", "k"),
        (r"ph", "f"),
        (r"th|dh", "t"),
        (r"bh", "b"),
        (r"w", "v"),
        (r"ou|oo|u", "o"),
        (r"ee|ie|ei|ij|iy|yi|y", "i"),
        (r"ai|ay|ae|e", "a"),
        (r"z", "s"),
        (r"c", "k"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
    )
)
