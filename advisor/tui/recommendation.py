"""One recommendation: where it stands, its explanation as a tree, what it asks, and its sources."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static, Tree
from textual.widgets.tree import TreeNode

from advisor.dialogue.numbering import Numbering
from advisor.dialogue.steps import Moment
from advisor.dialogue.why import SIGNS, speaking
from advisor.engine.explain import explain
from advisor.engine.wording import Line, explanation_lines
from advisor.model.rule import Rule
from advisor.model.situation import CASE, Place
from advisor.model.text import printable
from advisor.tui.plain import Prose, plain
from advisor.tui.recommendation_text import measure_parts, source_lines, standing_lines

TWO_COLUMNS = 150
ROOM_FOR_GUIDES = 100


class RecommendationScreen(Screen[None]):
    """Everything about one measure in one case."""

    BINDINGS = [
        Binding("f1", "app.help", "Help", key_display="F1"),
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("pagedown", "page(1)", "Further down", key_display="PgDn", priority=True),
        Binding("pageup", "page(-1)", "Up", key_display="PgUp", show=False, priority=True),
    ]

    def __init__(self, now: Moment, measure: str, place: Place = CASE) -> None:
        super().__init__()
        self.now, self.place = now, place
        self.knowledge = now.run.program.knowledge
        self.measure = self.knowledge.measures[measure]
        self.numbering = Numbering(self.knowledge)
        # The subject that was chosen comes first.
        self.subjects = sorted(speaking(now, measure), key=lambda subject: subject[0] != place)

    def compose(self) -> ComposeResult:
        """Heading, then reasons with their tree beside or above what the measure asks, with its sources."""
        with VerticalScroll(id="page"):
            yield Static(plain(self.measure.title), classes="heading")
            yield Prose(f"{self.measure.commitment.capitalize()}. {self.measure.in_short}", classes="text")
            with Container(id="both"):
                with Vertical(classes="column"):
                    yield Prose(standing_lines(self.now, self.measure, self.subjects, self.numbering), classes="text")
                    yield Static("How do we know?", classes="heading")
                    yield Prose("+ holds   - does not hold   ? is open.   Arrows move, Enter folds.", classes="note")
                    yield Prose(id="detail")
                    yield Tree[Line]("Reasons", id="tree")
                with Vertical(classes="column"):
                    for title, text in measure_parts(self.measure):
                        yield Static(title, classes="heading")
                        yield Prose(text, classes="text")
                    yield Static("Sources", classes="heading")
                    yield Prose(id="sources", classes="text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Grow the tree, then list the sources that it numbered."""
        tree = self.query_one("#tree", Tree)
        tree.show_root = False
        for place, rules in self.subjects:
            parent = tree.root
            name = self.now.state.situation.name(place)
            if name:
                parent = tree.root.add(Text(printable(name)), expand=True)
            for rule in rules:
                self._grow(parent, place, rule)
        tree.root.expand()
        tree.focus(scroll_visible=False)
        if tree.root.children:
            self._tell(tree.root.children[0])
        self.call_after_refresh(self.query_one("#page").scroll_home, animate=False)
        self.query_one("#sources", Prose).update(source_lines(self.knowledge, self.measure, self.numbering))

    def on_resize(self, event: events.Resize) -> None:
        """Two columns where there is room for them."""
        self.set_class(event.size.width >= TWO_COLUMNS, "-wide")
        self.query_one("#tree", Tree).guide_depth = 4 if event.size.width >= ROOM_FOR_GUIDES else 2

    def _grow(self, parent: TreeNode[Line], place: Place, rule: Rule) -> None:
        explained = explain(self.now.run, place, rule)
        branch = [parent]
        for line in explanation_lines(self.knowledge, self.now.state.situation, explained):
            marks = self.numbering.marks(line.citations, most=2)
            del branch[line.depth + 1 :]
            branch[-1].allow_expand = True
            label = Text(printable(f"{SIGNS[line.mark]} {line.text} {marks}".rstrip()))
            branch.append(branch[-1].add(label, data=line, expand=True, allow_expand=False))

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Line]) -> None:
        """Show the line at hand."""
        if not event.node.is_root:
            self._tell(event.node)

    def _tell(self, node: TreeNode[Line]) -> None:
        # The whole of the line, which may be longer than the screen is wide.
        label = node.label
        self.query_one("#detail", Prose).update(label.plain if isinstance(label, Text) else str(label))

    def action_page(self, way: int) -> None:
        """Scroll the whole page."""
        page = self.query_one("#page")
        page.scroll_relative(y=way * max(page.size.height - 2, 1), animate=False)
