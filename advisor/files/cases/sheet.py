"""A case as the rows of a spreadsheet, and back without loss: one row for each answer and each claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.errors import Fault, InputError
from advisor.files.yaml_text import Document, Where
from advisor.model.answer_kinds import NONE, UNSURE
from advisor.model.claims import CLAIM_STATES
from advisor.model.conditions import Leaf
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import WORDS
from advisor.text.nearest import did_you_mean

COLUMNS = (
    *("Part", "Subject", "Item", "Answer", "State", "Evidence", "Owner", "Date", "Note"),
    *("What can be written", "Id"),
)
CLAIM_COLUMNS = {"state": "State", "evidence": "Evidence", "owner": "Owner", "date": "Date", "note": "Note"}
BLANK_SUBJECTS = {"member": 4, "workload": 4, "partner": 3}
CLAIMS = "Claims"
CHOICES = "choices"
"""Under this key, which is no column, a row has the words to choose from, if one of a few is to be written."""
Row = dict[str, str]


def rows_of(knowledge: Knowledge, case: Mapping[str, Any], asked: Sequence[tuple[str, str]] = ()) -> list[Row]:
    """The rows for the plain data of a case file; `asked` are further measures to ask about, each with its subject."""
    facts = case.get("facts", {})
    rows = [
        _row("Case", item="Title", answer=case.get("title", ""), can="any text", id_="title"),
        _row("Case", item="Market", answer=case.get("market", ""), can="a country, or its code", id_="market"),
    ]
    rows += _answers(knowledge, "offer", "", facts)
    for kind in ("member", "workload", "partner"):
        rows += _subjects(knowledge, case, kind)
    # What is known of the market anyway stands last; whoever knows better writes it there.
    return [*rows, *_claims(knowledge, case, asked), *_answers(knowledge, "market", "", facts)]


def _row(
    part: str,
    subject: str = "",
    item: str = "",
    answer: str = "",
    can: str = "",
    id_: str = "",
    choices: Sequence[str] = (),
) -> Row:
    filled = (part, subject, item, answer, "", "", "", "", "", can, id_)
    return {**dict(zip(COLUMNS, filled, strict=True)), CHOICES: ",".join(choices)}


def _answers(knowledge: Knowledge, kind: str, subject: str, facts: Mapping[str, Any]) -> Iterator[Row]:
    for topic in (topic for topic in knowledge.topics if not topic.supposed):
        for question in topic.questions if topic.about == kind else ():
            if question.settled:
                continue
            written = facts.get(question.id, "")
            shown = (", ".join(written) or NONE) if isinstance(written, list) else str(written)
            can, choices = question.answers.how_to_write(question), question.answers.choices(question)
            if isinstance(question.asked_when, Leaf):
                can += f"; empty where '{knowledge.label(question.asked_when.fact)}' settles it"
            yield _row(topic.title, subject, question.label, shown, can, question.id, choices)


def _subjects(knowledge: Knowledge, case: Mapping[str, Any], kind: str) -> Iterator[Row]:
    listed = case.get(f"{kind}s")
    part = f"{kind.capitalize()}s"
    complete = "" if listed is None else "no" if f"{kind}s" in case.get("still_listing", ()) else "yes"
    can = f"yes, or no if more {kind}s may come"
    yield _row(part, part, "Is the list complete?", complete, can, "complete")
    named = list(listed or ()) or [{"name": "", "facts": {}} for _ in range(BLANK_SUBJECTS[kind])]
    for number, subject in enumerate(named, 1):
        label = f"{kind.capitalize()} {number}"
        yield _row(part, label, "Name", subject["name"], "any name; leave it empty if there is none", "name")
        for row in _answers(knowledge, kind, label, subject.get("facts", {})):
            yield row | {"Part": part}


def _claims(knowledge: Knowledge, case: Mapping[str, Any], asked: Sequence[tuple[str, str]]) -> Iterator[Row]:
    labels = {about: label for label, about in _abouts(case).items()}
    seen = set()
    for claim in case.get("claims", ()):
        seen.add((claim["what"], claim.get("about", "")))
        row = _claim_row(knowledge, claim["what"], labels.get(claim.get("about", ""), ""))
        yield row | {column: claim.get(name) or "" for name, column in CLAIM_COLUMNS.items()}
    for what, about in [*((name, "") for name in knowledge.requirements), *asked]:
        if (what, about) not in seen:
            yield _claim_row(knowledge, what, labels.get(about, ""))


def _claim_row(knowledge: Knowledge, what: str, subject: str) -> Row:
    requirement = knowledge.requirements.get(what)
    entry = requirement or knowledge.measures[what]
    item = f"{entry.title} ({WORDS[requirement.force].word})" if requirement else f"{entry.title} (minimum offer)"
    states = list(CLAIM_STATES)[: 2 if requirement and requirement.needs is not None else 4]
    can = f"State: {', '.join(states)}. Date: 2026-12-31"
    return _row(CLAIMS, subject, item, can=can, id_=what, choices=states)


def _abouts(case: Mapping[str, Any]) -> dict[str, str]:
    """The subject of a claim in a case file, by the label of the subject on the sheet."""
    return {
        f"{kind.capitalize()} {number}": f"{kind}: {subject['name']}"
        for kind in LISTED_KINDS
        for number, subject in enumerate(case.get(f"{kind}s") or (), 1)
    }


def case_of(knowledge: Knowledge, rows: Sequence[tuple[int, Row]], shown: str) -> Document:
    """The plain data of a case file from numbered rows, with the row of every value; raises InputError with all faults."""
    reader = _Reader(knowledge, Document(shown, {"advisor": "1"}))
    for number, row in rows:
        reader.row(number, row)
    return reader.finished()


@dataclass
class _Reader:
    knowledge: Knowledge
    document: Document
    faults: list[Fault] = field(default_factory=list)
    subjects: dict[str, dict[str, Any]] = field(default_factory=dict)
    complete: dict[str, str] = field(default_factory=dict)
    claims: list[tuple[int, Row]] = field(default_factory=list)

    def row(self, number: int, row: Row) -> None:
        name, answer, label = row["Id"].strip(), row["Answer"], row["Subject"].strip()
        if row["Part"].strip() == CLAIMS:
            if any(row[column].strip() for column in CLAIM_COLUMNS.values()):
                self.claims.append((number, row))
        elif not answer.strip():
            return
        elif name in ("title", "market"):
            self.put((name,), number, answer)
        elif name == "complete":
            self.complete[row["Part"].strip().casefold()] = answer.strip().casefold()
        elif name == "name":
            self.subjects[label] = {"name": answer, "facts": {}, "row": number}
        else:
            self.fact(number, label, name, answer.strip())

    def fact(self, number: int, label: str, name: str, answer: str) -> None:
        question = self.knowledge.questions.get(name)
        if question is None:
            near = did_you_mean(name, self.knowledge.questions)
            self.fault(number, f"There is no fact '{name}'.", near or "Leave the Id as the template has it.")
        elif label and label not in self.subjects:
            self.fault(number, f"'{label}' has no name.", "Fill in its name first, in the row above.")
        elif label:
            self.subjects[label]["facts"][name] = (number, written(question, answer))
        else:
            self.document.content.setdefault("facts", {})
            self.put(("facts", name), number, written(question, answer))

    def put(self, where: Where, number: int, value: Any) -> None:
        home = self.document.content
        for key in where[:-1]:
            home = home[key]
        home[where[-1]] = value
        self.document.lines[where] = number

    def fault(self, number: int, what: str, advice: str) -> None:
        self.faults.append(Fault(self.document.file, number, what, advice))

    def finished(self) -> Document:
        content = self.document.content
        for kind in LISTED_KINDS:
            self.listed(kind)
        labels = _abouts(content)
        for subject, (number, row) in enumerate(self.claims):
            content.setdefault("claims", []).append(self.claim(number, row, labels))
            self.document.lines["claims", subject] = number
        if self.faults:
            raise InputError(self.faults)
        return self.document

    def listed(self, kind: str) -> None:
        content, lists = self.document.content, f"{kind}s"
        mine = [s for label, s in self.subjects.items() if label.startswith(f"{kind.capitalize()} ")]
        complete = self.complete.get(lists, "")
        if not mine and not complete.startswith("y"):
            return
        content[lists] = []
        for position, subject in enumerate(mine):
            self.document.lines[lists, position] = subject["row"]
            content[lists].append({"name": subject["name"], "facts": {}})
            for name, (number, value) in subject["facts"].items():
                self.put((lists, position, "facts", name), number, value)
        if complete.startswith("n"):
            content.setdefault("still_listing", []).append(lists)

    def claim(self, number: int, row: Row, labels: Mapping[str, str]) -> dict[str, str]:
        subject = row["Subject"].strip()
        if subject and subject not in labels:
            self.fault(number, f"There is no subject '{subject}'.", did_you_mean(subject, labels) or "Leave it empty.")
        found = {"what": row["Id"].strip(), "about": labels.get(subject, "")}
        found |= {name: row[column] for name, column in CLAIM_COLUMNS.items()}
        found["state"], found["date"] = found["state"].strip().casefold(), found["date"].strip()
        if not found["state"]:
            self.fault(number, "This claim has no state.", f"Write one of {', '.join(CLAIM_STATES)}.")
        return {name: value for name, value in found.items() if value}


def written(question: Question, answer: str) -> Any:
    """What a cell says, as case files write it; the words that people read are understood too."""
    if answer.casefold() == UNSURE:
        return UNSURE
    labels = {option.label.casefold(): option.value for option in question.options}
    values = {value.casefold(): value for value in question.values}
    if not question.takes_many:
        return values.get(answer.casefold()) or labels.get(answer.casefold(), answer)
    if answer.casefold() in (NONE, question.none.casefold()):
        return []
    parts = [part.strip() for part in answer.replace(";", ",").split(",") if part.strip()]
    return [values.get(part.casefold()) or labels.get(part.casefold(), part) for part in parts]
