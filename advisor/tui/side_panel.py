"""The side panel: the advice so far by commitment, what is still open, and why this question is asked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from advisor.dialogue.numbering import Numbering
from advisor.dialogue.steps import Moment
from advisor.dialogue.why import why_question
from advisor.engine.advise import Verdicts, verdicts
from advisor.model.base import COMMITMENTS
from advisor.model.situation import CASE, Place
from advisor.tui.plain import plain, wrapped

WORDS = ("must", "should", "may", "avoid")
BAR = 12
WIDTH = 38
MARGIN = 5
MOST_OPEN = 6


class SidePanel(Vertical):
    """What the conversation amounts to."""

    class Chosen(Message):
        """A recommendation was chosen."""

        def __init__(self, measure: str) -> None:
            super().__init__()
            self.measure = measure

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.now: Moment | None = None

    def compose(self) -> ComposeResult:
        """Three parts with headings."""
        yield Static("Advice so far", classes="heading")
        yield OptionList(id="board", markup=False)
        yield Static("Still open", classes="heading")
        yield Static("", id="open", markup=False)
        yield Static("Why this question", classes="heading")
        yield Static("", id="why", markup=False)

    def on_resize(self) -> None:
        """Wrap anew for the width at hand."""
        if self.now:
            self.show(self.now)

    def show(self, now: Moment) -> None:
        """Show a moment."""
        self.now = now
        width = self.size.width - MARGIN if self.size.width else WIDTH
        board = self.query_one("#board", OptionList)
        at = board.highlighted
        board.clear_options().add_options(board_options(now, width))
        board.highlighted = at if at is not None and at < board.option_count else None
        self.query_one("#open", Static).update(wrapped(open_text(now), width))
        self.query_one("#why", Static).update(wrapped("\n".join(why_lines(now)), width))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the recommendation behind a line."""
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(event.option_id.split("/")[0]))


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
        options.append(Option(wrapped(heading(commitment, mine), width), disabled=True))
        rows = [(WORDS.index(word), row(now, word, key), key) for key, e in mine.items() if (word := standing(e))]
        if not rows:
            options.append(Option(plain("  nothing yet; more answers may settle it"), disabled=True))
        for _, text, (measure, place) in sorted(rows, key=lambda item: item[:2]):
            options.append(Option(wrapped(text, width), id=f"{measure}/{place.kind}{place.slot}"))
    return options


def standing(entry: Verdicts) -> str:
    """The word for where a measure stands, or nothing while it is open or not indicated."""
    return entry.strength or ("avoid" if entry.status == "avoid" else "")


def row(now: Moment, word: str, key: tuple[str, Place]) -> str:
    """One recommendation in a line."""
    measure, place = key
    name = "" if place == CASE else f" ({now.state.situation.name(place)})"
    return f"  {word:<6} {now.run.program.knowledge.measures[measure].title}{name}"


def heading(commitment: str, mine: dict[tuple[str, Place], Verdicts]) -> str:
    """The name of a commitment, its counts, and how much of it is settled."""
    counts = [(word, sum(standing(entry) == word for entry in mine.values())) for word in WORDS]
    told = ", ".join(f"{number} {word}" for word, number in counts if number) or "nothing yet"
    still = sum(entry.status == "open" for entry in mine.values())
    settled = len(mine) - still
    full = BAR * settled // max(len(mine), 1)
    bar = "=" * full + "." * (BAR - full)
    return f"{commitment.upper()}  {told}\n  {bar} {settled} settled, {still} open"


def open_text(now: Moment) -> str:
    """The open questions, those that a must waits for first."""
    knowledge = now.run.program.knowledge
    musts = [(w.place, w.fact) for w in now.open_musts]
    rest = [(w.place, w.fact) for w in now.open_all if (w.place, w.fact) not in musts]
    if not musts and not rest:
        return "Nothing: no open question can change the advice."
    lines = [f"{len(musts)} for a must, {len(rest)} for smaller points"]
    for place, fact in (musts + rest)[:MOST_OPEN]:
        name = now.state.situation.name(place)
        mark = "must " if (place, fact) in musts else "     "
        lines.append(f"{mark} {knowledge.label(fact)}{f' ({name})' if name else ''}")
    left = len(musts) + len(rest) - MOST_OPEN
    return "\n".join([*lines, f"      and {left} more"] if left > 0 else lines)
