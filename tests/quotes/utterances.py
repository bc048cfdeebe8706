"""What invented people said at invented events, as several outlets have it: what the suggestions are measured on.

Each event is a list of renderings: whose article, who spoke and as whom the text has them, the kind, which
utterance it is, and the words. People say several things at one event, some of them much alike.
"""

from typing import NamedTuple


class Rendered(NamedTuple):
    article: str
    speaker: str
    utterance: str
    kind: str
    words: str


def _read(block):
    rows = [line.split("|") for line in block.strip().splitlines()]
    return [Rendered(*(cell.strip() for cell in row)) for row in rows]


# An empty speaker is one whom the text does not name so that the machine knows them.
_BRIDGE = """
    A | Ines Tarrow | unsafe | direct | “This bridge is no longer safe, and I will have nobody driving over it tonight.”
    B | Ines Tarrow | unsafe | indirect | the bridge was no longer safe
    C | Ines Tarrow | unsafe | mixed | the bridge was "no longer safe" and nobody would be driving over it tonight
    D | the engineer | unsafe | indirect | nobody should drive over the bridge because it was not safe any longer
    A | Ines Tarrow | bolts | direct | “We found eleven bolts sheared through on the second pier.”
    B | Ines Tarrow | bolts | indirect | eleven bolts on the second pier had sheared
    C | Ines Tarrow | bolts | direct | “eleven bolts sheared through”
    A | Ines Tarrow | reopen | direct | “I cannot tell you when the bridge will open again.”
    D | Ines Tarrow | reopen | indirect | she could not say when the bridge would reopen
    A | Olm Birket | detour | direct | “Take the ferry or take the day off.”
    B | Olm Birket | detour | direct | “Take the ferry, or take the day off,”
    C | Olm Birket | buses | indirect | buses would run to the ferry every twenty minutes
    D | Olm Birket | buses | direct | “Every twenty minutes there will be a bus to the ferry.”
    B | Olm Birket | cost | indirect | the repair of the bridge would cost four million
    D | Olm Birket | cost | direct | “Four million, and that is only the bridge.”
"""
_VOTE = """
    A | Perrin Oake | taxes | direct | “We will not raise the harbour tax this year, next year or the year after.”
    B | Perrin Oake | taxes | indirect | the harbour tax would not be raised for three years
    C | Perrin Oake | taxes | mixed | the town would not raise the harbour tax "this year, next year or the year after"
    D | Perrin Oake | taxes | direct | “We will not raise the harbour tax”
    A | Perrin Oake | library | direct | “The library stays open on Saturdays if I have to hold the door myself.”
    B | Perrin Oake | library | indirect | the library would stay open on Saturdays
    C | Perrin Oake | library | direct | “if I have to hold the door myself”
    A | Suna Vell | taxes2 | direct | “Without the harbour tax there is no money for the breakwater.”
    B | Suna Vell | taxes2 | indirect | there would be no money for the breakwater without the harbour tax
    C | Suna Vell | walkout | direct | “I have sat through nine budgets and never walked out of one until tonight.”
    D | Suna Vell | walkout | indirect | she had never walked out of a budget before
    B | Suna Vell | breakwater | indirect | the breakwater would fail within five winters
    D | Suna Vell | breakwater | mixed | the breakwater "has five winters left in it, if we are lucky"
"""
_FIRE = """
    A | Lieve Dorn | out | direct | “The fire is out and everyone is accounted for.”
    B | Lieve Dorn | out | indirect | the fire was out and everyone was accounted for
    C | the fire chief | out | direct | “The fire is out, and everyone is accounted for,”
    A | Lieve Dorn | cause | direct | “It is far too early to say what started it.”
    C | Lieve Dorn | cause | indirect | it was too early to say how the fire had started
    D | | cause | mixed | it was "far too early" to speak of a cause
    A | Lieve Dorn | crews | indirect | sixty firefighters from four stations had been sent
    B | Lieve Dorn | crews | direct | “We had sixty firefighters here from four stations before dawn.”
    A | Ruk Hallam | smell | direct | “I smelled smoke at five and had the children out by ten past.”
    C | Ruk Hallam | smell | direct | “I smelled smoke at five and had the children out. The cat came out on its own.”
    D | Ruk Hallam | smell | indirect | he had smelled smoke at five and got the children out within ten minutes
    B | Ruk Hallam | cat | direct | “The cat came out on its own.”
    D | Ruk Hallam | insured | indirect | the house was not insured
"""
_TALKS = """
    A | Anselm Rho | committed | indirect | both countries remained committed to the river treaty
    B | Anselm Rho | committed | indirect | the two countries reaffirmed their commitment to the river treaty
    C | Anselm Rho | committed | direct | “Both our countries remain committed to the river treaty.”
    A | Anselm Rho | dams | direct | “No new dam will be built above the falls while I am minister.”
    B | Anselm Rho | dams | indirect | no dam would be built above the falls
    C | Anselm Rho | dams | mixed | no new dam would be built above the falls "while I am minister"
    A | Tove Larkin | trust | direct | “Trust is measured in cubic metres a second.”
    C | Tove Larkin | trust | direct | “Trust is measured in cubic metres a second,”
    B | Tove Larkin | flow | indirect | the river carried a third less water than ten years ago
    C | Tove Larkin | flow | direct | “The river carries a third less than it did ten years ago.”
    A | Tove Larkin | dams2 | indirect | her country had stopped work on two dams below the falls
    B | Tove Larkin | dams2 | indirect | work on two dams below the falls had been stopped
    A | Tove Larkin | next | indirect | the two would meet again in the autumn
    B | Anselm Rho | next2 | indirect | they would meet again before the end of the year
"""
_STRIKE = """
    A | Gerda Mool | offer | direct | “Two per cent is not an offer. It is an insult with a decimal point.”
    B | Gerda Mool | offer | direct | “an insult with a decimal point”
    C | Gerda Mool | offer | indirect | two per cent was an insult and not an offer
    D | Gerda Mool | offer | mixed | the offer of two per cent was "an insult"
    A | Gerda Mool | out | direct | “We stay out until the night shift is paid like the night shift.”
    B | Gerda Mool | out | indirect | the dockers would stay out until night shifts were paid properly
    A | Wim Astley | door | direct | “Our door has been open since Tuesday and nobody has come through it.”
    C | Wim Astley | door | indirect | nobody had come through the company's door though it was open since Tuesday
    B | Wim Astley | loss | indirect | the strike cost the port half a million a day
    D | Wim Astley | loss | direct | “Every day of this costs the port half a million.”
    C | Wim Astley | offer2 | indirect | two per cent was the best offer that the port could make
    D | Wim Astley | offer2 | direct | “Two per cent is the best we can do.”
"""
_SCHOOL = """
    A | Hanne Brook | roof | direct | “The roof was inspected in March and it was sound in March.”
    B | Hanne Brook | roof | indirect | the roof had been sound when it was inspected in March
    C | Hanne Brook | lucky | direct | “Had it come down an hour later, the hall would have been full.”
    A | Hanne Brook | lucky | indirect | the hall would have been full an hour later
    D | she | lucky | direct | “Had it come down an hour later the hall would have been full. I have not slept since.”
    A | Pieter Sand | term | indirect | pupils would be taught in the church until the summer
    B | Pieter Sand | term | direct | “Until the summer we will teach in the church, and I thank the vicar for it.”
    C | Pieter Sand | term | mixed | pupils would "teach in the church" until summer
    A | Pieter Sand | checks | indirect | every school roof in the county would be checked by Easter
    D | Pieter Sand | checks | direct | “By Easter we will have looked at every school roof in this county.”
    B | Pieter Sand | money | indirect | money for a new roof had been refused twice
    C | Pieter Sand | money | direct | “Twice we asked for a new roof and twice we were refused.”
"""
_MATCH = """
    A | Bo Lindqvist | lost | direct | “We did not lose this in the last minute. We lost it in the first.”
    B | Bo Lindqvist | lost | indirect | his side had lost the match in the first minute and not in the last
    C | Bo Lindqvist | lost | direct | “We lost it in the first.”
    A | Bo Lindqvist | stay | indirect | he would stay as coach
    B | Bo Lindqvist | stay | direct | “I will be the coach on Monday and I will be the coach in May.”
    D | Bo Lindqvist | stay | direct | “I will be the coach on Monday and I will be the coach in May”
    A | Kaya Renn | goal | direct | “I closed my eyes and hit it.”
    B | Kaya Renn | goal | direct | “I closed my eyes, and hit it!”
    C | Kaya Renn | goal | indirect | she had closed her eyes and hit the ball
    C | Kaya Renn | crowd | direct | “You could not hear the whistle for the singing.”
    D | Kaya Renn | crowd | indirect | the whistle could not be heard over the singing
    D | Kaya Renn | injury | indirect | her knee had hurt since the first minute
"""
_COURT = """
    A | Judge Amsel | sentence | direct | “You sold people a roof that you knew would leak.”
    B | Judge Amsel | sentence | indirect | the builder had sold roofs that he knew would leak
    C | Judge Amsel | sentence | direct | “You sold people a roof that you knew would leak, and you sold it twice.”
    A | Judge Amsel | remorse | indirect | the builder had shown no remorse
    B | Judge Amsel | remorse | direct | “I have looked for remorse and have not found any.”
    A | Ilse Graf | appeal | indirect | her client would appeal
    C | Ilse Graf | appeal | direct | “We will appeal this, and we will win.”
    D | his lawyer | appeal | indirect | the builder would appeal against the sentence
    A | Nils Obern | victims | direct | “Four years is one for every bucket in my kitchen.”
    B | Nils Obern | victims | direct | “Four years is one for every bucket in my kitchen,”
    D | Nils Obern | victims | indirect | four years meant one for each bucket in his kitchen
    C | Nils Obern | money | indirect | he had never got his money back
"""
EVENTS = [_read(block) for block in (_BRIDGE, _VOTE, _FIRE, _TALKS, _STRIKE, _SCHOOL, _MATCH, _COURT)]
