"""Merges the files of several members: what they agree on, what only one says, what they dispute and whether it matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from advisor.analysis.continuity.simulate import READ
from advisor.engine.compile import Program
from advisor.engine.proposal_rules import reviewing
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, each
from advisor.files.cases.write import written_case
from advisor.model.entry import LISTED_KINDS
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import situation_of
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Value
from advisor.proposals.merging.claims import merged_claims, merged_remarks
from advisor.proposals.merging.data import Merged, MergedAnswer, Said
from advisor.proposals.merging.names import aligned, spellings

Key = tuple[Subject, str]
MAX_WORLDS = 4096
"""So many ways to settle all disputes are tried at once."""


def merged(program: Program, cases: Sequence[tuple[str, Situation]], title: str) -> Merged:
    """The files of several members as one: what they dispute is left open, and of disputed claims the weakest is taken."""
    alike, cases = spellings(cases), aligned(cases)
    together = _together(program.knowledge, [situation for _, situation in cases])
    told = {key: said for key, said in _said(together, cases) if said}
    for (subject, _), said in told.items():
        facts = list(said.values())
        agreed = facts[0] if len({fact.value for fact in facts}) == 1 else None
        if agreed:
            together = together.with_fact(subject, agreed)
    disputes = {
        key: [fact.value for fact in said.values()] for key, said in told.items() if len(set(_values(said))) > 1
    }
    matter = relevant_questions(program, together, disputes)
    answers = [_answer(program, together, key, said, matter.get(key)) for key, said in told.items()]
    claims, kept = merged_claims(program.knowledge, cases)
    disputed = {(one.fact, one.about): one.told for one in answers if one.state == "disputed"}
    together = replace(together, claims=kept, remarks=merged_remarks(cases, disputed))
    return Merged(
        members=tuple(name for name, _ in cases),
        answers=(*_market(program.knowledge, cases), *answers, *claims),
        case=written_case(program.knowledge, together, title),
        names=tuple(alike),
    )


def _market(knowledge: Knowledge, cases: Sequence[tuple[str, Situation]]) -> Iterator[MergedAnswer]:
    """The markets, where the files name several; the merged case then has none."""
    named = {who: situation.market for who, situation in cases if situation.market}
    if len(set(named.values())) > 1:
        said = tuple(Said(who=who, value=knowledge.names[market][0]) for who, market in named.items())
        yield MergedAnswer(fact="market", about="", label="Market", state="disputed", said=said, changes=True)


def _together(knowledge: Knowledge, situations: Sequence[Situation]) -> Situation:
    """The subjects that any member names; a list is complete only where all say so."""
    markets = {situation.market for situation in situations if situation.market}
    found = situation_of(knowledge, markets.pop() if len(markets) == 1 else "")
    for kind in LISTED_KINDS:
        names = dict.fromkeys(name for s in situations for name, _ in s.subjects.get(kind, ()))
        for name in names:
            found = found.with_subject(kind, name)
        if all(kind not in situation.still_listing for situation in situations):
            found = found.closed(kind)
    return found


def _said(together: Situation, cases: Sequence[tuple[str, Situation]]) -> Iterator[tuple[Key, dict[str, Fact]]]:
    for subject in together.all_subjects():
        facts: dict[str, dict[str, Fact]] = {}
        for who, situation in cases:
            own = _own_place(together, situation, subject)
            for name, fact in situation.facts_at(own).items() if own else ():
                if fact.value is not None and fact.origin.kind != "known":
                    facts.setdefault(name, {})[who] = fact
        for name, said in facts.items():
            yield (subject, name), said


def _own_place(together: Situation, situation: Situation, subject: Subject) -> Subject | None:
    if subject == CASE:
        return CASE
    names = [name for name, _ in situation.subjects.get(subject.kind, ())]
    wanted = together.name(subject)
    return Subject(subject.kind, names.index(wanted)) if wanted in names else None


def _values(said: Mapping[str, Fact]) -> list[Value | None]:
    return [fact.value for fact in said.values()]


def relevant_questions(
    program: Program, situation: Situation, disputes: Mapping[Key, Sequence[Value | None]]
) -> dict[Key, bool]:
    """Of each dispute, whether its values differ in anything a person would see, however the other disputes are settled."""
    options = {key: list(dict.fromkeys(values)) for key, values in disputes.items()}
    judging = reviewing(program)
    if prod(len(values) for values in options.values()) > MAX_WORLDS:
        # Too many at once: each dispute is tried with the others left open.
        return {key: relevant_questions(program, situation, {key: values})[key] for key, values in options.items()}
    keys = list(options)
    worlds = list(product(*options.values()))
    judged = run(
        judging,
        each(situation, [[Change(*key, value) for key, value in zip(keys, world, strict=True)] for world in worlds]),
    )
    seen = {world: _seen(judged, number) for number, world in enumerate(worlds)}
    return {
        key: any(_differ(seen, worlds, n)) or _reckoned_with(program.knowledge, key[1], options[key])
        for n, key in enumerate(keys)
    }


def _reckoned_with(knowledge: Knowledge, fact: str, values: Sequence[Value | None]) -> bool:
    """Whether the cost or a buyer's lens reads the fact, and reads its values differently."""
    if fact in knowledge.base.proposal_figures:
        return True
    criteria = [c for lens in knowledge.lenses.values() for o in lens.objectives for c in o.criteria if c.fact == fact]
    return any(len({c.answers.get(str(value)) for value in values}) > 1 for c in criteria)


def _differ(
    seen: Mapping[tuple[Value | None, ...], tuple[int, ...]], worlds: Sequence[tuple[Value | None, ...]], number: int
) -> Iterator[bool]:
    groups: dict[tuple[Value | None, ...], set[tuple[int, ...]]] = {}
    for world in worlds:
        groups.setdefault(world[:number] + world[number + 1 :], set()).add(seen[world])
    return (len(outcomes) > 1 for outcomes in groups.values())


def _seen(judged: Run, world: int) -> tuple[int, ...]:
    """All that a person sees in one world: standings of measures, tensions, conditions on proposals, continuity."""
    program, found = judged.program, list[int]()
    literals = [(scope, lit) for (_, scope), levels in program.outcomes.items() for lit in levels.values()]
    literals += [(each.scope, each.says) for each in program.speaking]
    literals += [("workload", program.concluded[name]) for name in READ if name in program.concluded]
    for scope, literal in literals:
        for subject in judged.subjects_of(scope):
            true, false = judged.literal(subject, literal)
            found.append(2 * (true >> world & 1) + (false >> world & 1))
    return tuple(found)


def _answer(
    program: Program, together: Situation, key: Key, said: Mapping[str, Fact], changes: bool | None
) -> MergedAnswer:
    subject, name = key
    question = program.knowledge.questions[name]
    state = "disputed" if len(set(_values(said))) > 1 else "agreed" if len(said) > 1 else "one"
    return MergedAnswer(
        fact=name,
        about=together.written_subject(subject),
        subject_kind="" if subject == CASE else subject.kind,
        subject_name=together.name(subject),
        label=question.label,
        state=state,
        said=tuple(Said(who=who, value=question.in_words(fact.value)) for who, fact in said.items()),
        changes=changes,
    )
