"""The grid of crises: what becomes of each workload in each crisis, as planned and in other placements."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from advisor.analysis.continuity.data import Cell, Outcome, WorkloadContinuity
from advisor.analysis.continuity.document import (
    NO_CRISES,
    NO_WORKLOAD,
    WORST_CASE,
    failures,
    pairs_in_words,
    short_outcome,
)
from advisor.analysis.continuity.simulate import continuity
from advisor.conversation.next_step import Snapshot
from advisor.documents.document import bare
from advisor.model.knowledge import Knowledge
from advisor.tui.host import Page
from advisor.tui.widgets.offer_banner import offer_banner
from advisor.tui.widgets.prose import HARD_SPACE, Prose, plain

COLOURS: dict[Outcome, str] = {
    "serves": "$text-success",
    "degraded": "$text-warning",
    "down": "$text-warning bold",
    "lost": "$text-error bold",
}
"""The colour of the worst that is possible; the word says the same."""


class ContinuityScreen(Page[None]):
    """Every crisis run against every workload."""

    def __init__(self, now: Snapshot) -> None:
        super().__init__()
        self.run = now.run
        self.knowledge = now.run.program.knowledge
        self.named = now.state.situation.count("workload") > 0
        self.found = continuity(now.run.program, now.state.situation)

    def compose(self) -> ComposeResult:
        """A grid for each workload, what fails below it."""
        yield from offer_banner(self.run)
        with VerticalScroll(id="continuity"):
            yield Static("Continuity", classes="heading")
            yield Prose(WORST_CASE if self.found else NO_CRISES if self.named else NO_WORKLOAD, classes="note")
            for each in self.found:
                yield Static(plain(each.workload), classes="heading part")
                yield Grid(self.knowledge, each)
                yield Prose("\n".join(self.told(each)), classes="text")
            for placed in self.found[0].placed[1:] if self.found else ():
                yield Prose(f"{placed.title}: {self.knowledge.placements[placed.placement].means}", classes="note")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#continuity").focus()

    def told(self, each: WorkloadContinuity) -> list[str]:
        """What fails, and what two crises at once come to."""
        lines = [f"{line.lead}: {bare(line.words)}" for line in failures(self.knowledge, each.planned)]
        return lines + [f"Two at once, {placed.title}: {pairs_in_words(placed)}" for placed in each.placed]


class Grid(Widget):
    """Crises by placements, each outcome in a word and in colour."""

    DEFAULT_CSS = "Grid { height: auto; width: 1fr; padding: 0 1; }"

    def __init__(self, knowledge: Knowledge, each: WorkloadContinuity) -> None:
        super().__init__()
        self.titles = [crisis.title for crisis in knowledge.crises.values()]
        self.columns = [(placed.title, placed.single) for placed in each.placed]

    def render(self) -> Content:
        """The grid, with the names of crises cut to what is left of the width."""
        widths = [max(map(len, (title, *map(short_outcome, cells)))) + 2 for title, cells in self.columns]
        first = min(max(map(len, self.titles)) + 2, max(12, self.content_size.width - sum(widths)))
        lines = [
            Content(_cut("Crisis", first) + "".join(_cut(t, w) for (t, _), w in zip(self.columns, widths, strict=True)))
        ]
        for number, title in enumerate(self.titles):
            line = Content(_cut(title, first))
            for (_, cells), width in zip(self.columns, widths, strict=True):
                line += _coloured(cells[number], width)
            lines.append(line)
        return Content("\n").join(lines)

    def get_content_height(self, *_: object) -> int:
        """One line for each crisis, and one for the headings."""
        return len(self.titles) + 1


def _cut(text: str, width: int) -> str:
    shown = text if len(text) < width else f"{text[: width - 2]}\u2026"
    return shown.ljust(width, HARD_SPACE)


def _coloured(cell: Cell, width: int) -> Content:
    return Content.styled(_cut(short_outcome(cell), width), COLOURS[cell.worst])
