"""Requirements judged: whether each applies and is met, by the proposal's own word and by its evidence; and the gate."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.engine.proposal_rules import applies, needs, speaks
from advisor.engine.run import Run
from advisor.model.claims import CLAIM_STATES, Claim
from advisor.model.conditions import roll_ups
from advisor.model.entry import COMMITMENTS, LISTED_KINDS
from advisor.model.kinds.requirement import Requirement
from advisor.model.kinds.yardstick import Yardstick
from advisor.model.strengths import MUST, STRENGTHS
from advisor.proposals.conditions import facts_of, open_questions, verdict
from advisor.proposals.data import Gate, GateState, JudgedRequirement, JudgedYardstick, Leaning, Met, SettledClaim

BY_CLAIM: dict[str, Met] = {"evidenced": "met", "claimed": "met", "planned": "unmet", "absent": "unmet"}


def judged_requirements(run: Run) -> list[JudgedRequirement]:
    """Every requirement, musts first, in the order of the knowledge base; `run` is of a program for reviewing."""
    found = [_judged(run, requirement) for requirement in run.program.knowledge.requirements.values()]
    return sorted(found, key=lambda each: STRENGTHS.index(each.force))


def settled_requirements(before: Run, after: Run) -> list[JudgedRequirement]:
    """The requirements that are judged otherwise than before, and settled, musts first."""
    was = {each.requirement: (each.claimed, each.evidenced) for each in judged_requirements(before)}
    now = [each for each in judged_requirements(after) if each.claimed != "unknown"]
    return [each for each in now if was[each.requirement] != (each.claimed, each.evidenced)]


def settled_claims(before: Run, after: Run) -> list[SettledClaim]:
    """What is newly claimed of measures of the minimum offer."""
    measures, earlier = after.program.knowledge.measures, set(before.worlds.situation.claims)
    return [
        SettledClaim(
            measure=claim.what,
            title=measures[claim.what].title,
            subject_kind=claim.subject_kind,
            subject_name=claim.subject_name,
            claimed=by_claim(claim),
            evidenced=shown(by_claim(claim), claim),
        )
        for claim in after.worlds.situation.claims
        if claim not in earlier and claim.what in measures
    ]


def gate(requirements: Iterable[JudgedRequirement]) -> Gate:
    """The gate over the musts among some requirements."""
    musts = [each for each in requirements if each.force == MUST]
    unmet = [each.requirement for each in musts if each.claimed == "unmet"]
    unknown = [each.requirement for each in musts if each.claimed == "unknown"]
    return Gate(
        claimed=_gate_state([each.claimed for each in musts]),
        evidenced=_gate_state([each.evidenced for each in musts]),
        governed_by=tuple(unmet or unknown),
        unshown=tuple(each.requirement for each in musts if each.claimed == "met" != each.evidenced),
    )


def _gate_state(states: list[Met]) -> GateState:
    return "failed" if "unmet" in states else "open" if "unknown" in states else "passed"


def _judged(run: Run, requirement: Requirement) -> JudgedRequirement:
    name = requirement.id
    claim = run.worlds.situation.claim(name)
    asked = verdict(run, applies(name)) if requirement.applies is not None else True
    met = by_claim(claim) if requirement.needs is None else _by_answers(verdict(run, needs(name)))
    if asked is False:
        met = "not-asked"
    elif asked is None and met == "unmet":
        # It may turn out not to be asked.
        met = "unknown"
    conditions = [each for each in (applies(name), needs(name)) if each.rule in run.program.rules]
    decided = [fact for each in conditions for fact in facts_of(run, each)] if met != "unknown" else []
    if met == "met" and requirement.needs is not None and not facts_of(run, needs(name)):
        # Nobody said anything that meets it: no member supplies what it is about.
        met = "unknown"
    waiting = [q for each in conditions for q in open_questions(run, each)] if met == "unknown" else []
    return JudgedRequirement(
        requirement=name,
        title=requirement.title,
        section=requirement.section,
        force=requirement.force,
        basis=requirement.basis,
        confidence=requirement.confidence,
        claimed=met,
        evidenced=shown(met, claim),
        asks=requirement.asks,
        met_when=requirement.met_when,
        because=_because(requirement, met, claim),
        facts=tuple(dict.fromkeys(decided)),
        claim=claim,
        open_questions=tuple(dict.fromkeys(waiting)),
        still_listing=_still_listing(run, requirement) if met == "unknown" else (),
        evidence=requirement.evidence,
        owner=claim.owner if claim and claim.owner else requirement.owner,
        citations=requirement.citations,
    )


def _still_listing(run: Run, requirement: Requirement) -> tuple[str, ...]:
    conditions = [condition for condition in (requirement.applies, requirement.needs) if condition is not None]
    looked_at = {roll_up.kind for condition in conditions for roll_up in roll_ups(condition)}
    return tuple(kind for kind in LISTED_KINDS if kind in looked_at & run.worlds.situation.still_listing)


def by_claim(claim: Claim | None) -> Met:
    """What a claim alone says."""
    return BY_CLAIM[claim.state] if claim else "unknown"


def shown(claimed: Met, claim: Claim | None) -> Met:
    """What evidence says: what is claimed and not shown is not known."""
    if claimed != "met":
        return claimed
    return "met" if claim and claim.state == "evidenced" else "unknown"


def _by_answers(holds: bool | None) -> Met:
    return "unknown" if holds is None else "met" if holds else "unmet"


def _because(requirement: Requirement, met: Met, claim: Claim | None) -> str:
    if met == "not-asked":
        return "It does not apply to this proposal."
    if requirement.needs is None:
        return claim_in_words(claim)
    if met == "unknown":
        return "Answers that decide it are missing: nothing that was said meets it."
    told = "The answers meet it." if met == "met" else "The answers do not meet it."
    return (
        f"{told} {claim_in_words(claim)}"
        if claim
        else f"{told} Nothing is named that shows it." * (met == "met") or told
    )


def claim_in_words(claim: Claim | None) -> str:
    """A claim as a sentence."""
    if claim is None:
        return "The proposal has not been asked about it yet."
    told = f"The proposal says: {CLAIM_STATES[claim.state]}"
    parts = [
        f"shown by {claim.evidence}" if claim.evidence else "",
        f"of {claim.date}" if claim.date else "",
        claim.note,
    ]
    if claim.state == "planned" and claim.date:
        parts[1] = f"planned for {claim.date}"
    return f"{'; '.join([told, *filter(None, parts)])}."


def judged_yardsticks(run: Run) -> list[JudgedYardstick]:
    """Every yardstick, by commitment; `run` is of a program for reviewing."""
    found = [_judged_yardstick(run, yardstick) for yardstick in run.program.knowledge.yardsticks.values()]
    return sorted(found, key=lambda each: COMMITMENTS.index(each.commitment))


def _judged_yardstick(run: Run, yardstick: Yardstick) -> JudgedYardstick:
    speaks_for, speaks_against = speaks(yardstick.id, "for"), speaks(yardstick.id, "against")
    is_for, is_against = verdict(run, speaks_for), verdict(run, speaks_against)
    leaning: Leaning = "neither"
    if is_against:
        leaning = "against"
    elif is_for is None or is_against is None:
        # Even if it speaks for the proposal so far, an answer may still bring something against it.
        leaning = "unknown"
    elif is_for:
        leaning = "for"
    both = [speaks_for, speaks_against]
    waiting = [q for each in both for q in open_questions(run, each)] if leaning == "unknown" else []
    decided = {"neither": both, "for": [speaks_for], "against": [speaks_against], "unknown": []}[leaning]
    return JudgedYardstick(
        yardstick=yardstick.id,
        title=yardstick.title,
        commitment=yardstick.commitment,
        leaning=leaning,
        says=_says(yardstick, leaning),
        mend=yardstick.mend,
        owner=yardstick.owner,
        limits=yardstick.limits,
        confidence=yardstick.confidence,
        facts=tuple(dict.fromkeys(fact for each in decided for fact in facts_of(run, each))),
        open_questions=tuple(dict.fromkeys(waiting)),
        citations=yardstick.citations,
    )


def _says(yardstick: Yardstick, leaning: Leaning) -> str:
    if leaning == "for":
        return yardstick.says_for
    if leaning == "against":
        return yardstick.says_against
    return (
        "Answers that decide it are missing."
        if leaning == "unknown"
        else "It speaks neither for nor against the proposal."
    )
