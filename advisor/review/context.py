"""Contexts that excuse a phrase: it is negated, rejected, or told as somebody else's word or worry."""

from __future__ import annotations

import re

QUOTES = (("\u201c", "\u201d"), ('"', '"'), ("\u2018", "\u2019"), ("\u00ab", "\u00bb"))
SINGLE = re.compile(r"(?<!\w)'[^']{3,200}'(?!\w)")
"""Words between straight single quotes."""
CLAUSE = re.compile(
    r"[;:\u2014\u2013]|,\s+(?:but|and we|yet|while|whereas)\b|\b(?:but|however|whereas|although|because)\b|\s-\s"
)
NEGATION = re.compile(
    r"\b(?:not|never|no|none|nor|neither|nobody|nothing|without|cannot|\w+n['\u2019]t|rather than|instead of|far from|"
    r"avoid\w*|refrain\w*|reject\w*|refus\w*|stop\w*|drop\w*|free of|free from|strike|struck|delet\w*|remov\w*|replac\w*|"
    r"unlike|against|hardly|no longer|leave out|left out|opposite of|less about|anything but|give up|gave up|"
    r"rid of)\b",
    re.IGNORECASE,
)
NO_NEGATION = re.compile(
    r"\b(?:not|nothing) (?:only|just|merely|simply|less than)\b|\bno (?:doubt|wonder|less|other)\b", re.IGNORECASE
)
DENIED_AFTER = re.compile(
    r"^\W*(?:\w+\W+){0,8}?(?:is|are|was|were|has|have|had|would be|will be|should be|must be|does|do|did)\s+"
    r"(?:not|no|never|wrong|a mistake|out|off|unhelpful|harmful|avoided|dropped|removed|replaced|struck|deleted)\b",
    re.IGNORECASE,
)
DENIED_INSIDE = re.compile(
    r"\b(?:does|do|did|will|would|can|should|must|is|are)\s+(?:not|never)\s+(?!only|apply)", re.IGNORECASE
)
REPORTED = re.compile(
    r"\b(?:fear\w*|worr\w+|concern\w*|suspect\w*|suspicion\w*|accus\w+|complain\w*|complaint\w*|warn\w*|criti\w+|allegation\w*|"
    r"alleg\w+|perception\w*|perceived|impression|sounds? like|seen as|read as|heard as|talk of|so-called)\b",
    re.IGNORECASE,
)
QUOTED_BY = re.compile(
    r"\b(?:say|says|said|saying|write|writes|wrote|written|call|calls|called|quote|quotes|quoted|phrase\w*|word|words|wording|"
    r"term|terms|slogan\w*|headline\w*|label\w*|language|claim\w*|asked|heard|hear|read|reads|spoke|speak\w*|argue\w*|told|"
    r"telling|draft|version|sentence\w*|line|lines|paragraph|expression\w*|title\w*|report\w*|dismiss\w*|describ\w*|statement\w*|refer\w*|mention\w*|characteri\w+|objected|minister\w*|official\w*|editor\w*|critic\w*|"
    r"reviewer\w*|counsel|journalist\w*|press|newspaper\w*)\b",
    re.IGNORECASE,
)
NEGATED_WITHIN, REPORTED_WITHIN = 9, 5
"""So many words before a phrase, in its clause, a negation or a word of worry may stand."""


def excuse(sentence: str, begin: int, end: int) -> str:
    """Why the sentence excuses the words between two places; nothing if it does not."""
    before, inside, after = sentence[:begin], sentence[begin:end], sentence[end:]
    if _is_quoted(sentence, begin, end) and (
        QUOTED_BY.search(before) or QUOTED_BY.search(after) or REPORTED.search(sentence)
    ):
        return "it quotes somebody else"
    if DENIED_INSIDE.search(inside):
        return "it is negated or rejected"
    clause = CLAUSE.split(before)[-1]
    if NEGATION.search(NO_NEGATION.sub("", _last_words(clause, NEGATED_WITHIN))):
        return "it is negated or rejected"
    if DENIED_AFTER.match(CLAUSE.split(after)[0]):
        return "it is negated or rejected"
    if REPORTED.search(_last_words(clause, REPORTED_WITHIN)):
        return "it tells of somebody's worry"
    return ""


def _is_quoted(sentence: str, begin: int, end: int) -> bool:
    if any(span.start() < begin and end < span.end() for span in SINGLE.finditer(sentence)):
        return True
    for opening, closing in QUOTES:
        if opening == closing:
            if sentence[:begin].count(opening) % 2 == 1 and opening in sentence[end:]:
                return True
        elif sentence[:begin].rfind(opening) > sentence[:begin].rfind(closing) and closing in sentence[end:]:
            return True
    return False


def _last_words(text: str, number: int) -> str:
    return " ".join(text.split()[-number:])
