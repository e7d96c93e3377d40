"""The ranked table of proposals, as text, Markdown and CSV."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.advice.document import DISCLAIMER
from advisor.analysis.eligibility.document import banner
from advisor.documents.document import Document, Line, Table
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import MUSTS, WORDS
from advisor.proposals.ranking.data import Portfolio, Ranked
from advisor.text.safe import counted

MAX_TITLE_LENGTH = 40
TABLE_NOTE = (
    f"Gate: by the proposal's word. Shown: {MUSTS} of the minimum offer that evidence shows, at worst. For, Against: the"
    " article's yardsticks that speak for and against it."
)
HEADINGS = (
    *("rank", "proposal", "market", "gate by its word", "gate by its evidence", "yardsticks for", "yardsticks against"),
    *("minimum offer by its word", "minimum offer by its evidence", "gaps", "first gaps"),
)


def portfolio_table(portfolio: Portfolio) -> Table:
    """One row for each proposal, for a spreadsheet."""
    return Table(HEADINGS, tuple(tuple(str(value) for value in _cells(row)) for row in portfolio.proposals))


def portfolio_document(knowledge: Knowledge, portfolio: Portfolio) -> Document:
    """The proposals in order, so that it reads in any width and aloud."""
    title = f"{counted(len(portfolio.proposals), 'proposal')}, ranked"
    return Document(title, tuple(_blocks(knowledge, portfolio)), knowledge)


def _cells(row: Ranked) -> tuple[object, ...]:
    return (
        *(row.rank, row.title, row.market, row.gate, row.gate_by_evidence, len(row.in_favour), len(row.against)),
        *(row.claimed.in_words(), row.evidenced.in_words(), row.gaps, "; ".join(row.first_gaps)),
    )


def _table(portfolio: Portfolio) -> Table:
    headings = ("", "Proposal", "Gate", "Shown", "For", "Against", "Gaps")
    return Table(
        headings,
        tuple(
            (
                *(str(row.rank), _short(row.title), row.gate, row.evidenced.at_worst.in_words()),
                *(str(len(row.in_favour)), str(len(row.against)), str(row.gaps)),
            )
            for row in portfolio.proposals
        ),
    )


def _short(title: str) -> str:
    return title if len(title) <= MAX_TITLE_LENGTH else title[: MAX_TITLE_LENGTH - 1] + "…"


def _blocks(knowledge: Knowledge, portfolio: Portfolio) -> Iterator[Line | Table]:
    """Everything the table says: keys, proposals in order, what sets each apart from the next."""
    yield Line(f"{counted(len(portfolio.proposals), 'proposal')}, ranked", heading=1)
    yield Line(f"{portfolio.knowledge.in_words(portfolio.as_of)} {DISCLAIMER}")
    yield Line("In a table", heading=2)
    yield _table(portfolio)
    yield Line(TABLE_NOTE)
    yield Line("What the rank goes by", heading=2)
    yield Line("The first key in which two proposals differ decides; nothing is weighed against anything else.")
    for number, key in enumerate(portfolio.keys, 1):
        yield Line(key, depth=1, lead=str(number))
    yield Line("Proposals", heading=2)
    for row in portfolio.proposals:
        market = knowledge.names[row.market][0] if row.market else "no market yet"
        yield Line(market, depth=1, lead=f"{row.rank}. {row.title}")
        if row.eligibility.offer != "open":
            yield Line(banner(row.eligibility), depth=2)
        if row.eligibility.is_barred:
            continue
        yield Line(f"{row.gate} by its word, {row.gate_by_evidence} by its evidence", depth=2, lead="gate")
        told = f"{row.claimed.in_words()} by its word; {row.evidenced.in_words()} by its evidence"
        yield Line(told, depth=2, lead="minimum offer")
        yield Line("; ".join(row.in_favour) or "none", depth=2, lead=f"{len(row.in_favour)} yardsticks for it")
        yield Line("; ".join(row.against) or "none", depth=2, lead=f"{len(row.against)} yardsticks against it")
        yield Line("; ".join(row.first_gaps) or "none", depth=2, lead=f"{counted(row.gaps, 'gap')}, first")
    yield Line("What sets them apart", heading=2)
    for each in portfolio.distinctions:
        yield Line(each.key or "no key tells them apart", depth=1, lead=f"{each.above}, above {each.below}")
        for reason in each.because:
            yield Line(reason, depth=2)
    yield Line("Side by side: where they differ", heading=2)
    if not portfolio.differences:
        yield Line("They differ in no yardstick and no requirement.")
    for difference in portfolio.differences:
        kind = difference.kind
        yield Line("", depth=1, lead=f"{difference.title} ({WORDS[kind].word if kind in WORDS else kind})")
        for standing in difference.standings:
            yield Line(f"{standing.state}. {standing.because}", depth=2, lead=standing.title)
    yield Line("`advisor review NAME` tells each in full, with reasons and sources.")
