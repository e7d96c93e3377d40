"""Checks the claims of a case: what they are on, for whom, and that none contradicts an answer or another claim."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.errors import Fault
from advisor.files.yaml_text import Document
from advisor.model.claims import Claim
from advisor.model.kinds.requirement import decided_by_answers
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation
from advisor.text.nearest import did_you_mean


def claim_faults(
    knowledge: Knowledge, claims: tuple[Claim, ...], situation: Situation, document: Document
) -> Iterator[Fault]:
    """Every fault in the claims of a case."""
    seen: set[tuple[str, str]] = set()
    for number, claim in enumerate(claims):
        line = document.line(("claims", number))
        for what, advice in _faults(knowledge, claim, situation):
            yield Fault(document.file, line, what, advice)
        if claim.key in seen:
            about = f" for '{claim.about}'" if claim.about else ""
            yield Fault(document.file, line, f"There are two claims on '{claim.what}'{about}.", "Keep one of them.")
        seen.add(claim.key)


def _faults(knowledge: Knowledge, claim: Claim, situation: Situation) -> Iterator[tuple[str, str]]:
    if claim.what in knowledge.requirements:
        if claim.about:
            yield f"'{claim.what}' is a requirement on the whole package.", "Leave 'about' out."
        told = decided_by_answers(knowledge.requirements[claim.what], claim)
        if told:
            yield told, "Write claimed or evidenced, or change the answer."
    elif claim.what not in knowledge.measures:
        names = [*knowledge.requirements, *knowledge.measures]
        advice = did_you_mean(claim.what, names) or "`advisor search` finds requirements and measures."
        yield f"There is no requirement or measure '{claim.what}'.", advice
    subjects = [situation.written_subject(subject) for subject in situation.all_subjects() if subject != CASE]
    if claim.about and claim.about not in subjects:
        advice = did_you_mean(claim.about, subjects) or "Write 'workload: NAME' or 'partner: NAME', as listed above."
        yield f"The case has no '{claim.about}'.", advice
