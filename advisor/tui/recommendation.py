"""One recommendation: where it stands, its explanation as a tree, what it asks, and its sources."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static, Tree
from textual.widgets.tree import TreeNode

from advisor.dialogue.numbering import Numbering, caution, reference
from advisor.dialogue.steps import Moment
from advisor.dialogue.why import SIGNS, STATUS_WORDS, speaking
from advisor.engine.advise import spoken, verdicts
from advisor.engine.explain import explain
from advisor.engine.wording import Line, explanation_lines
from advisor.model.base import STATUS_IN_WORDS
from advisor.model.rule import Rule
from advisor.model.situation import Place
from advisor.tui.plain import plain


class RecommendationScreen(Screen[None]):
    """Everything about one measure in one case."""

    BINDINGS = [Binding("escape", "dismiss", "Back to the conversation")]

    def __init__(self, now: Moment, measure: str) -> None:
        super().__init__()
        self.now = now
        self.knowledge = now.run.program.knowledge
        self.measure = self.knowledge.measures[measure]
        self.numbering = Numbering(self.knowledge)

    def compose(self) -> ComposeResult:
        """Heading, reasons, tree with a detail line, the measure, the sources."""
        with VerticalScroll(can_focus=False):
            yield Static(self.measure.title, classes="heading", markup=False)
            yield Static(plain(self.standing_text()), classes="text")
            yield Static("How do we know?  Arrows move, Enter folds; + holds, - does not, ? is open.", classes="note")
            yield Tree[Line]("Reasons", id="tree")
            yield Static("", id="detail", markup=False)
            yield Static(plain(self.measure_text()), classes="text")
            yield Static("Sources", classes="heading")
            yield Static("", id="sources", classes="text", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Grow the tree, then list the sources that it numbered."""
        tree = self.query_one("#tree", Tree)
        tree.show_root = False
        for place, rules in speaking(self.now, self.measure.id):
            parent = tree.root
            name = self.now.state.situation.name(place)
            if name:
                parent = tree.root.add(Text(name), expand=True)
            for rule in rules:
                self._grow(parent, place, rule)
        tree.root.expand()
        tree.focus(scroll_visible=False)
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)
        self.query_one("#sources", Static).update(plain("\n".join(self.source_lines())))

    def _grow(self, parent: TreeNode[Line], place: Place, rule: Rule) -> None:
        explained = explain(self.now.run, place, rule)
        branch = [parent]
        for line in explanation_lines(self.knowledge, self.now.state.situation, explained):
            marks = self.numbering.marks(line.citations, most=2)
            del branch[line.depth + 1 :]
            label = Text(f"{SIGNS[line.mark]} {line.text} {marks}")
            branch.append(branch[-1].add(label, data=line, expand=True))
        for node in branch[1:]:
            if not node.children:
                node.allow_expand = False

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Line]) -> None:
        """Show the whole of the line at hand, which may be longer than the screen is wide."""
        if event.node.is_root:
            return
        label = event.node.label
        self.query_one("#detail", Static).update(plain(label.plain if isinstance(label, Text) else str(label)))

    def standing_text(self) -> str:
        """Where the measure stands for each subject, with the reasons that fired and their limits."""
        lines = [self.measure.in_short]
        for place, rules in speaking(self.now, self.measure.id):
            name = self.now.state.situation.name(place)
            entry = verdicts(self.now.run).get((self.measure.id, place))
            status = (entry.strength or entry.status) if entry else "not-indicated"
            lines += ["", f"{name + ': ' if name else ''}{STATUS_WORDS[status]}"]
            for rule in rules:
                if self.now.run.state(place, rule.id) == "fires":
                    marks = self.numbering.marks(rule.citations)
                    lines += [f"{spoken(self.now.run, place, rule.because)} {marks}", f"Limits: {rule.limits}"]
        return "\n".join(lines)

    def measure_text(self) -> str:
        """What the measure asks, of whom, with steps, evidence, cost and when it backfires."""
        measure = self.measure
        lines = ["", "What it asks", measure.asks, ""]
        asked_of = ", ".join(measure.asked_of) or "not stated"
        lines.append(f"Cost {measure.cost}, effort {measure.effort}. Asked of: {asked_of}.")
        lines.append(f"Evidence for it: {STATUS_IN_WORDS[measure.confidence]}.")
        if measure.addition:
            lines.append("An addition: no line of the article asks for it.")
        for title, texts in (("Steps", measure.steps), ("Evidence to show", measure.evidence)):
            lines += ["", title, *(f"- {text}" for text in texts)] if texts else []
        lines += ["", "When it backfires", *(f"- {text}" for text in measure.backfires)] if measure.backfires else []
        return "\n".join(lines)

    def source_lines(self) -> list[str]:
        """Every source numbered on this screen, with passage, date, reliability, what it supports, and cautions."""
        self.numbering.marks(self.measure.citations, most=99)
        lines = []
        for number, citation in enumerate(self.numbering.cited, 1):
            doubt = caution(self.knowledge, citation)
            lines.append(f"[{number}] {reference(self.knowledge, citation)}: {citation.supports}")
            lines += [f"    Caution: {doubt}"] if doubt else []
        return lines
