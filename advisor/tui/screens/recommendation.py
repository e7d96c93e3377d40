"""One recommendation: where it stands, how we know, what it asks, and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from advisor.analysis.counterfactuals.document import MAX_SUBJECTS, why_not_blocks
from advisor.analysis.counterfactuals.why_not import subjects_of_measure, why_not
from advisor.analysis.explanation.data import Explanation, SubjectExplanation
from advisor.analysis.explanation.document import nobody_named, paragraph_words
from advisor.analysis.explanation.explain import why
from advisor.conversation.next_step import Snapshot
from advisor.documents.citations import Numbering, caution
from advisor.documents.writers.plain import lines as lines_of
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.kinds.measure import Measure
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Subject
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.widgets.offer_banner import offer_banner
from advisor.tui.widgets.prose import Prose, plain
from advisor.tui.widgets.reason_tree import Reasons

TWO_COLUMNS = 150
KEYS = "+ holds, - does not hold, ? is open. Right opens, left closes, * opens all."


class RecommendationScreen(Screen[None]):
    """Everything about one measure in one case."""

    BINDINGS = [
        Binding("f1", "app.help", "Help", key_display="F1"),
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("f3", "library", "In the library", key_display="F3"),
        Binding("pagedown", "page(1)", "Further down", key_display="PgDn", priority=True),
        Binding("pageup", "page(-1)", "Up", key_display="PgUp", show=False, priority=True),
    ]

    def __init__(self, now: Snapshot, measure: str, subject: Subject = CASE) -> None:
        super().__init__()
        self.now = now
        self.knowledge = now.run.program.knowledge
        self.measure = self.knowledge.measures[measure]
        self.numbering = Numbering(self.knowledge)
        self.why = why(now.run, measure)
        # The subject that was chosen comes first.
        chosen = now.state.situation.name(subject)
        self.subjects = sorted(self.why.subjects, key=lambda subject: subject.name != chosen)

    def compose(self) -> ComposeResult:
        """Heading, then reasons with their tree beside or above what the measure asks, with its sources."""
        yield from offer_banner(self.now.run)
        with VerticalScroll(id="page"):
            yield Static(plain(self.measure.title), classes="heading")
            yield Prose(f"{self.measure.commitment.capitalize()}. {self.measure.in_short}", classes="text")
            with Container(id="both"):
                with Vertical(classes="column"):
                    yield Prose(verdict_lines(self.why, self.subjects, self.numbering), classes="text")
                    if self.subjects:
                        yield Static("How do we know?", classes="heading")
                        yield Prose(KEYS, classes="note")
                        yield Reasons(self.numbering, id="tree")
                        yield Static("What would change it", classes="heading")
                        yield Prose("Looking ...", id="changes", classes="text")
                with Vertical(classes="column"):
                    for title, text in measure_parts(self.measure):
                        yield Static(title, classes="heading")
                        yield Prose(text, classes="text")
                    yield Static("Sources", classes="heading")
                    yield Prose(id="sources", classes="text")
        with VerticalScroll(id="told"):
            yield Prose(id="detail")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Grow the tree, then list the sources that it numbered."""
        for tree in self.query(Reasons):
            tree.grow(self.subjects)
            tree.focus(scroll_visible=False)
            tree.move_cursor(tree.root.children[0])
        self.query_one("#sources", Prose).update(source_lines(self.knowledge, self.measure, self.numbering))
        self.call_after_refresh(self.query_one("#page").scroll_home, animate=False)
        self.call_after_refresh(self.show_changes)

    def show_changes(self) -> None:
        """Say what would bring the measure in, or take it out; looked for after the rest is on the screen."""
        for prose in self.query("#changes").results(Prose):
            prose.update(change_lines(self.now, self.measure.id, [subject.name for subject in self.subjects]))

    def on_resize(self, event: events.Resize) -> None:
        """Two columns where there is room for them."""
        self.set_class(event.size.width >= TWO_COLUMNS, "-wide")

    def on_reasons_looked(self, message: Reasons.Looked) -> None:
        """Show the whole of the line at hand, and keep the tree in sight while somebody moves in it."""
        detail = self.query_one("#detail", Prose)
        moved = bool(detail.text)
        detail.update(message.whole)
        if moved:
            self.call_after_refresh(self.query_one(Reasons).scroll_visible, animate=False)

    def action_library(self) -> None:
        """Open the page of the measure, with its rules and all that is near it."""
        self.app.push_screen(LibraryScreen(self.knowledge, self.measure.id))

    def action_page(self, way: int) -> None:
        """Scroll the whole page."""
        page = self.query_one("#page")
        page.scroll_relative(y=way * max(page.size.height - 2, 1), animate=False)


def verdict_lines(found: Explanation, subjects: Iterable[SubjectExplanation], numbering: Numbering) -> str:
    """Where the measure stands for each subject, and why, in a paragraph each."""
    if found.about_each:
        return nobody_named(found)
    return "\n\n".join(numbering.words(paragraph_words(subject)) for subject in subjects)


def change_lines(now: Snapshot, measure: str, names: Sequence[str]) -> str:
    """The smallest changes of answers that would move the measure, for each subject, in the order of their names."""
    situation = now.state.situation
    subjects = sorted(subjects_of_measure(now.run, measure), key=lambda subject: names.index(situation.name(subject)))
    _, *told = why_not_blocks(why_not(now.run, measure, subjects, most=MAX_SUBJECTS))
    lines = lines_of(told, Numbering(now.run.program.knowledge))
    return "\n".join([*lines, "Back in the conversation, 'what if' and one of these shows all that it changes."])


def measure_parts(measure: Measure) -> Iterator[tuple[str, str]]:
    """What the measure asks, of whom, with steps, evidence, cost and when it backfires: headings and texts."""
    told = [measure.asks, f"Cost {measure.cost.replace('-', ' ')}, effort {measure.effort}."]
    if measure.asked_of:
        told[-1] += f" Asked of: {', '.join(measure.asked_of)}."
    told.append(f"Support for its cited facts: {STATUS_IN_WORDS[measure.confidence]}.")
    if measure.addition:
        told.append("An addition: no line of the article asks for it.")
    yield "What it asks", "\n".join(told)
    if measure.steps:
        yield "Steps", "\n".join(f"{number:>2}  {step}" for number, step in enumerate(measure.steps, 1))
    for title, texts in (("Evidence to show", measure.evidence), ("When it backfires", measure.backfires)):
        if texts:
            yield title, "\n".join(f" -  {text}" for text in texts)


def source_lines(knowledge: Knowledge, measure: Measure, numbering: Numbering) -> str:
    """Every source numbered on this screen and those of the measure: passage, date, what it says, reliability."""
    numbering.marks(measure.citations, most=len(measure.citations))
    lines = []
    for number, citation in enumerate(numbering.cited, 1):
        source, passage = knowledge.sources[citation.source], knowledge.passage(citation)
        mark = f"[{number}]"
        lines.append(f"{mark:<4}  {source.title}, {source.publisher}, {source.date}; {passage.where}")
        lines.append(f"      Supports: {citation.supports}")
        doubt = caution(knowledge, citation)
        told = f"      Reliability: {source.reliability}." + (f" Caution: {doubt}" if doubt else "")
        lines += [told, ""]
    return "\n".join(lines[:-1])
