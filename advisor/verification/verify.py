"""`advisor verify`: everything wrong with a knowledge folder, what should be reviewed, and the coverage of the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from advisor.analysis.continuity.simulate import READ
from advisor.analysis.subject_words import about_of_verdict
from advisor.analysis.verdicts import Verdict, verdicts
from advisor.engine.compile import Program, compile_rules
from advisor.engine.eligibility_rules import with_eligibility
from advisor.engine.proposal_rules import with_conditions
from advisor.engine.run import State, run
from advisor.engine.worlds import Worlds
from advisor.errors import Fault, InputError
from advisor.files.cases.read import place_case
from advisor.files.knowledge.read_folder import load_checked
from advisor.files.yaml_text import Document
from advisor.model.conditions import ALWAYS, leaves
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case, ExpectedMeasure
from advisor.model.kinds.kind import parts
from advisor.model.kinds.registry import ordered
from advisor.model.kinds.rule import Example, Rule
from advisor.model.knowledge import CRISIS_TAKES, Knowledge
from advisor.model.situation import CASE, Subject, scope_of
from advisor.model.strengths import NOT_INDICATED
from advisor.text.nearest import did_you_mean
from advisor.verification.coverage import Coverage, coverage, everything_cited, musts_on_primary_text
from advisor.verification.data import Proofs, Verified
from advisor.verification.proofs.prove import FAULTS, as_fault, prove
from advisor.verification.upkeep import longest_chain, to_review
from advisor.verification.wording import wording_faults

Check = Callable[[Program, Mapping[str, Document]], list[Fault]]


def verify(folder: Path, *more: Check) -> Verified:
    """Verify a folder from its files, with more checks; faults of form and reference stop the deeper checks."""
    try:
        knowledge, _, documents = load_checked(folder)
    except InputError as error:
        return Verified(sorted(error.faults), [], {}, None, [])
    program = compile_rules(knowledge)
    found = coverage(knowledge)
    faults = [*example_faults(program, documents), *expectation_faults(program, documents)]
    faults += [*uncited(knowledge, documents), *unpinned(knowledge, documents), *orphans(knowledge, documents)]
    faults += [*duplicates(knowledge, documents), *uncarried(found, documents)]
    faults += wording_faults(knowledge, documents)
    faults += [fault for check in more for fault in check(program, documents)]
    proofs = prove(knowledge)
    faults += [*proved_faults(proofs, documents), *stale(knowledge, proofs, documents)]
    reviews, chain = to_review(knowledge, documents), longest_chain(knowledge)
    primary = musts_on_primary_text(knowledge)
    return Verified(sorted(faults), reviews, counts(knowledge), found, chain, proofs, documents, primary)


def counts(knowledge: Knowledge) -> dict[str, int]:
    """How many entries of each kind there are, and how many of the parts that are counted."""
    found: dict[str, int] = {}
    for kind in ordered("counts"):
        if kind.counts is not None:
            entries = knowledge.entries(kind.name)
            for words, path in kind.counts or ((kind.in_full(0), ""),):
                found[words] = (
                    sum(1 for entry in entries.values() for _ in parts(entry, path)) if path else len(entries)
                )
    return found


def _fault(documents: Mapping[str, Document], key: str, what: str, advice: str) -> Fault:
    document = documents[key]
    return Fault(document.file, document.line(()), what, advice)


def uncited(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Reviewed rules and measures that cite nothing."""
    for rule in knowledge.rules.values():
        if not rule.citations and rule.status == "reviewed":
            yield _fault(
                documents, f"rules/{rule.id}", "A reviewed rule cites nothing.", "Cite a passage, or make it a draft."
            )
    for measure in knowledge.measures.values():
        if not measure.citations:
            yield _fault(documents, f"measures/{measure.id}", "The measure cites nothing.", "Cite a passage.")


