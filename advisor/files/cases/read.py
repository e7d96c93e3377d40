"""Case files: reading one into a situation, with every fault at once, and writing a situation back."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from advisor.errors import Fault, InputError
from advisor.files.cases.receipt import Receipt
from advisor.files.yaml_text import OTHER_SHEETS, READ_SHEETS, Document, Where, build, parse, read_bytes
from advisor.language.places import Places
from advisor.model.answer_kinds import UNSURE
from advisor.model.claims import Claim
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case, WrittenSubject
from advisor.model.kinds.question import Question
from advisor.model.kinds.requirement import decided_by_answers
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import candidate_facts, find_market, nearest_markets, situation_of, unsure_fact
from advisor.model.situation import CASE, Situation, scope_of
from advisor.model.values import Fact
from advisor.model.written_values import read_value
from advisor.text.nearest import did_you_mean
from advisor.text.safe import printable

logger = logging.getLogger(__name__)


def read_case(path: str | Path) -> tuple[Case, Document]:
    """Read a case file; raises InputError with all faults of its form."""
    shown = str(path)
    document = parse(read_bytes(Path(path), shown), shown)
    return build(Case, document), document


def load_case(knowledge: Knowledge, path: str | Path) -> tuple[Case, Situation]:
    """Read a case file or a filled-in template and put it into a situation; raises InputError with all faults."""
    case, situation, _ = load_with_receipt(knowledge, path)
    return case, situation


def load_with_receipt(knowledge: Knowledge, path: str | Path) -> tuple[Case, Situation, Receipt]:
    """As `load_case`, with what became of the rows of a sheet; a case file has no rows, and nothing in it is left out."""
    faults: list[Fault] = []
    receipt = Receipt(str(path))
    if is_sheet(path):
        from advisor.files.cases.sheet_files import read_sheet

        document, receipt, faults = read_sheet(knowledge, Path(path))
        try:
            case = build(Case, document)
        except InputError as error:
            raise InputError(sorted({*faults, *error.faults})) from None
    else:
        case, document = read_case(path)
    situation, more = place_case(knowledge, case, document)
    if faults or more:
        raise InputError(sorted({*faults, *more}))
    return case, situation, receipt


def is_sheet(path: str | Path) -> bool:
    """Whether a name is that of a spreadsheet; raises InputError for a kind that cannot be read."""
    name = str(path).casefold()
    if name.endswith(OTHER_SHEETS):
        told = "Spreadsheets of this kind are not read."
        raise InputError([Fault(str(path), 0, told, f"Save it as one that ends in {' or '.join(READ_SHEETS)}.")])
    return name.endswith(READ_SHEETS)


def place_case(knowledge: Knowledge, case: Case, document: Document | None = None) -> tuple[Situation, list[Fault]]:
    """The situation a case describes, and every fault in its names and values."""
    return _Placing(knowledge, document or Document("case")).case(case)


MAX_PLAIN_DIGITS = 4
"""A whole number of so few digits can mean one thing alone."""


def _as_written(question: Question, raw: Any) -> Any:
    """What somebody wrote, in the form that values have in files; what has that form already needs no reader of words."""
    words = raw if isinstance(raw, list) else [raw]
    plain = (*question.values, UNSURE)
    is_small = isinstance(raw, str) and raw.isdecimal() and raw.isascii() and len(raw) <= MAX_PLAIN_DIGITS
    if is_small if question.is_figure and raw != UNSURE else all(word in plain for word in words):
        return raw
    from advisor.language.written import as_written

    return as_written(question, raw)


NO_FACTS: Mapping[str, Fact] = {}


class _Placing:
    def __init__(self, knowledge: Knowledge, document: Document) -> None:
        self.knowledge, self.document = knowledge, document
        self.faults: list[Fault] = []

    def fault(self, where: Where, what: str, advice: str = "") -> None:
        self.faults.append(Fault(self.document.file, self.document.line(where), what, advice))

    def case(self, case: Case) -> tuple[Situation, list[Fault]]:
        situation = situation_of(self.knowledge, self.market(case.market))
        facts = dict(situation.facts) | self.facts(case.facts, "case", ("facts",), situation.facts)
        situation = Situation(situation.market, facts)
        for kind in LISTED_KINDS:
            listed: tuple[WrittenSubject, ...] | None = getattr(case, f"{kind}s")
            for number, subject in enumerate(listed or ()):
                if any(subject.name == earlier.name for earlier in (listed or ())[:number]):
                    self.fault(
                        (f"{kind}s", number), f"Two {kind}s are called '{subject.name}'.", "Give each its own name."
                    )
                known = candidate_facts(self.knowledge, situation.market, subject.name) if kind == "partner" else {}
                found = known | self.facts(subject.facts, kind, (f"{kind}s", number, "facts"))
                situation = situation.with_subject(kind, subject.name, found)
            if listed is not None and f"{kind}s" not in case.still_listing:
                situation = situation.closed(kind)
        for number, name in enumerate(case.still_listing):
            lists = [f"{kind}s" for kind in LISTED_KINDS]
            if name not in lists:
                self.fault(
                    ("still_listing", number), f"There is no list '{name}'.", f"Write one of {', '.join(lists)}."
                )
        self.faults += claim_faults(self.knowledge, case.claims, situation, self.document)
        subjects = [situation.written_subject(subject) for subject in situation.all_subjects()]
        for number, remark in enumerate(case.remarks):
            if remark.about not in subjects:
                self.fault(
                    ("remarks", number), f"The case has no '{remark.about}'.", did_you_mean(remark.about, subjects)
                )
        return replace(situation, claims=case.claims, remarks=case.remarks), self.faults

    def market(self, name: str) -> str:
        if not name:
            return ""
        names = self.knowledge.names
        places = Places(names, self.knowledge.base.provider_country)
        code = find_market(names, name) or places.exactly(name)
        if code is None:
            near = [names[meant][0] for meant in places.mentioned(name)] or nearest_markets(names, name)
            if places.region(name):
                advice = "A region or bloc holds several markets. Name one country."
            elif near:
                advice = f"The nearest names are {', '.join(near)}."
            else:
                advice = "Write a country's name or two-letter code."
            self.fault(("market",), f"No market is called '{name}'.", advice)
        return code or ""

    def is_retired(self, name: str) -> bool:
        return name in self.knowledge.retired and self.knowledge.retired[name].kind == "question"

    def set_aside(self, where: Where, name: str) -> None:
        """Tell that a fact of an older knowledge base is not used any more; the rest of the case still holds."""
        entry = self.knowledge.retired[name]
        instead = f" Give '{entry.successor}' instead." if entry.successor else ""
        line = self.document.line(where)
        place = f"{self.document.file}:{line}" if line else self.document.file
        logger.warning("%s: '%s' is set aside: %s.%s", place, printable(name), entry.why, instead)

    def facts(
        self, written: dict[str, Any], scope: str, where: Where, known: Mapping[str, Fact] = NO_FACTS
    ) -> dict[str, Fact]:
        found = {}
        for name, raw in written.items():
            subject = (*where, name)
            question = self.knowledge.questions.get(name)
            if name in self.knowledge.conclusions:
                self.fault(
                    subject, f"'{name}' is concluded by rules and cannot be given.", "Give the facts it rests on."
                )
            elif question is None and self.is_retired(name):
                self.set_aside(subject, name)
            elif question is not None and question.settled:
                told = f"'{name}' is settled by sources and cannot be given."
                self.fault(subject, told, "Remove the line; eligibility/ in the knowledge says what holds.")
            elif question is None:
                near = did_you_mean(name, self.knowledge.questions)
                if name.isdigit():
                    near = "A comma parts facts here, so write decimals with a point: 58.5."
                self.fault(subject, f"There is no fact '{name}'.", near or "See `advisor search` for the facts.")
            elif scope_of(self.knowledge.about(name)) != scope:
                home = self.knowledge.about(name)
                told = f"'{name}' is about the {home}, not about {'the case' if scope == 'case' else 'a ' + scope}."
                self.fault(subject, told, f"Move it to the facts of the {home}.")
            else:
                try:
                    value = read_value(question, _as_written(question, raw))
                except ValueError as error:
                    self.fault(subject, str(error))
                    continue
                found[name] = Fact(name, value) if value is not None else unsure_fact(known.get(name), name)
        return found


def claim_faults(
    knowledge: Knowledge, claims: tuple[Claim, ...], situation: Situation, document: Document
) -> Iterator[Fault]:
    """Every fault in the claims of a case."""
    seen: set[tuple[str, str]] = set()
    for number, claim in enumerate(claims):
        line = document.line(("claims", number))
        for what, advice in _faults(knowledge, claim, situation):
            yield Fault(document.file, line, what, advice)
        if claim.key in seen:
            about = f" for '{claim.about}'" if claim.about else ""
            yield Fault(document.file, line, f"There are two claims on '{claim.what}'{about}.", "Keep one of them.")
        seen.add(claim.key)


def _faults(knowledge: Knowledge, claim: Claim, situation: Situation) -> Iterator[tuple[str, str]]:
    if claim.what in knowledge.requirements:
        if claim.about:
            yield f"'{claim.what}' is a requirement on the whole package.", "Leave 'about' out."
        told = decided_by_answers(knowledge.requirements[claim.what], claim)
        if told:
            yield told, "Write claimed or evidenced, or change the answer."
    elif claim.what not in knowledge.measures:
        names = [*knowledge.requirements, *knowledge.measures]
        advice = did_you_mean(claim.what, names) or "`advisor search` finds requirements and measures."
        yield f"There is no requirement or measure '{claim.what}'.", advice
    subjects = [situation.written_subject(subject) for subject in situation.all_subjects() if subject != CASE]
    if claim.about and claim.about not in subjects:
        advice = did_you_mean(claim.about, subjects) or "Write 'workload: NAME' or 'partner: NAME', as listed above."
        yield f"The case has no '{claim.about}'.", advice
