"""The library: load the knowledge, read a case, ask it every question, and write what comes out.

    base = advisor.load()
    case = advisor.read_case("hospital.yaml")
    advisor.write(base.review(case), "review.md")

Every question returns a frozen value; its fields are those of `-f json` on the command line. Faults of what is handed in
are raised as InputError, each with file, line, what is wrong and what to do; wrong use is a UsageError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from advisor.documents.written import document, remember, write
from advisor.errors import Fault, InputError, UsageError

if TYPE_CHECKING:
    from advisor.analysis.advice.data import Advice
    from advisor.analysis.comparison.data import Comparison, WhatIf
    from advisor.analysis.continuity.data import Continuity
    from advisor.analysis.counterfactuals.data import WhyNot
    from advisor.analysis.explanation.data import Depth, Explanation
    from advisor.analysis.relevance.data import NextQuestion
    from advisor.analysis.robustness.data import Robustness
    from advisor.documents.document import Document, Table
    from advisor.engine.compile import Program
    from advisor.engine.run import Run
    from advisor.files.cases.receipt import Receipt
    from advisor.library.search import Entry
    from advisor.model.kinds.case_study import Case
    from advisor.model.knowledge import Knowledge
    from advisor.model.situation import Situation
    from advisor.model.strengths import Wanted
    from advisor.proposals.data import Review
    from advisor.proposals.framing.data import FramingCheck
    from advisor.proposals.merging.data import Merged
    from advisor.proposals.ranking.data import Portfolio
    from advisor.verification.data import Verified
    from advisor.verification.impact.data import ImpactReport

__all__ = ["Base", "CaseFile", "document", "load", "read_case", "verify", "write"]
V = TypeVar("V")
WHATEVER = "whatever the open answers turn out to be"


@dataclass(frozen=True, eq=False)
class CaseFile:
    """A case as it was handed in; a base puts it among its own questions when it is asked."""

    name: str
    place: Callable[[Knowledge], tuple[str, Situation]] = field(repr=False)
    """Gives its title and its situation; raises InputError with every fault."""
    receipts: list[Receipt] = field(default_factory=list, repr=False)
    """What became of the rows of a spreadsheet, once it has been placed."""
    is_sheet: bool = False
    """Whether it is a spreadsheet."""


def load(folder: str | Path | None = None) -> Base:
    """Load a knowledge folder, the one that ADVISOR_KNOWLEDGE names, or the one shipped; raises InputError with all faults."""
    from advisor.engine.compile import compile_rules
    from advisor.files.knowledge.load import load_knowledge

    return Base(compile_rules(load_knowledge(None if folder is None else str(folder))))


def read_case(source: str | Path | Mapping[str, Any]) -> CaseFile:
    """Read a case file, a filled-in spreadsheet (.csv, .xlsx) or a mapping like a case file; raises InputError."""
    from advisor.files.cases import read
    from advisor.files.yaml_text import Document, build
    from advisor.model.kinds.case_study import Case

    if isinstance(source, Mapping):
        document = Document("case", {"advisor": "1", **_in_writing(source)})
        return CaseFile("case", partial(_placed, build(Case, document), document, "Case"))
    path = Path(source)
    if read.is_sheet(path):
        # The words of a spreadsheet are those of a knowledge base, so it is read when a base is asked.
        receipts: list[Receipt] = []

        def place(knowledge: Knowledge) -> tuple[str, Situation]:
            case, situation, receipt = read.load_with_receipt(knowledge, path)
            receipts[:] = [receipt]
            return _titled(case, situation, path.stem)

        return CaseFile(str(path), place, receipts, is_sheet=True)
    return CaseFile(str(path), partial(_placed, *read.read_case(path), path.stem))


def _in_writing(written: Any) -> Any:
    """A value as a case file would hold it, where every scalar is text."""
    if isinstance(written, Mapping):
        return {str(key): _in_writing(value) for key, value in written.items()}
    if isinstance(written, (list, tuple, set, frozenset)):
        return [_in_writing(value) for value in (written if isinstance(written, (list, tuple)) else sorted(written))]
    if isinstance(written, bool):
        return "yes" if written else "no"
    return f"{written:.15g}" if isinstance(written, (int, float)) else written


def _placed(case: Case, document: Any, name: str, knowledge: Knowledge) -> tuple[str, Situation]:
    from advisor.files.cases.read import place_case

    situation, faults = place_case(knowledge, case, document)
    if faults:
        raise InputError(sorted(faults))
    return _titled(case, situation, name)


def _titled(case: Case, situation: Situation, name: str) -> tuple[str, Situation]:
    from advisor.text.safe import printable

    return case.title or printable(name), situation


class Base:
    """A loaded knowledge base, which is asked about cases; the same case gives the same answer, byte for byte."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def __repr__(self) -> str:
        return f"<advisor.Base {self.knowledge.base.name!r} {self.knowledge.base.version}>"

    @property
    def knowledge(self) -> Knowledge:
        """The entries of the knowledge base by kind and id, such as `knowledge.measures`."""
        return self.program.knowledge

    def case(self, name: str) -> CaseFile:
        """A case study by its id, or a saved case by its name or number; raises InputError with the nearest names."""
        from advisor.conversation.answers import replay
        from advisor.files.cases.read import place_case
        from advisor.store import cases as saved
        from advisor.text.nearest import did_you_mean

        if name in self.knowledge.cases:
            study = self.knowledge.cases[name]
            return CaseFile(name, lambda knowledge: _titled(study, place_case(knowledge, study)[0], name))
        listed = saved.list_cases()
        kept = next((each for each in listed if name.casefold() == each.name.casefold() or name == str(each.id)), None)
        if kept is not None:
            title, answers = kept.name, saved.whole(kept).answers
            return CaseFile(name, lambda knowledge: (title, replay(knowledge, answers).situation))
        near = did_you_mean(name, [*self.knowledge.cases, *(each.name for each in listed)])
        raise InputError(f"There is no case file, case study or saved case '{name}'. {near}".rstrip())

    def advise(self, case: CaseFile) -> Advice:
        """What to do: every measure with its status, strength, reasons and citations, and what is open."""
        from advisor.analysis.advice.advise import advise
        from advisor.analysis.advice.document import advice_document, advice_memo
        from advisor.analysis.robustness.robustness import robustness_sentence
        from advisor.files.cases.write import written_case

        title, run = self.run(case)
        written = written_case(self.knowledge, run.worlds.situation, title)
        advice = advise(run, written, robustness_sentence(run, WHATEVER))
        return self._made(advice, partial(advice_document, title=title), memo=partial(advice_memo, title=title))

    def why(self, case: CaseFile, measure: str, *, depth: Depth = "paragraph") -> Explanation:
        """Why a measure, by its id or words of its title, is recommended, advised against, open or not indicated.

        The value goes all the way down; `depth` says how far down its document does.
        """
        from advisor.analysis.explanation.document import why_document, why_memo
        from advisor.analysis.explanation.explain import why

        title, run = self.run(case)
        found = why(run, self.measure(measure), title)
        return self._made(found, partial(why_document, depth=depth), memo=partial(why_memo, depth=depth))

    def why_not(
        self,
        case: CaseFile,
        measure: str,
        *,
        to: Wanted | None = None,
        subject: str = "",
        known_too: bool = False,
        most: int | None = None,
    ) -> WhyNot:
        """The smallest changes of answers that bring a measure in, or take it out; `to` is the verdict to reach.

        `subject` names one workload, partner or member; with `known_too`, what is known of the market may change as well;
        with `most`, at most so many subjects are looked into.
        """
        from advisor.analysis.counterfactuals.document import why_not_document
        from advisor.analysis.counterfactuals.why_not import subjects_of_measure, why_not

        _, run = self.run(case)
        key = self.measure(measure)
        subjects = subjects_of_measure(run, key, subject)
        if not subjects:
            what = (
                f"It has no {subject!r}."
                if subject
                else "It lists no workload, partner or member that it is judged for."
            )
            raise InputError([Fault(case.name, 0, what, "Add one, or name another measure.")])
        return self._made(why_not(run, key, subjects, to, known_too, most), why_not_document)

    def what_if(self, case: CaseFile, changes: Mapping[str, Any], *, market: str = "") -> WhatIf:
        """How the advice would change with other answers, given as `fact: value` or `NAME: fact` for a workload or partner."""
        from advisor.analysis.comparison.compare import what_if
        from advisor.analysis.comparison.document import what_if_document

        if not changes and not market:
            raise UsageError(
                "Say what to change, as in `base.what_if(case, {'provider-trust': 'high'})`, or name a market."
            )
        before, after = self.run(case)[1], self.run(self.variant(case, changes, market=market))[1]
        asked = [*([f"market={market}"] if market else []), *(f"{name}={value}" for name, value in changes.items())]
        # What was asked need not be repeated as the reason of everything that changes.
        known = {name.rpartition(":")[2].strip() for name in changes} if len(changes) == 1 and not market else set()
        found = what_if(before, after, " and ".join(asked))
        return self._made(found, lambda knowledge, found: what_if_document(knowledge, found, known))

    def variant(self, case: CaseFile, changes: Mapping[str, Any], *, market: str = "") -> CaseFile:
        """The case with other answers, as for `what_if`; raises InputError with every fault of the changes."""
        from advisor.files.cases.write import variant_of

        title, situation = case.place(self.knowledge)
        changed = variant_of(self.knowledge, situation, title, _in_writing(changes).items(), market, "changes")
        return CaseFile(f"{case.name}, changed", partial(_placed, changed, None, title))

    def compare(self, *cases: CaseFile, markets: Iterable[str] = (), everything: bool = False) -> Comparison:
        """How two to five cases differ, or the first case in several markets, with the facts and rules behind it.

        With `everything`, its document lists what does not differ too.
        """
        from advisor.analysis.comparison.compare import MAX_CASES, compare
        from advisor.analysis.comparison.document import comparison_document
        from advisor.files.cases.write import in_market

        columns = [self.run(case) for case in cases]
        for market in markets if columns else ():
            columns.append(in_market(self.program, columns[0], market))
        if not 2 <= len(columns) <= MAX_CASES:
            raise UsageError(f"Name two to {MAX_CASES} cases, or one case and markets.")
        found = compare([run for _, run in columns], [title for title, _ in columns])
        return self._made(found, partial(comparison_document, everything=everything))

    def robust(self, case: CaseFile) -> Robustness:
        """How firm the advice is: what holds whatever the open answers are, and what depends on a single answer."""
        from advisor.analysis.robustness.document import robustness_document
        from advisor.analysis.robustness.robustness import robust

        return self._made(robust(self.run(case)[1]), robustness_document)

    def next(self, case: CaseFile) -> NextQuestion:
        """The question to ask next, with the rules that wait for it; none once no answer can change the advice."""
        from advisor.conversation.next_step import next_question

        return next_question(self.program, case.place(self.knowledge)[1])

    def continuity(self, case: CaseFile) -> Continuity:
        """What becomes of every workload in every crisis and pair of crises, as planned and in other placements."""
        from advisor.analysis.continuity.data import Continuity
        from advisor.analysis.continuity.document import continuity_document
        from advisor.analysis.continuity.simulate import continuity
        from advisor.analysis.eligibility.judge import eligibility

        title, run = self.run(case)
        workloads = () if run.barred & 1 else tuple(continuity(self.program, run.worlds.situation))
        found = Continuity(case=title, eligibility=eligibility(run), workloads=workloads)
        return self._made(found, continuity_document)

    def review(self, case: CaseFile, *, short: bool = False) -> Review:
        """Whether a proposal is ready: its gate, its minimum offer, the article's yardsticks, and its gaps with owners.

        With `short`, its document tells the gate and the gaps alone.
        """
        from advisor.proposals.document import gaps_table, review_document
        from advisor.proposals.review import review

        title, situation = case.place(self.knowledge)
        return self._made(review(self.program, situation, title), partial(review_document, short=short), gaps_table)

    def rank(self, *cases: CaseFile) -> Portfolio:
        """Which proposal is better, and what sets each apart from the next; two or more are needed."""
        from advisor.proposals.ranking.document import portfolio_document, portfolio_table
        from advisor.proposals.ranking.rank import ranked

        if len(cases) < 2:
            raise UsageError("Name two or more proposals to rank.")
        return self._made(ranked([self.review(case) for case in cases]), portfolio_document, portfolio_table)

    def merge(self, *cases: CaseFile, title: str = "Merged proposal") -> Merged:
        """What the members of one proposal agree on, say alone, and dispute; and the case in which they agree."""
        from advisor.proposals.merging.document import merged_document
        from advisor.proposals.merging.merge import merged

        if len(cases) < 2:
            raise UsageError("Name two or more files of one proposal to merge.")
        placed = [(case, *case.place(self.knowledge)) for case in cases]
        titles = [title for _, title, _ in placed]
        members = [(title if titles.count(title) == 1 else case.name, situation) for case, title, situation in placed]
        return self._made(merged(self.program, members, title), merged_document)

    def check_wording(self, path: str | Path) -> FramingCheck:
        """The places of a text (.txt, .md, .docx, .pdf) that may feed fears of dependence, and what to say instead."""
        from advisor.files.texts import read_text
        from advisor.proposals.framing.document import framing_document
        from advisor.proposals.framing.find import check_wording

        found = check_wording(self.knowledge, read_text(Path(path)), Path(path).name)
        return self._made(found, framing_document)

    def search(self, words: str, most: int = 12) -> list[Entry]:
        """The entries of the knowledge base that are most like some words, the best first."""
        from advisor.library.search import find

        return find(self.knowledge, words, most)

    def show(self, name: str) -> Document:
        """An entry by its id, market name or term, as a document; raises InputError with the nearest names."""
        from advisor.library.pages import entry_page

        return entry_page(self.knowledge, name)

    def impact(self, old: Base) -> ImpactReport:
        """Whose advice changes against an older knowledge base: the edits, and the case studies and markets they touch."""
        from advisor.verification.impact.data import impact_report
        from advisor.verification.impact.document import impact_document
        from advisor.verification.impact.impact import impact

        found, against = impact(old.knowledge, self.knowledge), f"version {old.knowledge.base.version}"
        return remember(impact_report(found, against), lambda _: impact_document(found, against))

    def measure(self, words: str) -> str:
        """The id of the measure with that id or a title like it; raises InputError with the nearest names."""
        from advisor.text.nearest import by_words, did_you_mean

        measures = self.knowledge.measures
        if words in measures:
            return words
        titles = {entry.title: name for name, entry in measures.items()}
        exact = [name for title, name in titles.items() if title.casefold() == words.casefold()]
        names = titles | {name.replace("-", " "): name for name in measures}
        near = exact or list(dict.fromkeys(names[name] for name in by_words(words, names, most=8)))
        if len(near) == 1:
            return near[0]
        if near:
            listed = "; ".join(f"{measures[name].title} [{name}]" for name in near)
            raise InputError(f"'{words}' could be any of these: {listed}. Name one, best by the words in brackets.")
        raise InputError(f"There is no measure '{words}'. {did_you_mean(words, measures)}".rstrip())

    def run(self, case: CaseFile) -> tuple[str, Run]:
        """The title of a case, and the rules run for it; raises InputError with every fault of the case."""
        from advisor.engine.run import run
        from advisor.engine.worlds import Worlds

        title, situation = case.place(self.knowledge)
        return title, run(self.program, Worlds(situation))

    def _made(
        self,
        value: V,
        compose: Callable[[Knowledge, V], Document],
        table: Callable[[V], Table] | None = None,
        memo: Callable[[Knowledge, V], Document] | None = None,
    ) -> V:
        """The value, for which `document` and `write` know from now on how it reads."""
        return remember(value, partial(compose, self.knowledge), table, memo and partial(memo, self.knowledge))


def verify(folder: str | Path | None = None) -> Verified:
    """Whether the knowledge in a folder is right: its faults, proofs, coverage, and what to review."""
    from advisor.files.knowledge.locate import knowledge_folder
    from advisor.learning.answer_key import broken_lessons
    from advisor.verification.document import verification_document
    from advisor.verification.verify import verify

    found = verify(knowledge_folder(None if folder is None else str(folder)), broken_lessons)
    return remember(found, verification_document)
