"""The small words, turns and hedges of English, as people type it in many countries."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, parted by strokes."""
    return tuple(phrase.strip() for phrase in text.split("/"))


def any_of(text: str) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(sorted((re.escape(phrase).replace(r"\ ", " ") for phrase in phrases(text)), key=len, reverse=True))


NEGATING = words(
    "not no never without nor neither cannot cant isnt arent aint dont doesnt didnt wont wouldnt couldnt"
    " shouldnt hasnt havent hadnt wasnt werent nt minus lacking lacks lack"
    " hardly barely scarcely less"
)
"""Words that turn round what follows."""
EXCEPTING = words("exc except excluding bar barring excepting apart besides save")
CLAUSE_ENDS = words("but however while whereas although though because since yet only instead")
SMALL = words(
    "a an the this that these those it its they them their theirs he she his her we our ours i my me mine you"
    " your one ones is are was were be been being am has have had having do does did done doing will would shall"
    " should can may might must of for in on at to with by from as into onto over under within across about"
    " around through per via and also plus then so very really quite pretty rather fairly just simply mostly"
    " mainly largely generally usually typically basically think thinks guess suppose believe reckon feel seem"
    " seems appear appears look looks probably maybe perhaps possibly likely sure surely definitely certainly"
    " clearly honestly actually kind sort bit like well ok okay right hmm um er ah oh hi hello hey please pls"
    " plz thanks thank thx sir madam dear kindly there here now today currently still some any every each most"
    " much such own go goes going get gets got thats what which who whom whose where when how than too lah leh"
    " abeg na ooo tho id im ive theyre theyve weve youd wed theyd hes shes let lets answer option put mark"
    " choose pick select situation regarding concerning re far afaik imo imho fyi"
)
"""Words that tell nothing about an answer."""
SPELLINGS = {
    said: meant
    for meant, all_said in {
        "us": "american america americans usa washington",
        "center": "centre centres centers",
        "datacenter": "datacentre datacentres datacenters dc dcs",
        "defence": "defense",
        "licence": "license licenses licences licensing",
        "first": "1st",
        "second": "2nd",
        "third": "3rd",
        "fiber": "fibre",
        "telecom": "telco telcos telecoms telecommunications telecommunication",
        "health": "healthcare medical",
        "government": "govt gov governmental governments",
        "information": "info",
        "minute": "mins min",
        "hour": "hr hrs",
        "chinese": "prc",
        "country": "ctry",
        "bank": "bk bks",
        "agency": "agcy agcys agcies",
        "weight": "wts",
        "university": "uni unis",
        "provider": "csp csps",
    }.items()
    for said in all_said.split()
}
"""Words that mean the same here."""
SAID_FOR = {
    "w/o": "without",
    "u.s.": "us",
    "can not": "cannot",
    "&": " and ",
    "rather than": "not",
    "instead of": "not",
    "other than": "except",
    "far from": "not",
    "aside from": "except",
    "all but": "all except",
    "everything but": "everything except",
    "every one but": "all except",
    "all of them but": "all except",
    "anything but": "not",
    "nothing but": "",
    "id say": "",
    "i would say": "",
    "lets say": "",
    "you could say": "",
    "that is to say": "",
    "as far as i know": "",
    "no longer": "not",
    "not only": "",
    "no doubt": "",
    "not to mention": "and",
    "data center": "datacenter",
    "data centre": "datacenter",
    "united states": "us",
    "no problem": "",
    "it is not the case that": "whether",
    "kilometres": "km",
    "kilometers": "km",
    "kms": "km",
}
"""Turns of phrase with what they come to."""
AGREEING = words("yes yep yeah obvious main chief 2 3 4")
"""Words that add nothing to a list of what is meant."""
ALL = words("all everyth everyone")
SUPPOSING = words("if unless depend depends whether either formerly previously eventually someday")
ANOTHER_TIME = (
    "used to be/used to have/in the past/will be/will become/going to be/next year/in future/in the future/some day/one day"
    "/as strict as/than before"
)
NOT_NOW = re.compile(rf"\b(?:{any_of(ANOTHER_TIME)})\b")
"""Words that tell of another time, or of more and less."""
ASKING = re.compile(
    r"^(?:is|are|was|were|does|did|would|could|should|shall|can|may|might)\s+(?:it|they|that|this|the|there|we|i)\b"
)
"""How questions begin, with a question mark or without."""
TURNING = words("but depend depends some partly partially except not though unless if half maybe sometimes however")
"""Words after "yes" or "no" that take some of it back."""

