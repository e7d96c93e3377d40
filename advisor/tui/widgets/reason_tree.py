"""The explanation as a tree to open and close: from the advice through rules and conclusions to answers and sources."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from advisor.analysis.explanation.data import Node, RuleExplanation, SubjectExplanation
from advisor.analysis.explanation.document import SIGNS, rule_words, support_words, verdict_sentence
from advisor.documents.citations import Numbering, caution, reference
from advisor.model.entry import Citation
from advisor.text.safe import printable

ROOM_FOR_GUIDES = 100
CLOSED = ("conclusion", "fact")
"""Kinds of node that begin closed: what they rest on is for those who ask further."""


@dataclass(frozen=True)
class Row:
    """What a node of the tree says, and the whole text for when it is in focus."""

    label: str
    whole: str


class Reasons(Tree[Row]):
    """Rules, conditions, facts and sources below each subject."""

    BINDINGS = [
        Binding("right", "open", "Open", show=False),
        Binding("left", "close", "Close", show=False),
        Binding("asterisk", "open_all", "Open all", key_display="*"),
    ]

    class Looked(Message):
        """The node at hand is another, or its text."""

        def __init__(self, whole: str) -> None:
            super().__init__()
            self.whole = whole

    def __init__(self, numbering: Numbering, *, id: str | None = None) -> None:
        super().__init__("Reasons", id=id)
        self.numbering = numbering
        self.show_root = False
        self.root.expand()

    def grow(self, subjects: list[SubjectExplanation]) -> None:
        """Add the reasons for each subject; those of the first stand open."""
        for number, subject in enumerate(subjects):
            parent = self.root
            if subject.name:
                told = verdict_sentence(subject)
                whole = " ".join(filter(None, (told, support_words(subject))))
                parent = self._add(self.root, Row(told, whole), expand=not number)
            for rule in subject.rules:
                self._rule(parent, rule)

    def _rule(self, parent: TreeNode[Row], rule: RuleExplanation) -> None:
        words = rule_words(rule)
        told = f"{SIGNS[rule.tree.holds]} {words} {self._marks(rule.citations)}".rstrip()
        branch = self._add(parent, Row(told, f"{told}\n{rule.text}\nLimits: {rule.limits}".replace("\n\n", "\n")))
        self._below(branch, rule.tree)

    def _node(self, parent: TreeNode[Row], node: Node) -> None:
        told = f"{SIGNS[node.holds]} {node.says} {self._marks(node.citations)}".rstrip()
        self._below(self._add(parent, Row(told, told), expand=node.kind not in CLOSED), node)

    def _below(self, branch: TreeNode[Row], node: Node) -> None:
        for part in node.parts:
            self._node(branch, part)
        if node.citations:
            held = branch
            if node.kind == "rule":
                told = f"Sources {self.numbering.marks(node.citations, most=len(node.citations))}"
                held = self._add(branch, Row(told, told), expand=False)
            for citation in node.citations:
                self._source(held, citation)

    def _source(self, parent: TreeNode[Row], citation: Citation) -> None:
        knowledge = self.numbering.knowledge
        told = f"[{self.numbering.number(citation)}] {reference(knowledge, citation)}"
        doubt = caution(knowledge, citation)
        self._add(
            parent, Row(told, f"{told}\nSupports: {citation.supports}" + (f"\nCaution: {doubt}" if doubt else ""))
        )

    def _marks(self, citations: tuple[Citation, ...]) -> str:
        return self.numbering.marks(citations, most=2)

    @staticmethod
    def _add(parent: TreeNode[Row], row: Row, expand: bool = True) -> TreeNode[Row]:
        parent.allow_expand = True
        return parent.add(Text(printable(row.label)), data=row, expand=expand, allow_expand=False)

    def render_label(self, node: TreeNode[Row], base_style: Style, style: Style) -> Text:
        """The label, cut with a mark where the screen ends; the whole of it stands below the tree."""
        label = super().render_label(node, base_style, style)
        depth = 0
        above = node.parent
        while above is not None and not above.is_root:
            depth, above = depth + 1, above.parent
        room = self.scrollable_content_region.width - depth * self.guide_depth
        if room > 0:
            label.truncate(room, overflow="ellipsis")
        return label

    def on_resize(self) -> None:
        """Narrow guides where room is short."""
        self.guide_depth = 4 if self.app.size.width >= ROOM_FOR_GUIDES else 2

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Row]) -> None:
        """Tell what the node says as a whole."""
        if event.node.data is not None:
            self.post_message(self.Looked(event.node.data.whole))

    def action_open(self) -> None:
        """Open the node at hand, or go to its first part."""
        node = self.cursor_node
        if node is not None and node.children:
            if node.is_expanded:
                self.move_cursor(node.children[0])
            else:
                node.expand()

    def action_close(self) -> None:
        """Close the node at hand, or go to the one above."""
        node = self.cursor_node
        if node is None:
            return
        if node.children and node.is_expanded:
            node.collapse()
        elif node.parent is not None and not node.parent.is_root:
            self.move_cursor(node.parent)

    def action_open_all(self) -> None:
        """Open everything below the node at hand."""
        if self.cursor_node is not None:
            self.cursor_node.expand_all()
