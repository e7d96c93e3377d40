"""Recorded answers, and the state of a conversation that they replay to.

Each answer says what it sets, not when it was given, so an answer can be changed in place and an answer that no question
asks for any more is still understood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from advisor.model.claims import Claim, Remark
from advisor.model.kinds.question import Profile
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import candidate_facts, known_facts, unsure_fact
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Situation, Subject
from advisor.model.values import Fact
from advisor.model.written_values import read_value

NOTHING_KNOWN = Situation()
Stage = Literal["musts", "quick", "everything", "check", "advice"]
"""How far a conversation has come: what it asks for, or that it is done with asking."""
MUSTS_STAGE: Final = "musts"


@dataclass(frozen=True)
class State:
    """What the recorded answers amount to."""

    situation: Situation = NOTHING_KNOWN
    confirmed: bool = False
    correcting: tuple[str, ...] = ()
    offered: frozenset[Subject] = frozenset()
    skipped: frozenset[tuple[Subject, str]] = frozenset()
    stage: Stage = MUSTS_STAGE
    set_aside: tuple[Answer, ...] = ()
    proposal: bool = False
    """Whether the package is described too, with its papers and claims."""


def replay(knowledge: Knowledge, answers: Iterable[Answer]) -> State:
    """The state after all answers; an answer the knowledge no longer understands is set aside, never lost."""
    state = State()
    for answer in answers:
        state = apply(knowledge, state, answer)
    return state


def apply(knowledge: Knowledge, state: State, answer: Answer) -> State:
    """The state after one more answer."""
    try:
        return _APPLY[answer.sets](knowledge, state, answer)
    except (KeyError, ValueError, IndexError, TypeError):
        return replace(state, set_aside=(*state.set_aside, answer))


def _market(knowledge: Knowledge, state: State, answer: Answer) -> State:
    known = known_facts(knowledge, knowledge.markets[answer.value])
    given = {name: fact for name, fact in state.situation.facts.items() if fact.origin.kind != "known"}
    situation = replace(state.situation, market=answer.value, facts={**known, **given})
    return replace(state, situation=situation, confirmed=not known)


def _known(knowledge: Knowledge, state: State, answer: Answer) -> State:
    wrong = tuple(n for n in answer.value if n in knowledge.questions and not knowledge.questions[n].settled)
    return replace(state, confirmed=True, correcting=wrong)


def _fact(knowledge: Knowledge, state: State, answer: Answer) -> State:
    if knowledge.questions[answer.fact].settled:
        raise ValueError(answer)
    value = read_value(knowledge.questions[answer.fact], answer.value)
    fact = Fact(answer.fact, value)
    if value is None:
        # A line that the person called wrong is not kept as known in part.
        known = None if answer.fact in state.correcting else state.situation.fact(answer.subject, answer.fact)
        fact = unsure_fact(known, answer.fact)
    correcting = tuple(name for name in state.correcting if name != answer.fact)
    return replace(state, situation=state.situation.with_fact(answer.subject, fact), correcting=correcting)


def _skip(knowledge: Knowledge, state: State, answer: Answer) -> State:
    correcting = tuple(name for name in state.correcting if name != answer.fact)
    return replace(state, skipped=state.skipped | {(answer.subject, answer.fact)}, correcting=correcting)


def _name(knowledge: Knowledge, state: State, answer: Answer) -> State:
    kind = answer.subject.kind
    if state.situation.count(kind) != answer.subject.index:
        raise ValueError(answer)
    known = candidate_facts(knowledge, state.situation.market, answer.value) if kind == "partner" else {}
    return replace(state, situation=state.situation.with_subject(kind, answer.value, known))


def _profile(knowledge: Knowledge, state: State, answer: Answer) -> State:
    state = replace(state, offered=state.offered | {answer.subject})
    profile = next((p for p in knowledge.profiles if p.id == answer.value), None)
    for name, written in profile.facts.items() if profile else ():
        state = _fact(knowledge, state, Answer("fact", answer.subject, name, written))
    return state


def _end(knowledge: Knowledge, state: State, answer: Answer) -> State:
    return replace(state, situation=state.situation.closed(answer.subject.kind))


def _stage(knowledge: Knowledge, state: State, answer: Answer) -> State:
    if answer.value not in get_args(Stage):
        raise ValueError(answer)
    return replace(state, stage=answer.value, skipped=frozenset() if answer.value == "everything" else state.skipped)


def _proposal(knowledge: Knowledge, state: State, answer: Answer) -> State:
    return replace(state, proposal=answer.value == "yes")


def _claim(knowledge: Knowledge, state: State, answer: Answer) -> State:
    if answer.fact not in knowledge.requirements and answer.fact not in knowledge.measures:
        raise KeyError(answer.fact)
    fields = dict(zip(("state", "evidence", "owner", "date", "note"), answer.value, strict=True))
    about = state.situation.written_subject(answer.subject)
    # An empty date is none.
    claim = Claim.model_validate({"what": answer.fact, "about": about, **fields, "date": fields["date"] or None})
    return replace(state, situation=state.situation.with_claim(claim))


def _remark(knowledge: Knowledge, state: State, answer: Answer) -> State:
    # Headings and what stands under them take turns.
    columns = dict(zip(answer.value[::2], answer.value[1::2], strict=True))
    remark = Remark(on=answer.fact, about=state.situation.written_subject(answer.subject), columns=columns)
    kept = tuple(other for other in state.situation.remarks if other.key != remark.key)
    return replace(state, situation=replace(state.situation, remarks=(*kept, remark)))


_APPLY = {
    "market": _market,
    "known": _known,
    "fact": _fact,
    "skip": _skip,
    "name": _name,
    "profile": _profile,
    "end": _end,
    "stage": _stage,
    "proposal": _proposal,
    "claim": _claim,
    "remark": _remark,
}


def profile_for(knowledge: Knowledge, name: str) -> Profile | None:
    """The profile whose words stand in a workload's name; the longest words win."""
    padded = f" {' '.join(name.casefold().replace(',', ' ').split())} "
    found = [(len(word), profile) for profile in knowledge.profiles for word in profile.words if f" {word} " in padded]
    return max(found, key=lambda pair: pair[0])[1] if found else None