LEADING_IN = (
    "oh/well/hmm/um/er/ah/i think/i guess/i believe/id say/in all likelihood/most likely/probably/likely/i would"
    " say/almost certainly/i suppose/perhaps/maybe/honestly/actually"
)
LEAD = rf"^(?:(?:{any_of(LEADING_IN)})[\s,]+)*"
YES = re.compile(
    LEAD
    + "("
    + any_of(
        "yes/yep/yeah/yea/yup/ya/yah/aye/y/sure/surely/for sure/of course/certainly/definitely/absolutely"
        "/correct/right/indeed/affirmative/affirm/true/ok/okay/they do/they would/they will/they have/they are/they did"
        "/it is/it does/it will/it would/it has/we do/we will/we would/we have/we are/i do/i think so/i believe"
        " so/i guess so/i suppose so/there is/there was/there were/there are/there has been/there have been"
    )
    + r")\b"
)
NO = re.compile(
    LEAD
    + "("
    + any_of(
        "no/nope/nah/nay/never/negative/neg/n/not at all/not really/not yet/not so far/not to my knowledge/not that"
        " i know/not that i know of/definitely not/of course not/certainly not/absolutely not/false/no way/i"
        " dont think so/dont think so/i do not think so/they dont/they do not/they wouldnt/they would not/they"
        " wont/they will not/they havent/they have not/they arent/they are not/they didnt/they did not/it isnt"
        "/it is not/it doesnt/it does not/it wont/it wouldnt/it hasnt/it has not/we dont/we do not/we wont/we"
        " will not/we wouldnt/we havent/we have not/we are not/we arent/there isnt/there is no/there is not"
        "/there wasnt/there was no/there were no/there are no/there arent/there has been no/there have been no"
    )
    + r")\b"
)
NOT_KNOWN = (
    "unsure/unk/dunno/idk/dk/who knows/beats me/unknown/uncertain/unclear/havent a clue/havent the faintest"
    "/not the faintest/not the foggiest/tbd/tbc/na"
    "/no one knows/nobody knows/need to check/must check/have to check/will check/have to ask/would have to ask"
    "/hard to say/hard to tell/dont have that figure/dont have the figure/dont have that number/dont have the number"
    "/je ne sais pas/no se/nao sei/keine ahnung/tidak tahu/not on file/not at hand/no visibility/have to get back"
)
UNSURE = re.compile(
    rf"\bnot (?:\w+ )?(?:{any_of('sure/certain/clear/aware/known')})\b"
    rf"|\bno (?:\w+ )?(?:{any_of('idea/clue/information/info/data')})\b"
    r"|\b(?:dont|do not) (?:\w+ )?know\b(?! (?:how|why|what (?:that|this|it|you|the))\b)"
    r"|\b(?:dont|do not) have (?:that|the|this|a|any) (?:fig|figure|number|data)\w*\b"
    r"|\b(?:cant|cannot|could not|couldnt) (?:really )?(?:say|tell|remember|confirm)\b"
    rf"|\b(?:{any_of(NOT_KNOWN)})\b"
)
TAKEN_BACK = "no wait/wait no/wait/sorry/i mean/i meant/scratch that/correction/make that/no actually/actually no/oops"
CORRECTION = re.compile(rf"\b(?:{any_of(TAKEN_BACK)})\b[\s,:.]*")
NONE = re.compile(
    r"^(?:none|nothing|no|nope|neither|nil|no one|nobody|none (?:of|at) .*|not any(?: of .*)?|nothing (?:really"
    r"|at all|like that))$"
)
BESIDE_FIGURES = words(
    "approximat approx circa give take least more less up exact or a few nearly almost below above maximum"
    " minimum max percent cent pct usd dollar capita ca c between"
)
"""Words that may stand beside a number that answers a question, as they are compared."""
