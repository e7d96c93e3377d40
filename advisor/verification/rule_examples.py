"""Runs the examples inside rules and the expectations of case studies; what differs is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.analysis.subject_words import about_of_verdict
from advisor.analysis.verdicts import Verdicts, verdicts
from advisor.engine.compile import Program
from advisor.engine.proposal_rules import is_made
from advisor.engine.run import State, run
from advisor.engine.worlds import Worlds
from advisor.errors import Fault
from advisor.files.cases.read import place_case
from advisor.files.yaml_text import Document
from advisor.model.conditions import ALWAYS
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case, ExpectedMeasure
from advisor.model.kinds.rule import Example, Rule
from advisor.model.situation import CASE, Subject, scope_of

SELF = "the example's subject"
STATES = {"fires": "fires", "silent": "is silent", "undecided": "is undecided"}


def example_case(program: Program, rule: Rule, example: Example) -> Case:
    """The case an example describes: flat facts go to the market and offer, or to the rule's own subject."""
    about = program.knowledge.about
    known = {name for name in example.facts if name in program.knowledge.questions}
    own = {n: v for n, v in example.facts.items() if n not in known or scope_of(about(n)) == "case"}
    others = {n: v for n, v in example.facts.items() if n not in own}
    case: dict[str, Any] = {"advisor": "1", "facts": own}
    for kind in LISTED_KINDS:
        listed = getattr(example, f"{kind}s")
        if listed is not None:
            case[f"{kind}s"] = [{"name": f"{kind} {i}", "facts": facts} for i, facts in enumerate(listed, 1)]
    scope = scope_of(rule.about)
    if scope != "case":
        case[f"{scope}s"] = [{"name": SELF, "facts": others}]
    else:
        own |= others
    return Case.model_validate(case)


def example_state(
    program: Program, rule: Rule, example: Example, document: Document | None = None
) -> State | list[Fault]:
    """The state of a rule in its example, or the faults of the example."""
    situation, faults = place_case(program.knowledge, example_case(program, rule, example))
    if faults:
        file = document.file if document else rule.id
        return [Fault(file, 0, f"Example '{example.name}': {fault.what}", fault.advice) for fault in faults]
    scope = scope_of(rule.about)
    part = program.part([(scope, program.rules[rule.id])])
    return run(part, Worlds(situation)).state(CASE if scope == "case" else Subject(scope), rule.id)


def example_faults(program: Program, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Every example whose rule is in another state than it says, and every kind of example that is missing."""
    for rule in (rule for rule in program.knowledge.rules.values() if not is_made(rule.id)):
        document = documents[f"rules/{rule.id}"]
        for number, example in enumerate(rule.examples):
            state = example_state(program, rule, example, document)
            if isinstance(state, list):
                yield from state
            elif state != example.expect:
                line = document.line(("examples", number))
                told = f"Example '{example.name}' expects that the rule {STATES[example.expect]}; it {STATES[state]}."
                yield Fault(document.file, line, told, "Mend the rule or the example.")
        always = rule.when == ALWAYS and rule.unless is None
        wanted = {"fires"} if always else {"fires", "silent", "undecided"}
        for missing in wanted - {example.expect for example in rule.examples}:
            yield Fault(
                document.file,
                document.line(("examples",)),
                f"There is no example in which the rule {STATES[missing]}.",
                "Add one.",
            )


def expectation_faults(program: Program, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Every expectation of a case study that the advice does not meet."""
    for name, case in program.knowledge.cases.items():
        document = documents[f"cases/{name}"]
        situation, _ = place_case(program.knowledge, case, document)
        judged = run(program, Worlds(situation))
        standing = [
            (measure, about_of_verdict(judged, subject, entry).written, entry)
            for (measure, subject), entry in verdicts(judged).items()
        ]
        for number, expected in enumerate(case.expect):
            mine = [(about, e) for measure, about, e in standing if measure == expected.measure]
            found = [(about, e) for about, e in mine if not expected.about or about == expected.about]
            none_wanted = expected.status == "not-indicated" and not found
            if not none_wanted and not any(_meets(e.status, e.strength, expected) for _, e in found):
                listed = (f"{e.status} {_word(e)} for {about}".replace("  ", " ") for about, e in found)
                wanted = f"{expected.status} {expected.strength or ''}".rstrip()
                told = f"The advice on '{expected.measure}' should be {wanted}; it is {', '.join(listed) or 'not indicated'}."
                yield Fault(document.file, document.line(("expect", number)), told)


def _word(entry: Verdicts) -> str:
    return entry.strength or ""


def _meets(status: str, strength: str | None, expected: ExpectedMeasure) -> bool:
    return status == expected.status and expected.strength in (None, strength)
