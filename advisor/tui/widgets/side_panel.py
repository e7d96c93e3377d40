"""The side panel: the advice so far by commitment, what is still open, and why this question is asked."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static

from advisor.analysis.eligibility.document import banner
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.relevance.waiting import by_information_value
from advisor.analysis.verdicts import Verdict, verdict_key, verdicts
from advisor.conversation.next_step import Snapshot
from advisor.conversation.why_asked import reasons_to_ask
from advisor.documents.document import bare
from advisor.model.entry import COMMITMENTS
from advisor.model.situation import CASE, Subject
from advisor.model.strengths import (
    A_MUST,
    AVOID,
    LEVELS,
    MAY,
    MUST,
    MUST_WORDS,
    OPEN,
    OPEN_WORDS,
    SHOULD,
    WORD_WIDTH,
    WORDS,
    Level,
)
from advisor.tui.widgets.prose import Prose, bar
from advisor.tui.widgets.rows import Row, Rows

COLOURS = {MUST: "bold $text-success", SHOULD: "$text-accent", MAY: "$text-muted", AVOID: "bold $text-error"}
"""A word's colour says the same as the word."""
BAR = 8
MAX_OPEN = 6
MAX_OPEN_ON_LOW_SCREENS = 3
HIGH = 30
"""From this many rows on there is room for more open questions."""


class SidePanel(Vertical):
    """What the conversation amounts to."""

    class Chosen(Message):
        """A recommendation was chosen, for one subject."""

        def __init__(self, measure: str, subject: Subject) -> None:
            super().__init__()
            self.measure, self.subject = measure, subject

    def compose(self) -> ComposeResult:
        """Three parts with headings."""
        yield Static("Advice so far", classes="heading")
        yield Rows(id="board")
        yield Static("Still open", classes="heading")
        yield Prose(id="open")
        yield Static("Why this question", id="why-heading", classes="heading")
        yield Prose(id="why")

    def show(self, now: Snapshot) -> None:
        """Show a moment."""
        board = self.query_one(Rows)
        board.show(board_rows(now), board.highlighted)
        self.query_one("#open", Prose).update(
            open_text(now, MAX_OPEN if self.app.size.height >= HIGH else MAX_OPEN_ON_LOW_SCREENS)
        )
        asking = now.step.kind not in ("more", "check", "advice", "barred")
        self.query_one("#why-heading").display = self.query_one("#why").display = asking
        self.query_one("#why", Prose).update("\n".join(why_lines(now)) if asking else "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the recommendation behind a line."""
        event.stop()
        chosen = self.query_one(Rows).chosen(event)
        if chosen:
            self.post_message(self.Chosen(*chosen))


def why_lines(now: Snapshot) -> list[str]:
    """The reason for the present question, without the numbers of sources, which belong to the conversation."""
    return [bare(words) for words in reasons_to_ask(now)[:4]]


def board_rows(now: Snapshot) -> Iterator[Row]:
    """For each commitment a heading with counts and progress, then its recommendations, the strongest first."""
    told = banner(eligibility(now.run))
    if told:
        yield Row(told, bold=True, can_be_chosen=False)
    if now.run.barred:
        return
    found = verdicts(now.run)
    knowledge = now.run.program.knowledge
    for commitment in COMMITMENTS:
        mine = {key: entry for key, entry in found.items() if knowledge.measures[key[0]].commitment == commitment}
        title, counts = heading(commitment, mine)
        yield Row(f"{title}\n{counts}", can_be_chosen=False)
        rows = [
            (LEVELS.index(level), row(now, level, key), key) for key, e in mine.items() if (level := verdict_key(e))
        ]
        for number, text, key in sorted(rows, key=lambda item: item[:2]):
            level = LEVELS[number]
            yield Row(text, key, COLOURS[level], 2 + len(WORDS[level].word))


def row(now: Snapshot, level: Level, key: tuple[str, Subject]) -> str:
    """One recommendation in a line."""
    measure, subject = key
    name = "" if subject == CASE else f" ({now.state.situation.name(subject)})"
    return f"  {WORDS[level].word:<{WORD_WIDTH}} {now.run.program.knowledge.measures[measure].title}{name}"


def heading(commitment: str, mine: dict[tuple[str, Subject], Verdict]) -> tuple[str, str]:
    """The name of a commitment with how much of it is settled, and its counts."""
    counts = [(WORDS[level].word, sum(verdict_key(entry) == level for entry in mine.values())) for level in LEVELS]
    told = ", ".join(f"{number} {word}" for word, number in counts if number) or "nothing yet; answers may settle it"
    still = sum(entry.status == OPEN for entry in mine.values())
    settled = len(mine) - still
    return (
        f"{commitment.upper():<11} {bar(settled / max(len(mine), 1), BAR)} {settled} settled, {still} {OPEN_WORDS.word}",
        f"  {told}",
    )


def open_text(now: Snapshot, most: int) -> str:
    """The open questions: those that a must waits for first, and among them those that settle most."""
    program, situation = now.run.program, now.state.situation
    musts = {(w.subject, w.fact) for w in now.open_musts}
    ranked = [waiting for waiting, _ in by_information_value(program, situation, now.open_all)]
    ranked.sort(key=lambda w: (w.subject, w.fact) not in musts)
    if now.run.barred:
        return "Nothing: where no offer may be made, no question changes that."
    if not ranked:
        return "Nothing: no open question can change the advice."
    rest = len(ranked) - len(musts)
    lines = [f"{len(musts)} for {A_MUST}, {rest} for smaller points" if musts else f"{rest} for smaller points"]
    for waiting in ranked[:most]:
        name = situation.name(waiting.subject)
        mark = MUST_WORDS.word if (waiting.subject, waiting.fact) in musts else ""
        label = f"{program.knowledge.label(waiting.fact)}{f' ({name})' if name else ''}"
        lines.append(f"  {mark:<{WORD_WIDTH}} {label}" if musts else f"  {label}")
    left = len(ranked) - most
    return "\n".join([*lines, f"  and {left} more"] if left > 0 else lines)
