"""Claims in the conversation: which one to ask for next, how it is asked, and how a reply is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import ValidationError

from advisor.analysis.verdicts import verdicts
from advisor.conversation.answers import State
from advisor.conversation.reading.result import NO, UNSURE, YES, ReplyResult, plain
from advisor.conversation.turns import Choice
from advisor.engine.run import Run
from advisor.model.claims import CLAIM_STATES, Claim, ClaimState
from advisor.model.entry import Strength
from advisor.model.kinds.requirement import decided_by_answers
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject
from advisor.proposals.requirements import judged_requirements

WORDS: dict[ClaimState, frozenset[str]] = {
    "evidenced": frozenset(("1", "evidenced", "shown", "proved", "proven", "documented", "evidence")),
    "claimed": frozenset(("2", "claimed", "in place", "done", "there", *YES - {""})),
    "planned": frozenset(("3", "planned", "promised", "later", "not yet", "coming", "in preparation")),
    "absent": frozenset(("4", "absent", "missing", "not there", "not in it", *NO)),
}
HOW = "You can add where it is shown, who answers for it and by when: 'evidenced: Annex B; owner Jane; 2026-12-01'."
STATE = re.compile(r"\s*([^;:,.]*?)\s*(?:[;:,.]\s*|\s-\s|$)(.*)", re.DOTALL)
"""How far it is, and all that follows."""
PART = re.compile(
    r"\s*;\s*|\s*,\s*(?=(?:owner|owned by|responsible|answers for|due|see|shown|evidence)\b|(?:by|on|of|until) \d|\d{4}-\d)",
    re.IGNORECASE,
)
"""Semicolons part what is added; so do commas before what is plainly another part."""
DATE = re.compile(r"(?:by|on|of|until|due|from)?\s*(\d{4}-\d{2}(?:-\d{2})?)$", re.IGNORECASE)
OWNER = re.compile(r"(?:owner|owned by|answers for it|responsible)\s*:?\s+(.+)$", re.IGNORECASE)
EVIDENCE = re.compile(r"(?:see|evidence|shown by|shown in|in)\s+(.+)$", re.IGNORECASE)


def open_claims(run: Run, state: State, forces: tuple[Strength, ...]) -> Iterator[tuple[Subject, str]]:
    """The requirements, then the measures of the minimum offer, on which nothing was claimed or left for later."""
    situation = state.situation
    for requirement in judged_requirements(run):
        done = requirement.claim or requirement.claimed in ("not-asked", "unmet")
        # What answers decide is claimed only once they are given.
        waits = requirement.claimed == "unknown" and run.program.knowledge.requirements[requirement.requirement].needs
        if (
            requirement.force in forces
            and not done
            and not waits
            and (CASE, requirement.requirement) not in state.skipped
        ):
            yield CASE, requirement.requirement
    for (measure, subject), entry in verdicts(run).items() if "must" in forces else ():
        made = situation.claim(measure, situation.written_subject(subject))
        if entry.strength == "must" and not made and (subject, measure) not in state.skipped:
            yield subject, measure


def asked(knowledge: Knowledge, situation: Situation, subject: Subject, what: str) -> str:
    """The question about one claim."""
    requirement = knowledge.requirements.get(what)
    if requirement is None:
        measure = knowledge.measures[what]
        name = f" for {situation.name(subject)}" if subject != CASE else ""
        shown = f"\nIt is shown by: {'; '.join(measure.evidence)}." if measure.evidence else ""
        return f"How far is this measure of the minimum offer{name}: {measure.title}?\n{measure.in_short}{shown}"
    shown = f"\nIt is shown by: {'; '.join(requirement.evidence)}." if requirement.evidence else ""
    if requirement.needs is not None:
        return f"Your answers meet this {requirement.force}: {requirement.title}. What shows it?{shown}"
    told = f"How far is this {requirement.force}: {requirement.title}?\n{requirement.asks}"
    return f"{told}\nMet when: {requirement.met_when}{shown}"


def choices(knowledge: Knowledge, what: str) -> tuple[Choice, ...]:
    """The states that can be claimed, with not sure last."""
    states = list(CLAIM_STATES)
    listed = [Choice(str(number), state, CLAIM_STATES[state]) for number, state in enumerate(states, 1)]
    requirement = knowledge.requirements.get(what)
    if requirement is not None and requirement.needs is not None:
        listed = listed[:2]
    return (*listed, Choice("unsure", "not sure"))


def read_claim(knowledge: Knowledge, situation: Situation, subject: Subject, what: str, text: str) -> ReplyResult:
    """What a text claims, or what could be typed instead."""
    if plain(text) in UNSURE:
        return ReplyResult(Answer("skip", subject, what))
    first, more = STATE.fullmatch(text.strip()).groups()  # type: ignore[union-attr]
    state = next((state for state, words in WORDS.items() if plain(first) in words), None)
    if state is None:
        state, more = _begun(text)
    rest = [part.strip(" .") for part in PART.split(more) if part.strip(" .")]
    if state is None:
        return ReplyResult(complaint=f"Type 1 to {len(choices(knowledge, what)) - 1}, or 'unsure'. {HOW}")
    given = _parts(state, rest)
    if state == "evidenced" and not given["evidence"]:
        return ReplyResult(complaint="Say what shows it, such as 'evidenced: Annex B'; without it, type 2 for claimed.")
    try:
        claim = Claim.model_validate(
            {"what": what, "about": situation.written_subject(subject), "state": state, **given}
        )
    except ValidationError:
        return ReplyResult(complaint=f"That date is not one I know. Write 2026, 2026-12 or 2026-12-01. {HOW}")
    wrong = decided_by_answers(knowledge.requirements.get(what), claim)
    return (
        ReplyResult(complaint=f"{wrong} Type 1 or 2, or 'change' an answer.")
        if wrong
        else ReplyResult(answer_of(subject, claim))
    )


def _begun(text: str) -> tuple[ClaimState | None, str]:
    """The state whose word begins a text without a stop after it, and the rest: "shown in Annex B"."""
    for state, words in WORDS.items():
        for word in sorted(words - YES - NO, key=len, reverse=True):
            if not word.isdigit() and plain(text).startswith(f"{word} "):
                return state, text.strip()[len(word) :]
    return None, ""


def _parts(state: ClaimState, rest: list[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {"evidence": "", "owner": "", "date": None, "note": ""}
    notes = []
    for part in rest:
        date, owner, evidence = DATE.match(part), OWNER.match(part), EVIDENCE.match(part)
        if date:
            found["date"] = date.group(1)
        elif owner:
            found["owner"] = owner.group(1)
        elif evidence or (state == "evidenced" and not found["evidence"]):
            found["evidence"] = evidence.group(1) if evidence else part
        else:
            notes.append(part)
    return found | {"note": "; ".join(notes)}


def answer_of(subject: Subject, claim: Claim) -> Answer:
    """A claim as a recorded answer."""
    return Answer(
        "claim", subject, claim.what, [claim.state, claim.evidence, claim.owner, claim.date or "", claim.note]
    )
