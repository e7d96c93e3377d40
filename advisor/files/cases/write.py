"""Writes a situation as the plain data of a case file, and variants of it with other answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.errors import Fault, InputError
from advisor.files.cases.read import place_case
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.model.values import Fact
from advisor.model.written_values import write_fact


def written_case(knowledge: Knowledge, situation: Situation, title: str = "") -> dict[str, Any]:
    """The plain data of the case file that gives this situation: answers only, not what is known for the market."""
    case: dict[str, Any] = {"advisor": "1"}
    if title:
        case["title"] = title
    if situation.market:
        case["market"] = situation.market
    facts = _answers(knowledge, situation.facts)
    if facts:
        case["facts"] = facts
    for kind in LISTED_KINDS:
        listed = situation.subjects.get(kind, ())
        if listed or kind not in situation.still_listing:
            case[f"{kind}s"] = [{"name": name, "facts": _answers(knowledge, found)} for name, found in listed]
    still = [f"{kind}s" for kind in LISTED_KINDS if kind in situation.still_listing and situation.count(kind)]
    if still:
        case["still_listing"] = still
    if situation.claims:
        case["claims"] = [claim.model_dump(exclude_defaults=True) for claim in situation.claims]
    if situation.remarks:
        case["remarks"] = [remark.model_dump(exclude_defaults=True) for remark in situation.remarks]
    return case


def case_text(written: Mapping[str, Any]) -> str:
    """The plain data of a case file as the text of one."""
    import yaml

    return yaml.safe_dump(dict(written), sort_keys=False, allow_unicode=True, width=100)


def _answers(knowledge: Knowledge, facts: Mapping[str, Fact]) -> dict[str, Any]:
    return {
        name: write_fact(knowledge.questions[name], fact)
        for name, fact in facts.items()
        if fact.origin.kind in ("answered", "unsure", "assumed")
    }


def variant_of(
    knowledge: Knowledge,
    situation: Situation,
    title: str,
    changes: Iterable[tuple[str, Any]],
    market: str | None = None,
    origin: str = "changes",
) -> Case:
    """The case with other answers, each named `fact` or `NAME: fact`, with its value as written in a case file.

    Raises InputError with every fault, each with the origin of the changes as its file.
    """
    written, faults = written_case(knowledge, situation, title), list[Fault]()
    if market:
        written["market"] = market
    for where, value in changes:
        name, _, fact = where.rpartition(":")
        facts = _facts_of(written, name.strip())
        if value is None or not fact.strip():
            faults.append(Fault(origin, 0, f"'{where}' has no fact and value.", "Write fact=value."))
        elif facts is None:
            faults.append(Fault(origin, 0, f"The case has no workload, partner or member '{name.strip()}'."))
        else:
            facts[fact.strip()] = _value(knowledge, fact.strip(), value)
    case = Case.model_validate(written)
    faults += place_case(knowledge, case)[1]
    if faults:
        raise InputError(faults)
    return case


def _facts_of(written: dict[str, Any], name: str) -> dict[str, Any] | None:
    if not name:
        facts: dict[str, Any] = written.setdefault("facts", {})
        return facts
    for kind in LISTED_KINDS:
        for subject in written.get(f"{kind}s", []):
            if subject["name"].casefold() == name.casefold():
                found: dict[str, Any] = subject.setdefault("facts", {})
                return found
    return None


def _value(knowledge: Knowledge, fact: str, value: Any) -> Any:
    question = knowledge.questions.get(fact)
    if not isinstance(value, str) or question is None or not question.takes_many or value == "unsure":
        return value
    return [word.strip() for word in value.split(",") if word.strip() not in ("", "none")]


def in_market(program: Program, column: tuple[str, Run], market: str) -> tuple[str, Run]:
    """A case as it would be in another market, under that market's name."""
    title, judged = column
    case = variant_of(program.knowledge, judged.worlds.situation, title, {}.items(), market)
    situation, _ = place_case(program.knowledge, case)
    return program.knowledge.names[situation.market][0], run(program, Worlds(situation))
