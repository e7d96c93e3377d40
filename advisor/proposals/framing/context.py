"""Contexts that excuse a phrase: it is negated, rejected, or told as somebody else's word or worry."""

from __future__ import annotations

import re

QUOTES = (("\u201c", "\u201d"), ('"', '"'), ("\u2018", "\u2019"), ("\u00ab", "\u00bb"))
SINGLE = re.compile(r"(?<!\w)'[^']{3,200}'(?!\w)")
"""Words between straight single quotes."""
SUBJECT = r"(?:we|it|they|you|he|she|i|this|that|these|there|our|us|the|its|their|your|who|nobody|others?|rivals?)"
AUXILIARY = r"(?:will|would|can|could|shall|should|must|may|is|are|was|were|has|have|had|does|do|did|to|then)"
ASIDE = re.compile(r",\s+(?:we|i|they|as)\s+(?:\w+\s+){0,2}\w+,", re.IGNORECASE)
"""A remark between commas, as in "it would not, we believe, lead to dominance"."""
CLAUSE = re.compile(
    rf"[;:()\u2014\u2013]|\s-\s|,\s+(?:but|yet|while|whereas|so|then|{SUBJECT})\b(?!\s+(?:and|or|nor)\b)"
    r"|\b(?:but|however|whereas|while|although|because|since|until|unless|if|where|which|who|so that|in order to|thereby"
    r"|thus)\b"
    rf"|\b(?:and|or)\s+(?=(?:{SUBJECT}|{AUXILIARY})\s)|,\s+(?=total|full|complete)",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:not|never|no|none|nor|neither|nobody|nothing|without|cannot|\w+n['\u2019]t|rather than|instead of|far from|"
    r"as opposed to|hardly|no longer|opposite of|less about|anything but|free of|free from|rid of)\b",
    re.IGNORECASE,
)
REJECTION = re.compile(
    r"\b(?:avoid\w*|refrain\w*|reject\w*|refus\w*|stop\w*|drop\w*|strike|struck|delet\w*|remov\w*|replac\w*|prevent\w*|"
    r"against|leave out|left out|give up|gave up)\b",
    re.IGNORECASE,
)
TURNED = re.compile(
    r"\b(?:not|nothing) (?:only|just|merely|simply|less than|least|long|having)\b|\b(?:whether )?or not\b|\bnever before\b"
    r"|\b(?:no|without|beyond) (?:a |any )?(?:doubts?|wonder|less|other|matter|secret|accident|apolog\w+|substitute|limits?"
    r"|rivals?|equal|peer|match|delay|fail|exception|end|us)\b"
    r"|\bwithout question\b|\bstops? at nothing\b|\bagainst (?:all|the) odds\b"
    r"|\b(?:not|never|nothing|nobody|none|no one|cannot|\w+n['\u2019]t)\b"
    r"(?: (?:can|could|will|would|has|have|ever|who|do|does)){0,3}"
    r" (?:fail\w*|rest|stop|ceas\w*|hesitat\w*|den(?:y|ies)|doubt\w*|disput\w*|match|stress|overstate|wait|help|hide"
    r"|apologi\w+|tire\w*|regret\w*|afraid|shy|forget)\b",
    re.IGNORECASE,
)
"""Negations that turn nothing round, or turn round what is itself a no."""
NEXT_CLAUSE = re.compile(r"^[^,]*\b(?:we|you|it|they|i)\b", re.IGNORECASE)
DENIED_AFTER = re.compile(
    r"^\W*(?:(?!(?:that|which|who|where|will|can)\b)\w+\W+){0,8}?(?<!and )(?<!and it )(?:"
    r"(?:is|are|was|were|would be|will be|should be|must be)\s+(?:wrong|a mistake|out of (?:place|the question)|off the table"
    r"|unhelpful|harmful|avoided|dropped|removed|replaced|struck|deleted"
    r"|not\b(?! (?:yet|only|just|merely|in doubt|at risk|in question|negotiable|over)\b)"
    r"|no\b(?! (?:doubt|secret|accident|wonder|longer in doubt)\b))"
    r"|(?:is|are|was|were|do|does|did)n['\u2019]t\b|(?:must|should|may|can|shall) (?:not|never) (?:be|appear|stand)\b"
    r"|(?:does|do|did|has|have|had) (?:not|no)\b)",
    re.IGNORECASE,
)
"""A denial of the phrase as a subject: "dominance is not our aim", and not "our dominance is not in doubt"."""
DENIED_INSIDE = re.compile(
    r"\b(?:does|do|did|will|would|can|should|must|is|are)\s+(?:not|never)\s+(?!only|apply)", re.IGNORECASE
)
REPORTED = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|concern(?:s|ed)?|suspects?|suspected|suspicions?|accus\w+|complain\w*|warn\w*|"
    r"critics?|critici[sz]\w+|allegations?|alleged?|alleges|perceptions?|perceived|impression|sounds? like|seen as|read as|"
    r"heard as|talk of|so-called)\b",
    re.IGNORECASE,
)
QUOTED_BY = re.compile(
    r"\b(?:say|says|said|saying|write|writes|wrote|written|call|calls|called|quote|quotes|quoted|phrase\w*|word|words|wording|"
    r"terms?|slogan\w*|headline\w*|label\w*|language|claim\w*|asked|hear|heard|reads?|spoke|speak\w*|argue\w*|told|telling|draft|"
    r"version|sentence\w*|lines?|paragraph|expression\w*|title\w*|report\w*|dismiss\w*|describ\w*|statement\w*|refer\w*|"
    r"mention\w*|characteri\w+|objected|minister\w*|official\w*|editor\w*|critic\w*|reviewer\w*|counsel|journalist\w*|press|"
    r"newspaper\w*)\b",
    re.IGNORECASE,
)
OUR_OWN = re.compile(
    r"\b(?:our|my)\s+(?:\w+\s+){0,2}(?:slogan|title|headline|motto|claim|message|line|phrase|word|words|statement)\b"
    r"|\bwe\s+(?:\w+ly\s+)?(?:call|say|claim|write|promise|describe|speak)\b",
    re.IGNORECASE,
)
"""What the author says in the author's own name."""
NEGATED_WITHIN, REJECTED_WITHIN, REPORTED_WITHIN = 9, 6, 5
"""So many words before a phrase, in its clause, a negation, a verb that rejects or a word of worry may stand."""
NEGATED, QUOTED, WORRY = "it is negated or rejected", "it quotes somebody else", "it tells of somebody's worry"


