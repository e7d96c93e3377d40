"""Reads what a person typed as an answer to the present step, or says what could be typed instead."""

from __future__ import annotations

import re

from advisor.conversation.answers import profile_for
from advisor.conversation.claims import answer_of, choices
from advisor.conversation.next_step import Snapshot, Step
from advisor.conversation.reading.facts import heard_answers, listener, read_fact, read_market, said_plainly
from advisor.conversation.reading.names import read_names
from advisor.conversation.reading.result import NO, UNSURE, YES, ReplyResult, clean, plain
from advisor.engine.compile import Program
from advisor.language.claim_words import STATE_WORDS
from advisor.language.dates import MONTHS, read_date
from advisor.language.lexicon import phrases, words
from advisor.model.claims import Claim, ClaimState
from advisor.model.kinds.requirement import decided_by_answers
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Situation, Subject
from advisor.text.nearest import nearest

MAX_WORDS_BESIDE_NUMBERS = 6
"""So many words may stand beside the numbers of lines that are wrong."""


def read(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    """What a text answers at a step."""
    readers = {
        "market": read_market,
        "known": _known,
        "fact": read_fact,
        "name": read_names,
        "profile": _profile,
        "claim": _claim,
        "more": _more,
        "check": _check,
        "advice": _advice,
        "barred": _barred,
    }
    return readers[step.kind](program, now, step, clean(text))


def said_exactly(program: Program, step: Step, text: str) -> bool:
    """Whether a text is nothing but the words of an option of the present question."""
    if step.kind == "fact":
        return said_plainly(program.knowledge.questions[step.fact], plain(text)) is not None
    return step.kind == "claim" and any(plain(text) in words for words in CLAIM_WORDS.values())


def known_lines(now: Snapshot) -> list[str]:
    """The known facts in the order in which they are shown: background figures last."""
    questions = now.run.program.knowledge.questions
    facts = now.state.situation.facts
    names = [n for n, q in questions.items() if n in facts and facts[n].origin.kind == "known" and not q.settled]
    return sorted(names, key=lambda name: questions[name].background)


RIGHT = words(
    "accurate affirm agree agreed ahead concur change changes confirm confirmed continue correct corrections"
    " errors fine good great next nothing ok okay on perfect proceed right true yep yes"
)
BESIDE_RIGHT = words(
    "a about above absolutely all are as everything facts for go have i is it its kindly lets line lines listed"
    " look looks me move much no of please seem seems shown sure thanks that thats the them these they think"
    " this to very we what wrong yeah yes you"
)
"""Words that may stand beside those that say that all is right."""


def _all_right(text: str) -> bool:
    typed = set(re.findall(r"\w+", plain(text)))
    return bool(typed & RIGHT) and typed <= RIGHT | BESIDE_RIGHT


def _known(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    lines = known_lines(now)
    if plain(text) in YES or _all_right(text):
        return ReplyResult(Answer("known", value=[]))
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if (
        numbers
        and all(1 <= n <= len(lines) for n in numbers)
        and len(plain(text).split()) <= MAX_WORDS_BESIDE_NUMBERS + 2 * len(numbers)
    ):
        return ReplyResult(Answer("known", value=[lines[n - 1] for n in dict.fromkeys(numbers)]))
    heard = listener(program).fill_slots(None, text)
    answers = tuple(heard_answers(program, now, step, heard))
    if answers:
        # Who gives a fact anew has corrected it.
        return ReplyResult(Answer("known", value=[]), also=answers, echo=True)
    named = [fact for fact in listener(program).named(text) if fact in lines]
    if named and re.search(
        r"\b(wrong|incorrect|not right|outdated|old|false|correct|fix|change|off|error|mistaken?)\b", plain(text)
    ):
        return ReplyResult(Answer("known", value=named))
    labels = {program.knowledge.label(name): name for name in lines}
    near = [program.knowledge.label(named[0])] if named else nearest(text, labels, most=1)
    if near and not numbers:
        number = lines.index(labels[near[0]]) + 1
        return ReplyResult(complaint=f"Did you mean line {number}, {near[0]}?", suggestion=str(number))
    return ReplyResult(
        complaint=f"Press Enter if all is right, or type the numbers of lines to correct, 1 to {len(lines)}."
    )


def _profile(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    profile = profile_for(program.knowledge, now.state.situation.name(step.subject))
    word = plain(text)
    if profile and (word in YES or word == "1"):
        return ReplyResult(Answer("profile", step.subject, value=profile.id))
    if word in NO | UNSURE or word in ("2", "set", "let me set them", "let me"):
        return ReplyResult(Answer("profile", step.subject, value="set"))
    return ReplyResult(complaint="Type 1 or yes if that is right, or 2 to set the facts yourself.")


def _claim(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    return read_claim(program.knowledge, now.state.situation, step.subject, step.fact, text)


def _stage_reading(
    program: Program, now: Snapshot, step: Step, words: dict[str, str], text: str, complaint: str
) -> ReplyResult:
    told = plain(text)
    for manners in (" please", " pls", " thanks", " then"):
        told = told.removesuffix(manners)
    stage = words.get(told)
    if stage:
        return ReplyResult(Answer("stage", value=stage))
    # Facts are heard whenever they are told.
    answers = tuple(heard_answers(program, now, step, listener(program).fill_slots(None, text)))
    return ReplyResult(answers[0], also=answers[1:], echo=True) if answers else ReplyResult(complaint=complaint)


GO_ON = frozenset(
    phrases(
        "1 / go on / continue / yes / more / keep going / carry on / next / ask on / go ahead / proceed / the"
        " rest / ask more / press on / go for it / carry on with the questions / keep asking / lets continue /"
        " yes please / y / sure / ok / more questions / ask me more / ask the rest / ask away / onwards / first "
        "/ the first / the first one"
    )
)
STOP = frozenset(
    phrases(
        "2 / check my answers / no / finish / enough / check / advice / show advice / i want the advice / the advice"
        " / done / no more / finish up / show me the advice / thats enough / that is enough / lets see the advice /"
        " read the advice / check answers / wrap up / finished / i am done / im done / stop asking / second / the"
        " second / the second one / no thanks / go to the advice / skip to the advice"
    )
)
SEE = YES | frozenset(
    phrases(
        "1 / see the review / review / the review /"
        " see the advice / advice / the advice / show advice / show me the advice / go on / continue / next / all"
        " good / looks good"
    )
)


def _more(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    words = dict.fromkeys(GO_ON, "everything") | dict.fromkeys(STOP | {""}, "check")
    return _stage_reading(
        program, now, step, words, text, "Type 1 to go on, or 2 to check your answers and see the advice."
    )


def _check(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    words = dict.fromkeys(SEE, "advice")
    return _stage_reading(
        program, now, step, words, text, "Press Enter for the advice, or type 'change' and the number of an answer."
    )


def _advice(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    told = "Type 'go on' for the questions still open, 'why' and a measure, 'change' and a number, or quit."
    return _stage_reading(
        program, now, step, dict.fromkeys(GO_ON - {"yes", "y", "ok", "sure", "first"}, "everything"), text, told
    )


GO_ON_BARRED = "Type the name of another market, 'change' and the number of an answer, or 'quit'."
"""How to go on where no offer may be made."""


def _barred(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    """Where no offer may be made, only another market is an answer."""
    found = read_market(program, now, step, text)
    return (
        found
        if found.answer or found.suggestion
        else ReplyResult(complaint=f"{found.complaint} {GO_ON_BARRED}".strip())
    )


CLAIM_WORDS: dict[ClaimState, frozenset[str]] = {
    state: named | {str(number)} | (YES - {""} if state == "claimed" else NO if state == "absent" else set())
    for number, (state, named) in enumerate(STATE_WORDS.items(), 1)
}


HOW = "You can add where it is shown, who answers for it and by when: 'evidenced: Annex B; owner Jane; 2026-12-01'."


STATE = re.compile(r"\s*([^;:,.]*?)\s*(?:[;:,.]\s*|\s-\s|$)(.*)", re.DOTALL)
"""How far it is, and all that follows."""


MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
BEGINS_A_DATE = (
    rf"(?:by |on |until )?(?:\d{{1,4}}[-/.]\d|(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH})\b\.? \d|q[1-4] \d|end of)"
)
PART = re.compile(
    r"\s*;\s*|(?<!\d)\s*,\s*(?=20\d\d$)|\s*,\s*"
    rf"(?=(?:owner|owned by|responsible|answers for|due|see|shown|evidence)\b|(?:by|on|of|until) \d|{BEGINS_A_DATE})",
    re.IGNORECASE,
)
"""Semicolons part what is added; so do commas before what is plainly another part."""


OWNER = re.compile(r"(?:owner|owned by|answers for it|responsible)\s*:?\s+(.+)$", re.IGNORECASE)


EVIDENCE = re.compile(r"(?:see|evidence|shown by|shown in|in)\s+(.+)$", re.IGNORECASE)


def read_claim(knowledge: Knowledge, situation: Situation, subject: Subject, what: str, text: str) -> ReplyResult:
    """What a text claims, or what could be typed instead."""
    if plain(text) in UNSURE:
        return ReplyResult(Answer("skip", subject, what))
    about = situation.written_subject(subject)
    earlier = next((claim for claim in situation.claims if claim.key == (what, about)), None)
    first, more = STATE.fullmatch(text.strip()).groups()  # type: ignore[union-attr]
    state = next((state for state, words in CLAIM_WORDS.items() if plain(first) in words), None)
    if state is None:
        state, more = _begun(text)
    rest = [part.strip(" .") for part in PART.split(more) if part.strip(" .")]
    if state is None:
        return ReplyResult(complaint=f"Type 1 to {len(choices(knowledge, what)) - 1}, or 'unsure'. {HOW}")
    try:
        given = _kept(earlier, _parts(state, rest))
    except ValueError as error:
        return ReplyResult(complaint=f"{error} {HOW}")
    if state == "evidenced" and not given["evidence"]:
        return ReplyResult(complaint="Say what shows it, such as 'evidenced: Annex B'; without it, type 2 for claimed.")
    claim = Claim.model_validate({"what": what, "about": about, "state": state, **given})
    wrong = decided_by_answers(knowledge.requirements.get(what), claim)
    return (
        ReplyResult(complaint=f"{wrong} Type 1 or 2, or 'change' an answer.")
        if wrong
        else ReplyResult(answer_of(subject, claim), echo=any(given.values()))
    )


def _kept(earlier: Claim | None, given: dict[str, str | None]) -> dict[str, str | None]:
    """What is told of a claim, and of what is not told anew what was told before."""
    if earlier is None:
        return given
    before = {"evidence": earlier.evidence, "owner": earlier.owner, "date": earlier.date, "note": earlier.note}
    return {name: told or before[name] for name, told in given.items()}


def _begun(text: str) -> tuple[ClaimState | None, str]:
    """The state whose word begins a text without a stop after it, and the rest: "shown in Annex B"."""
    for state, named in CLAIM_WORDS.items():
        for word in sorted(named - YES - NO, key=len, reverse=True):
            if not word.isdigit() and plain(text).startswith(f"{word} "):
                return state, text.strip()[len(word) :]
    return None, ""


def _parts(state: ClaimState, rest: list[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {"evidence": "", "owner": "", "date": None, "note": ""}
    notes = []
    for part in rest:
        date, owner, evidence = read_date(part), OWNER.match(part), EVIDENCE.match(part)
        if date:
            found["date"] = date
        elif owner:
            found["owner"] = owner.group(1)
        elif evidence or (state == "evidenced" and not found["evidence"]):
            found["evidence"] = evidence.group(1) if evidence else part
        else:
            notes.append(part)
    return found | {"note": "; ".join(notes)}
