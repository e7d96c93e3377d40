"""Numbers citations in the order in which a document or a conversation first shows them, and puts them into words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from advisor.documents.document import Block, Code, Line, Sentence, Sources, Words, bare, parts

if TYPE_CHECKING:
    # Writers are loaded for the first frame of the screen, which waits for no model.
    from advisor.model.entry import Citation
    from advisor.model.knowledge import Knowledge


class Numbering:
    """Numbers for citations: a passage keeps its number through a document or a conversation."""

    def __init__(self, knowledge: Knowledge | None = None, cited: Iterable[Citation] = ()) -> None:
        self._knowledge = knowledge
        self.cited: list[Citation] = list(cited)
        """The first citation of each passage, in the order of their numbers."""
        self.shown: dict[int, Citation] = {}
        self._numbers = {(c.source, c.at): number for number, c in enumerate(self.cited, 1)}
        self._every: dict[int, list[Citation]] = {number: [c] for number, c in enumerate(self.cited, 1)}

    @property
    def knowledge(self) -> Knowledge:
        """What the citations point at; raises LookupError where a document that cites was given none."""
        if self._knowledge is None:
            raise LookupError("A document that cites needs the knowledge it cites from.")
        return self._knowledge

    def number(self, citation: Citation) -> int:
        """The number of a citation, a new one if its passage has not been cited before."""
        number = self._numbers.setdefault((citation.source, citation.at), len(self.cited) + 1)
        every = self._every.setdefault(number, [])
        if not every:
            self.cited.append(citation)
        if citation not in every:
            every.append(citation)
        self.shown.setdefault(number, citation)
        return number

    def marks(self, citations: Iterable[Citation], most: int | None = 3) -> str:
        """The numbers of the first few citations in brackets."""
        return "".join(f"[{number}]" for number in dict.fromkeys(self.number(c) for c in list(citations)[:most]))

    def words(self, words: Words) -> str:
        """Words with the numbers of their citations behind each sentence."""
        return " ".join(self._part(part) for part in parts(words))

    def _part(self, sentence: str | Sentence | Code) -> str:
        if not isinstance(sentence, Sentence):
            return bare(sentence)
        marks = self.marks(sentence.citations, sentence.most)
        return f"{sentence.text} {marks}".rstrip() + sentence.end if sentence.text else marks + sentence.end

    def names(self) -> list[str]:
        """One line for each passage: the work and the place."""
        return [f"[{n}] {reference(self.knowledge, citation)}" for n, citation in enumerate(self.cited, 1)]

    def listed(self, sources: Sources) -> list[str]:
        """The entries of a list of sources."""
        if sources.citations:
            told = identified if sources.by_id else supported
            return [told(self.knowledge, citation) for citation in sources.citations]
        return self.names() if sources.named else self.entries(sources.short)

    def entries(self, short: bool = False) -> list[str]:
        """One line for each passage: the work, the place, what it supports or says, and a caution if there is one.

        In short, what it first supports alone.
        """
        if short:
            return [f"[{n}] {reference(self.knowledge, c)}: {c.supports}" for n, c in enumerate(self.cited, 1)]
        found = []
        for number, citations in self._every.items():
            supports = citations[0].supports if len(citations) == 1 else self.knowledge.passage(citations[0]).says
            doubts = "; ".join(dict.fromkeys(filter(None, (caution(self.knowledge, c) for c in citations))))
            entry = f"[{number}] {reference(self.knowledge, citations[0])}: {supports}"
            found.append(entry + (f" (Caution: {doubts})" if doubts else ""))
        return found

    def take_shown(self) -> tuple[tuple[int, Citation], ...]:
        """What has been numbered since the last call, in order."""
        shown, self.shown = self.shown, {}
        return tuple(sorted(shown.items(), key=lambda pair: pair[0]))


def reference(knowledge: Knowledge, citation: Citation) -> str:
    """A citation in one line: title, publisher, date, passage, and how far to rely on it."""
    source = knowledge.sources[citation.source]
    passage = knowledge.passage(citation)
    line = f"{source.title}, {source.publisher}, {source.date}; {passage.where}"
    return f"{line}; {source.reliability} reliability" if source.reliability != "high" else line


def caution(knowledge: Knowledge, citation: Citation) -> str:
    """What is doubtful about the claims a citation rests on, or nothing."""
    from advisor.model.entry import STATUS_IN_WORDS

    claims = [claim for claim in knowledge.passage(citation).claims if claim.id in citation.claims]
    doubtful = [claim for claim in claims if claim.status == "unverified" or claim.note]
    words = [claim.note or f"{STATUS_IN_WORDS[claim.status]}" for claim in doubtful]
    return "; ".join(dict.fromkeys(words))


def cited_sources(numbering: Numbering, wanted: str) -> list[Block]:
    """The sources numbered so far, or all about the one whose number is wanted."""
    cited = numbering.cited
    if not cited:
        return [Line("No source has been shown yet.")]
    if wanted.isdigit() and 1 <= int(wanted) <= len(cited):
        return _source(numbering.knowledge, cited[int(wanted) - 1])
    return [Sources("", named=True)]


def _source(knowledge: Knowledge, citation: Citation) -> list[Block]:
    source, passage = knowledge.sources[citation.source], knowledge.passage(citation)
    doubt, read = caution(knowledge, citation), f"Read on {source.read_on}" if source.read_on else "Read"
    return [
        Line((Sentence("", (citation,)), reference(knowledge, citation))),
        Line(passage.says, lead="It says"),
        *items(f"{claim.says} ({claim.status})" for claim in passage.claims),
        *([Line(doubt, lead="Caution")] if doubt else []),
        Line(f"{source.access} {source.address}".rstrip(), lead=read),
    ]


def items(texts: Iterable[str]) -> list[Line]:
    """Each text as an item, with a dash before it."""
    return [Line(text, depth=1, sign="- ") for text in texts]


def part(title: str, texts: Iterable[str]) -> list[Line]:
    """A heading and items; nothing if there are none."""
    listed = items(texts)
    return [Line(title, heading=3), *listed] if listed else []


def titled(title: str) -> list[Line]:
    """The title of a page, and an empty line."""
    return [Line(title, heading=1), Line()]


def sources(citations: Iterable[Citation]) -> list[Sources]:
    """The sources cited, each with what it supports and what is doubtful about it; nothing if there are none."""
    listed = tuple(citations)
    return [Sources(heading=3, citations=listed)] if listed else []


def supported(knowledge: Knowledge, citation: Citation) -> str:
    """A citation with what it supports and what is doubtful about it."""
    doubt = caution(knowledge, citation)
    return f"{reference(knowledge, citation)}: {citation.supports}" + (f" (Caution: {doubt})" if doubt else "")


def identified(knowledge: Knowledge, citation: Citation) -> str:
    """A citation by the ids of its source and passage, with what it supports and what is doubtful about it."""
    doubt = caution(knowledge, citation)
    return f"[{citation.source} {citation.at}] {citation.supports}" + (f" (Caution: {doubt})" if doubt else "")