def unpinned(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Passages of articles without a hash, and rules that cite a work as a whole."""
    for source in knowledge.sources.values():
        if source.kind == "article":
            for passage in source.passages:
                if not passage.sha256:
                    advice = "Add the hash of its normalized text."
                    yield _fault(documents, f"sources/{source.id}", f"Passage '{passage.id}' has no sha256.", advice)
    for rule in knowledge.rules.values():
        for citation in rule.citations:
            if citation.at == "whole":
                told = f"'{citation.source}' is cited as a whole."
                yield _fault(documents, f"rules/{rule.id}", told, "Name the passage.")


def orphans(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """What nothing else uses: measures no rule recommends, facts no rule or requirement reads, sources nobody cites."""
    rules = with_eligibility(with_conditions(knowledge)).rules.values()
    read = {leaf.fact for rule in rules for c in (rule.when, rule.unless) if c is not None for leaf in leaves(c)}
    # A review sets what a crisis takes, and reads what becomes of a workload then.
    read |= {CRISIS_TAKES, *READ, *knowledge.base.proposal_figures} | {
        conclusion for conclusion, _ in knowledge.supposed.values()
    }
    recommended, avoided = ({getattr(rule.then, way) for rule in rules} for way in ("recommend", "avoid"))
    concluded = {rule.then.concluded for rule in rules}
    for name, measure in knowledge.measures.items():
        practice = measure.role == "practice-to-avoid"
        if name not in (avoided if practice else recommended):
            told = f"No rule {'advises against' if practice else 'recommends'} this measure."
            yield _fault(documents, f"measures/{name}", told, "Write a rule, or retire it.")
    for name, topic in knowledge.topic_of.items():
        if name not in read:
            yield _fault(documents, f"questions/{topic.id}", f"No rule reads '{name}'.", "Write a rule, or retire it.")
    for name in knowledge.conclusions:
        if name not in read or name not in concluded:
            what = "No rule reads it." if name not in read else "No rule concludes it."
            yield _fault(documents, f"conclusions/{name}", f"'{name}': {what}", "Write a rule, or retire it.")
    cited = {citation.source for citation in everything_cited(knowledge)}
    for source in set(knowledge.sources) - cited:
        yield _fault(documents, f"sources/{source}", "Nothing cites this source.", "Cite it, or remove it.")


def duplicates(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Rules that say the same under the same conditions."""
    seen: dict[object, str] = {}
    for rule in knowledge.rules.values():
        outcome = (rule.then.recommend, rule.then.strength, rule.then.avoid, rule.then.concluded, rule.then.tension)
        key = (rule.about, rule.when, rule.unless, outcome)
        if key in seen:
            yield _fault(documents, f"rules/{rule.id}", f"It says the same as '{seen[key]}'.", "Keep one of them.")
        seen[key] = rule.id


def uncarried(found: Coverage, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Claims of the article that nothing carries."""
    for claim in found.missing:
        advice = "Cite it in a rule, or mark it as context."
        yield Fault("sources", 0, f"Nothing carries claim {claim} ({found.passages[claim]}).", advice)


def proved_faults(proofs: Proofs, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """What was proved to be wrong and that nobody has accepted."""
    for finding in proofs.unexplained:
        if finding.check in FAULTS:
            yield as_fault(documents, finding)


def stale(knowledge: Knowledge, proofs: Proofs, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Accepted findings that are no longer found."""
    found = {finding.name for finding in proofs.findings}
    for entry in knowledge.accepted.values() if proofs.looked_at is not None else ():
        if entry.finding not in found:
            near = did_you_mean(entry.finding, found)
            told = f"There is no finding '{entry.finding}' any more."
            yield _fault(documents, f"accepted/{entry.id}", told, near or "Remove the entry.")


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
    for rule in (rule for rule in program.knowledge.rules.values() if not rule.then.is_made):
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
            none_wanted = expected.status == NOT_INDICATED and not found
            if not none_wanted and not any(_meets(e.status, e.strength, expected) for _, e in found):
                listed = (f"{e.status} {_word(e)} for {about}".replace("  ", " ") for about, e in found)
                wanted = f"{expected.status} {expected.strength or ''}".rstrip()
                told = f"The advice on '{expected.measure}' should be {wanted}; it is {', '.join(listed) or 'not indicated'}."
                yield Fault(document.file, document.line(("expect", number)), told)


def _word(entry: Verdict) -> str:
    return entry.strength or ""


def _meets(status: str, strength: str | None, expected: ExpectedMeasure) -> bool:
    return status == expected.status and expected.strength in (None, strength)
