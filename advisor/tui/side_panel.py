"""The side panel: the advice so far by commitment, what is still open, and why this question is asked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from advisor.dialogue.steps import Moment
from advisor.dialogue.why import why_question
from advisor.engine.relevance import best_first
from advisor.engine.standing import Verdicts, verdicts
from advisor.library.numbering import Numbering
from advisor.model.base import COMMITMENTS
from advisor.model.situation import CASE, Place
from advisor.tui.plain import Prose, wrapped

WORDS = ("must", "should", "may", "avoid")
BAR = 6
MARGIN = 2
"""Columns that the list keeps free beside each line."""
MOST_OPEN = 6
FEW_OPEN = 3
HIGH = 30
"""From this many rows on there is room for more open questions."""


class SidePanel(Vertical):
    """What the conversation amounts to."""

    class Chosen(Message):
        """A recommendation was chosen, for one subject."""

        def __init__(self, measure: str, place: Place) -> None:
            super().__init__()
            self.measure, self.place = measure, place

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.now: Moment | None = None

    def compose(self) -> ComposeResult:
        """Three parts with headings."""
        yield Static("Advice so far", classes="heading")
        yield OptionList(id="board", markup=False)
        yield Static("Still open", classes="heading")
        yield Prose(id="open")
        yield Static("Why this question", id="why-heading", classes="heading")
        yield Prose(id="why")

    def show(self, now: Moment) -> None:
        """Show a moment."""
        self.now = now
        self._show_board(now)
        self.query_one("#open", Prose).update(open_text(now, MOST_OPEN if self.app.size.height >= HIGH else FEW_OPEN))
        asking = now.step.kind not in ("more", "check", "advice")
        self.query_one("#why-heading").display = self.query_one("#why").display = asking
        self.query_one("#why", Prose).update("\n".join(why_lines(now)) if asking else "")

    def on_resize(self) -> None:
        """Wrap the board anew."""
        if self.now is not None:
            self.call_after_refresh(self._show_board, self.now)

    def _show_board(self, now: Moment) -> None:
        board = self.query_one("#board", OptionList)
        at = board.highlighted
        options = board_options(now, board.scrollable_content_region.width - MARGIN)
        board.clear_options().add_options(options)
        board.highlighted = at if at is not None and at < board.option_count else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the recommendation behind a line."""
        event.stop()
        if event.option_id:
            measure, kind, slot = event.option_id.split("/")
            self.post_message(self.Chosen(measure, Place(kind, int(slot))))


def why_lines(now: Moment) -> list[str]:
    """The reason for the present question, without the numbers of sources, which belong to the conversation."""
    numbering = Numbering(now.run.program.knowledge)
    lines = why_question(now, numbering)[:4]
    return [line.split(" [")[0] for line in lines]


def board_options(now: Moment, width: int) -> list[Option]:
    """For each commitment a heading with counts and progress, then its recommendations, the strongest first."""
    found = verdicts(now.run)
    knowledge = now.run.program.knowledge
    options: list[Option] = []
    for commitment in COMMITMENTS:
        mine = {key: entry for key, entry in found.items() if knowledge.measures[key[0]].commitment == commitment}
        title, counts = heading(commitment, mine)
        title_text, counts_text = wrapped(title, width), wrapped(counts, width)
        options.append(Option(Content.assemble(title_text.stylize("bold"), "\n", counts_text), disabled=True))
        rows = [(WORDS.index(word), row(now, word, key), key) for key, e in mine.items() if (word := standing(e))]
        for _, text, (measure, place) in sorted(rows, key=lambda item: item[:2]):
            options.append(Option(wrapped(text, width), id=f"{measure}/{place.kind}/{place.slot}"))
    return options


def standing(entry: Verdicts) -> str:
    """The word for where a measure stands, or nothing while it is open or not indicated."""
    return entry.strength or ("avoid" if entry.status == "avoid" else "")


def row(now: Moment, word: str, key: tuple[str, Place]) -> str:
    """One recommendation in a line."""
    measure, place = key
    name = "" if place == CASE else f" ({now.state.situation.name(place)})"
    return f"  {word:<6} {now.run.program.knowledge.measures[measure].title}{name}"


def heading(commitment: str, mine: dict[tuple[str, Place], Verdicts]) -> tuple[str, str]:
    """The name of a commitment with how much of it is settled, and its counts."""
    counts = [(word, sum(standing(entry) == word for entry in mine.values())) for word in WORDS]
    told = ", ".join(f"{number} {word}" for word, number in counts if number) or "nothing yet; answers may settle it"
    still = sum(entry.status == "open" for entry in mine.values())
    settled = len(mine) - still
    full = BAR * settled // max(len(mine), 1)
    bar = "=" * full + "." * (BAR - full)
    return f"{commitment.upper():<11} {bar} {settled} settled, {still} open", f"  {told}"


def open_text(now: Moment, most: int) -> str:
    """The open questions: those that a must waits for first, and among them those that settle most."""
    program, situation = now.run.program, now.state.situation
    musts = {(w.place, w.fact) for w in now.open_musts}
    ranked = [waiting for waiting, _ in best_first(program, situation, now.open_all)]
    ranked.sort(key=lambda w: (w.place, w.fact) not in musts)
    if not ranked:
        return "Nothing: no open question can change the advice."
    rest = len(ranked) - len(musts)
    lines = [f"{len(musts)} for a must, {rest} for smaller points" if musts else f"{rest} for smaller points"]
    for waiting in ranked[:most]:
        name = situation.name(waiting.place)
        mark = "must" if (waiting.place, waiting.fact) in musts else ""
        label = f"{program.knowledge.label(waiting.fact)}{f' ({name})' if name else ''}"
        lines.append(f"  {mark:<6} {label}" if musts else f"  {label}")
    left = len(ranked) - most
    return "\n".join([*lines, f"  and {left} more"] if left > 0 else lines)
