"""What if: choose a fact and another value, and see the advice before and after, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Input, OptionList

from advisor.analysis.comparison.compare import what_if
from advisor.analysis.comparison.data import WhatIf
from advisor.analysis.comparison.document import summary
from advisor.conversation.reading.facts import in_words
from advisor.conversation.session import Session
from advisor.model.kinds.question import Question
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Subject, scope_of
from advisor.model.strengths import NOT_INDICATED, WORD_WIDTH, WORDS
from advisor.model.written_values import read_value
from advisor.tui.host import Page
from advisor.tui.widgets.offer_banner import offer_banner
from advisor.tui.widgets.prose import Prose
from advisor.tui.widgets.rows import Row, Rows

COLOURS = {"+": "$text-success", "-": "$text-error", "!": "$text-warning"}
"""A mark's colour says the same as the mark."""
MARKS = {"added": "+", "strengthened": "+", "turned round": "!", "weakened": "-", "removed": "-"}
FACTS = "Choose a fact to change. Nothing is saved until you take it."
EMPTY = "What would change will stand here, before and after."


class WhatIfScreen(Page[str]):
    """One change tried out; it gives back what the person would have typed: "take it"."""

    BINDINGS = [
        Binding("t", "take", "Take it"),
        Binding("s", "save", "Save as a case"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.tried = ""
        """What was tried last, in words."""
        self.facts = list(facts_to_change(session))
        self.at: tuple[Subject, Question] | None = None
        self.values: list[Any] = []

    def compose(self) -> ComposeResult:
        """The facts, or the values of one, beside the table."""
        yield from offer_banner(self.session.dialogue.now.run)
        with Horizontal(classes="columns"):
            with Vertical(id="choose"):
                yield Prose(FACTS, id="choosing", classes="note")
                yield Rows(id="facts")
                yield Rows(id="values")
                yield Input(id="entered")
            with Vertical(id="result"):
                yield Prose(EMPTY, id="summary", classes="text")
                yield Rows(id="table")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the facts."""
        self.query_one("#facts", Rows).show(map(Row, self._fact_lines()), at=0)
        self.query_one("#table").display = False
        self._choose_fact()

    def _fact_lines(self) -> Iterator[str]:
        situation = self.session.dialogue.now.state.situation
        for subject, question in self.facts:
            name, value = situation.name(subject), situation.value(subject, question.id)
            told = "not known" if value is None else question.in_words(value)
            yield f"{question.label}{f' ({name})' if name else ''}\n  {told}"

    def _choose_fact(self) -> None:
        self.at = None
        self.query_one("#choosing", Prose).update(FACTS)
        self._only("#facts")

    def _only(self, shown: str) -> None:
        for name in ("#facts", "#values", "#entered"):
            self.query_one(name).display = name == shown
        self.query_one(shown).focus()

    @on(OptionList.OptionSelected, "#facts")
    def fact_chosen(self, event: OptionList.OptionSelected) -> None:
        """Show the values that the fact could have."""
        self.at = subject, question = self.facts[event.option_index]
        name = self.session.dialogue.now.state.situation.name(subject)
        self.query_one("#choosing", Prose).update(f"What if {question.label}{f' ({name})' if name else ''} were ...")
        if question.is_figure:
            self.query_one(Input).value = ""
            self.query_one(Input).placeholder = f"A number from {question.lowest:g} to {question.highest:,.10g}, or 2-5"
            self._only("#entered")
            return
        self.values = [[v] for v in question.values] + [[]] if question.takes_many else list(question.values)
        present = question.in_words(self.session.dialogue.now.state.situation.value(subject, question.id))
        told = [in_words(question, value) for value in self.values]
        self.query_one("#values", Rows).show((Row(f"{w}{'  (as now)' if w == present else ''}") for w in told), at=0)
        self._only("#values")

    @on(OptionList.OptionSelected, "#values")
    def value_chosen(self, event: OptionList.OptionSelected) -> None:
        """Try the value."""
        self._try(self.values[event.option_index])

    @on(Input.Submitted, "#entered")
    def value_entered(self, event: Input.Submitted) -> None:
        """Try a figure."""
        assert self.at is not None
        try:
            read_value(self.at[1], event.value.strip())
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self._try(event.value.strip())

    def _try(self, value: Any) -> None:
        assert self.at is not None
        before = self.session.dialogue.now.run
        self.session.explore((Answer("fact", self.at[0], self.at[1].id, value),))
        after = self.session.dialogue.judged(self.session.dialogue.variant)
        found = what_if(before, after, f"{self.at[1].label} is '{in_words(self.at[1], value)}'")
        self.tried = found.what_if
        self.query_one("#summary", Prose).update(f"What if {self.tried}? {summary(found)}")
        table = self.query_one("#table", Rows)
        table.show(table_rows(found))
        table.display = bool(found.shifts)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take or save only what has been tried."""
        if action in ("take", "save"):
            return bool(self.session.dialogue.variant)
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        """Make it the answer."""
        self.dismiss("take it")

    def action_save(self) -> None:
        """Keep it as a case of its own, named after the change."""
        self.dismiss(f"save as {self.session.name}: {self.tried}"[:80])

    def action_leave(self) -> None:
        """From the values back to the facts, from there back to the conversation."""
        if self.at is not None:
            self._choose_fact()
        else:
            self.dismiss()


def facts_to_change(session: Session) -> Iterator[tuple[Subject, Question]]:
    """Every fact of the market, the offer, and each subject that is listed."""
    now = session.dialogue.now
    knowledge = session.program.knowledge
    for subject in now.state.situation.all_subjects():
        for name, question in knowledge.questions.items():
            shown = not question.background and not question.settled and not knowledge.topic_of[name].supposed
            if shown and scope_of(knowledge.about(name)) == subject.kind:
                yield subject, question


def table_rows(found: WhatIf) -> Iterator[Row]:
    """A head, then a row for each measure that moves: mark, before, after, measure."""
    wide = WORD_WIDTH + 1
    yield Row(f"   {'before':<{wide}} {'after':<{wide}} measure", bold=True, can_be_chosen=False)
    for change in found.shifts:
        mark = MARKS[change.way]
        was, now = (WORDS[verdict or NOT_INDICATED].word for verdict in (change.was, change.now))
        yield Row(f"{mark}  {was:<{wide}} {now:<{wide}} {change.heading}", colour=COLOURS[mark])
