"""The review page: how ready the proposal is, and its gaps; Enter on a gap tells why, what to do, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, OptionList, Static

from advisor.conversation.next_step import Snapshot
from advisor.documents.citations import reference
from advisor.engine.proposal_rules import reviewing
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.library.search import entries
from advisor.proposals.data import Gap, Readiness, Review
from advisor.proposals.review import review_of
from advisor.text.safe import counted
from advisor.tui.host import Page
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.widgets.offer_banner import offer_banner
from advisor.tui.widgets.prose import Prose, bar
from advisor.tui.widgets.rows import Row, Rows

BAR = 12
COLOURED = {
    "speaks against": ("$text-error", len("speaks")),
    "missing": ("$text-error", len("missing")),
    "planned": ("$text-warning", len("planned")),
    "lost": ("$text-error", len("lost")),
    "down": ("$text-warning", len("down")),
}
"""The colour of a gap's state, which says the same as its words, and how many of its letters are coloured."""
CHOOSE = "Enter shows a gap in full. In a bar, full is there at worst, half may be there, empty is not."
NONE = "No gap is left."


class ReviewScreen(Page[None]):
    """One proposal, reviewed."""

    BINDINGS = [Binding("l", "library", "Library")]

    def __init__(self, now: Snapshot) -> None:
        super().__init__()
        self.run = now.run
        program = reviewing(now.run.program)
        self.knowledge = program.knowledge
        self.review = review_of(run(program, Worlds(now.state.situation)), "")
        self.gap: Gap | None = None

    def compose(self) -> ComposeResult:
        """The figures on one side, the gaps on the other."""
        yield from offer_banner(self.run)
        with Horizontal(classes="columns"):
            with VerticalScroll(id="ready"):
                yield Static("How ready it is", classes="heading")
                yield Prose("\n".join(ready_lines(self.review)), classes="text")
            with Vertical(id="gaps-column"):
                yield Static(counted(len(self.review.gaps), "gap"), classes="heading")
                yield Prose(CHOOSE if self.review.gaps else NONE, id="choose-gap", classes="note")
                yield Rows(id="gaps")
                with VerticalScroll(id="gap"):
                    yield Prose(classes="text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List the gaps, the worst first."""
        listed = self.query_one(Rows)
        listed.show(gap_rows(self.review), at=1)
        listed.focus()
        self.query_one("#gap").display = False

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell one gap in full."""
        self.gap = self.query_one(Rows).chosen(event)
        if self.gap is None:
            return
        self.query_one("#gap Prose", Prose).update("\n".join(self.told(self.gap)))
        self.query_one("#gap").display = True

    def told(self, gap: Gap) -> Iterator[str]:
        """A gap in full."""
        yield f"{gap.heading}: {gap.state}"
        yield f"Blocks   {gap.blocks}."
        yield f"Why      {gap.because}"
        yield f"To do    {gap.to_do}"
        yield f"Owner    {gap.owner}{f', by {gap.date}' if gap.date else ''}"
        for citation in gap.citations:
            yield f"Source   {reference(self.knowledge, citation)}: {citation.supports}"

    def action_library(self) -> None:
        """Open the page on what the gap is about."""
        known = {entry.id for entry in entries(self.knowledge)}
        self.app.push_screen(
            LibraryScreen(self.knowledge, self.gap.what if self.gap and self.gap.what in known else "")
        )


def ready_lines(review: Review) -> Iterator[str]:
    """Gate, minimum offer and yardsticks."""
    titles = {each.requirement: each.title for each in review.requirements}
    gate = review.gate
    yield f"Gate         {gate.claimed} by its word, {gate.evidenced} by its evidence"
    if gate.governed_by:
        word = "Fails" if gate.claimed == "failed" else "Leaves open"
        yield f"{word:<12} {'; '.join(titles[name] for name in gate.governed_by)}"
    yield ""
    yield "Minimum offer: said by its word, shown by its evidence"
    for each in review.readiness:
        yield from _bars(each)
    for leaning, word in (("for", "+"), ("against", "-"), ("unknown", "?")):
        found = [each.title for each in review.yardsticks if each.leaning == leaning]
        if found:
            yield ""
            yield f"The article's yardsticks: {leaning if leaning != 'unknown' else 'not known'}"
            yield from (f"{word} {title}" for title in found)


def _bars(each: Readiness) -> Iterator[str]:
    for number, interval in enumerate((each.claimed, each.evidenced)):
        name = f"{each.commitment.capitalize()}, {('said', 'shown')[number]}"
        worst, best = float(interval.at_worst.fraction), float(interval.at_best.fraction)
        full = bar(worst, BAR).rstrip("\u2591")
        maybe = "\u2592" * (int(best * BAR) - len(full))
        drawn = f"{full}{maybe}".ljust(BAR, "\u2591") if interval.at_best.of or interval.at_worst.of else "-" * BAR
        yield f"{name:<18} {drawn}  {interval.in_short()}"


def gap_rows(review: Review) -> Iterator[Row]:
    """A head for each thing that gaps block, then its gaps."""
    blocks = ""
    for gap in review.gaps:
        if gap.blocks != blocks:
            blocks = gap.blocks
            yield Row(f"Blocks {blocks}", bold=True, can_be_chosen=False)
        told = f"{gap.state}: {gap.heading} [{gap.owner}]"
        yield Row(told, gap, *COLOURED.get(gap.state, ("", 1)))
