"""Reads a reply as a claim: how far something is, what shows it, who answers for it and by when."""

from __future__ import annotations

import re

from pydantic import ValidationError

from advisor.conversation.claims import answer_of, choices
from advisor.conversation.reading.result import NO, UNSURE, YES, ReplyResult, plain
from advisor.model.claims import Claim, ClaimState
from advisor.model.kinds.requirement import decided_by_answers
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Situation, Subject

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
