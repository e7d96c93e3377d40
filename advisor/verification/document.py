"""The result of `advisor verify` in words: counts, coverage both ways, proofs, what to review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from advisor.documents.document import Block, Document, Line, Sources
from advisor.errors import MissingExtraError
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import MUSTS
from advisor.text.safe import counted
from advisor.verification.coverage import Coverage
from advisor.verification.data import CHECKS, UpkeepItem, Verified
from advisor.verification.proofs.prove import as_fault
from advisor.verification.touching import Touching
from advisor.verification.upkeep import Statement

MAX_TOLD = 160
"""So many letters of a touched statement are shown."""

MAX_TO_REVIEW = 3
"""So many items of a kind are listed, unless everything is asked for."""


def verification_document(result: Verified, everything: bool = False) -> Document:
    """Counts, coverage, proofs and items to review; of the faults, which are told elsewhere, the number."""
    lines = (Line(text, aligned=True) for text in _lines(result, everything))
    return Document("Verification", tuple(lines))


def drawn_document(knowledge: Knowledge, statements: Sequence[Statement]) -> Document:
    """Statements to trace by hand, each with the passages it cites, by the ids to look them up by."""
    blocks: list[Block] = []
    for number, statement in enumerate(statements, 1):
        key = statement.kind.key(statement.id)
        blocks += [
            Line(statement.text, lead=f"{number}. {key}"),
            Sources("", citations=statement.citations, by_id=True),
        ]
    return Document("Statements to trace", tuple(blocks), knowledge, unbroken=True)


def touching_document(found: Touching) -> Document:
    """What rests on a source, a law, a fact or a measure, kind by kind, and the rules that read facts among it."""
    number = counted(len(found.statements), "statement")
    blocks: list[Block] = [Line(f"What rests on: {found.subject}", heading=1), Line(f"{number} to read again.")]
    for kind in ordered("sample"):
        # Many markets may be told the same of one law.
        said: dict[tuple[str, str], list[str]] = {}
        for each in (each for each in found.statements if each.kind == kind.name):
            said.setdefault((each.says, ", ".join(each.because)), []).append(each.id)
        blocks += [Line(kind.in_full(sum(map(len, said.values()))).capitalize(), heading=2)] if said else []
        for (says, because), names in said.items():
            told = f"{', '.join(names)}: {shorten(says, MAX_TOLD, placeholder=' …')} ({because})"
            blocks.append(Line(told, depth=1, sign="- "))
    blocks += [Line("Rules that read facts given above", heading=2)] if found.readers else []
    blocks += [Line(f"{fact}: {', '.join(rules)}", depth=1, sign="- ") for fact, rules in found.readers.items()]
    return Document("What rests on it", tuple(blocks), tight=True, unbroken=True)


def _lines(result: Verified, everything: bool) -> Iterator[str]:
    yield from (f"{number:>6}  {name}" for name, number in result.counts.items())
    if result.coverage:
        yield from ("", *_coverage(result.coverage, everything))
    if result.primary:
        resting = sum(result.primary.values())
        yield f"{MUSTS.capitalize()} that rest on an official text read in full: {resting} of {len(result.primary)}."
        yield from (f"  {name}" for name, rests in result.primary.items() if not rests and everything)
    if result.chain:
        yield from ("", f"Longest chain of conclusions: {' > '.join(result.chain)}.")
    if result.counts:
        yield from ("", *_proofs(result, everything))
    if result.reviews:
        yield from ("", "To review")
    for item in result.reviews:
        yield from _upkeep(item, everything)
    if any(len(item.faults) > MAX_TO_REVIEW for item in result.reviews) and not everything:
        yield "        --all lists them all"
    yield from ("", f"{counted(len(result.faults), 'fault')}.")


def _upkeep(item: UpkeepItem, everything: bool) -> Iterator[str]:
    yield f"{len(item.faults):>6}  {item.title}"
    for fault in item.faults if everything else item.faults[:MAX_TO_REVIEW]:
        yield f"          {fault}"


def _coverage(coverage: Coverage, everything: bool) -> Iterator[str]:
    kinds = ", ".join(f"{number} by a {kind}" for kind, number in coverage.by_kind().items() if number)
    context = sum(1 for claim in coverage.context if not coverage.carriers[claim])
    yield f"Coverage of the article: {coverage.carried} of {len(coverage.carriers)} claims carried."
    yield f"  {kinds}; {context} only marked as context. A claim may be carried by several."
    yield from (f"  Not carried: {claim} ({coverage.passages[claim]})" for claim in coverage.missing)
    for claim, carriers in coverage.carriers.items() if everything else ():
        yield f"  {claim} ({coverage.passages[claim]}): {', '.join(map(str, carriers)) or 'context'}"
    yield "The other way round:"
    yield f"  {len(coverage.unused_passages)} passages of the article that nothing cites and that are not context"
    yield from (f"    {passage}" for passage in coverage.unused_passages)
    yield f"  {len(coverage.additions)} rules rest on no passage of the article (additions)"
    if everything:
        yield from (f"    {rule}" for rule in coverage.additions)


def _proofs(result: Verified, everything: bool) -> Iterator[str]:
    """What was looked at by proof, what was found, and why it is meant to be so."""
    proofs = result.proofs
    if proofs.looked_at is None:
        yield f"Proofs were skipped. {MissingExtraError('proofs')}"
        return
    yield "Proofs, over every case there can be"
    for check, title in CHECKS.items():
        findings = [finding for finding in proofs.findings if finding.check == check]
        accepted = sum(bool(finding.accepted) for finding in findings)
        more = f", {accepted} accepted" if accepted else ""
        yield f"{len(findings):>6}  {title} (of {proofs.looked_at[check]}){more}"
        for finding in findings:
            if not finding.accepted or everything:
                yield f"          {as_fault(result.documents, finding)}"
            if finding.accepted and everything:
                yield f"            accepted: {finding.accepted}"
    unexplained = len(proofs.unexplained)
    yield f"        {f'{unexplained} are' if unexplained else 'Nothing is'} left unexplained."
    if proofs.findings:
        yield "        --witnesses DIR writes a case file for each, to open and try"
