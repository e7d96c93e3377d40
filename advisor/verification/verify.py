"""`advisor verify`: everything wrong with a knowledge folder, what should be reviewed, and the coverage of the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from advisor.analysis.continuity.simulate import READ
from advisor.engine.compile import Program, compile_rules
from advisor.engine.proposal_rules import with_conditions
from advisor.errors import Fault, InputError
from advisor.files.knowledge.read_folder import load_checked
from advisor.files.yaml_text import Document
from advisor.model.conditions import leaves
from advisor.model.kinds.kind import parts
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import CRISIS_TAKES, Knowledge
from advisor.text.nearest import did_you_mean
from advisor.verification.coverage import Coverage, coverage, everything_cited
from advisor.verification.data import Proofs, Verified
from advisor.verification.proofs.prove import FAULTS, as_fault, prove
from advisor.verification.rule_examples import example_faults, expectation_faults
from advisor.verification.upkeep import longest_chain, to_review

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
    faults += [fault for check in more for fault in check(program, documents)]
    proofs = prove(knowledge)
    faults += [*proved_faults(proofs, documents), *stale(knowledge, proofs, documents)]
    reviews, chain = to_review(knowledge, documents), longest_chain(knowledge)
    return Verified(sorted(faults), reviews, counts(knowledge), found, chain, proofs, documents)


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
                    advice = "Add the hash of its normalised text."
                    yield _fault(documents, f"sources/{source.id}", f"Passage '{passage.id}' has no sha256.", advice)
    for rule in knowledge.rules.values():
        for citation in rule.citations:
            if citation.at == "whole":
                told = f"'{citation.source}' is cited as a whole."
                yield _fault(documents, f"rules/{rule.id}", told, "Name the passage.")


def orphans(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """What nothing else uses: measures no rule recommends, facts no rule or requirement reads, sources nobody cites."""
    rules = with_conditions(knowledge).rules.values()
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