def excuse(sentence: str, begin: int, end: int) -> str:
    """Why the sentence excuses the words between two places; nothing if it does not."""
    before, inside, after = sentence[:begin], sentence[begin:end], sentence[end:]
    if _is_quoted(sentence, begin, end) and not OUR_OWN.search(before):
        around = QUOTED_BY.search(before) or QUOTED_BY.search(after)
        if around or REPORTED.search(sentence):
            return QUOTED
    clause = CLAUSE.split(TURNED.sub(" ", ASIDE.sub(" ", before)))[-1]
    if _negates(clause) or DENIED_INSIDE.search(inside) or DENIED_AFTER.match(CLAUSE.split(after)[0]):
        return NEGATED
    return WORRY if REPORTED.search(_last_words(clause, REPORTED_WITHIN)) else ""


def _negates(clause: str) -> bool:
    if NEGATION.search(_last_words(clause, NEGATED_WITHIN)):
        return True
    found = REJECTION.search(_last_words(clause, REJECTED_WITHIN))
    # "To avoid delays, we lead" and "remove barriers to capture" reject something else.
    rest = _last_words(clause, REJECTED_WITHIN)[found.end() :] if found else ""
    return bool(found) and not NEXT_CLAUSE.match(rest) and not re.search(r"\w+ (?:to|with)\b|,", rest)


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
