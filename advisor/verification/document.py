"""The result of `advisor verify` as text: counts, coverage both ways, what to review."""

from __future__ import annotations

from advisor.errors import MissingExtraError
from advisor.verification.data import CHECKS, Verified
from advisor.verification.proofs.prove import as_fault

MOST_TO_REVIEW = 3


def verification_as_text(result: Verified, everything: bool) -> str:
    """Counts, coverage and items to review; the faults themselves go to stderr."""
    lines = [f"{number:>6}  {name}" for name, number in result.counts.items()]
    if result.coverage:
        lines += ["", *_coverage_lines(result, everything)]
    if result.chain:
        lines += ["", f"Longest chain of conclusions: {' > '.join(result.chain)}."]
    lines += ["", *proof_lines(result, everything)] if result.counts else []
    lines += ["", "To review"] if result.reviews else []
    for review in result.reviews:
        lines.append(f"{len(review.found):>6}  {review.title}")
        shown = review.found if everything else review.found[:MOST_TO_REVIEW]
        lines += [f"          {fault}" for fault in shown]
    if any(len(review.found) > MOST_TO_REVIEW for review in result.reviews) and not everything:
        lines.append("        --all lists them all")
    number = len(result.faults)
    lines += ["", f"{number} fault{'' if number == 1 else 's'}."]
    return "\n".join(lines) + "\n"


def _coverage_lines(result: Verified, everything: bool) -> list[str]:
    found = result.coverage
    assert found is not None
    kinds = ", ".join(f"{number} by a {kind}" for kind, number in found.by_kind().items() if number)
    context = sum(1 for claim in found.context if not found.carriers[claim])
    lines = [f"Coverage of the article: {found.carried} of {len(found.carriers)} claims carried."]
    lines.append(f"  {kinds}; {context} only marked as context. A claim may be carried by several.")
    lines += [f"  Not carried: {claim} ({found.passages[claim]})" for claim in found.missing]
    if everything:
        for claim, carriers in found.carriers.items():
            lines.append(f"  {claim} ({found.passages[claim]}): {', '.join(carriers) or 'context'}")
    lines.append("The other way round:")
    lines.append(f"  {len(found.unused_passages)} passages of the article that nothing cites and that are not context")
    lines += [f"    {passage}" for passage in found.unused_passages]
    lines.append(f"  {len(found.additions)} rules rest on no passage of the article (additions)")
    if everything:
        lines += [f"    {rule}" for rule in found.additions]
    return lines


def proof_lines(result: Verified, everything: bool) -> list[str]:
    """What was looked at by proof, what was found, and why it is meant to be so."""
    proofs = result.proofs
    if proofs.looked_at is None:
        return [f"Proofs were skipped. {MissingExtraError('proofs')}"]
    lines = ["Proofs, over every case there can be"]
    for check, title in CHECKS.items():
        found = [finding for finding in proofs.findings if finding.check == check]
        accepted = [finding for finding in found if finding.accepted]
        told = f", {len(accepted)} accepted" if accepted else ""
        lines.append(f"{len(found):>6}  {title} (of {proofs.looked_at[check]}){told}")
        for finding in found:
            if not finding.accepted:
                lines.append(f"          {as_fault(result.documents, finding)}")
            elif everything:
                lines += [
                    f"          {as_fault(result.documents, finding)}",
                    f"            accepted: {finding.accepted}",
                ]
    unexplained = len(proofs.unexplained)
    lines.append(f"        {'Nothing is' if not unexplained else f'{unexplained} are'} left unexplained.")
    if proofs.findings:
        lines.append("        --witnesses DIR writes a case file for each, to open and try")
    return lines
