"""Reads the rows of a filled-in sheet as a case: each is recorded, kept as a note, refused, or told as not used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.errors import Fault
from advisor.files.cases.headings import CLAIM_COLUMNS, CLAIMS, STATES
from advisor.files.cases.receipt import Receipt
from advisor.files.cases.sheet_rows import Filled
from advisor.files.yaml_text import Document, Where
from advisor.language.claim_words import claim_state
from advisor.language.dates import FORMS, read_date
from advisor.language.normalise import folded
from advisor.language.written import NO_WORDS, YES_WORDS, as_written, is_unsure
from advisor.model.entry import LISTED_KINDS
from advisor.model.knowledge import Knowledge
from advisor.model.situation import scope_of
from advisor.model.written_values import read_value
from advisor.text.nearest import did_you_mean

OF_THE_CASE, OF_A_LIST = ("title", "market"), ("name", "complete")
FROM_THE_TEMPLATE = re.compile(r"\w+ \d+")
"""The label of a member, a workload or a partner that nobody changed."""


@dataclass
class _Listed:
    """A member, a workload or a partner, under the label that its rows bear."""

    kind: str
    label: str
    name: str
    row: int
    facts: dict[str, tuple[int, Any]] = field(default_factory=dict)


class SheetReader:
    """Puts rows together to the plain data of a case file; the order of the rows does not matter."""

    def __init__(self, knowledge: Knowledge, document: Document, receipt: Receipt) -> None:
        self.knowledge, self.document, self.receipt = knowledge, document, receipt
        self.faults: list[Fault] = []
        self.listed: list[_Listed] = []
        self.complete: dict[str, tuple[int, str]] = {}
        self.case: dict[str, tuple[int, Any]] = {}
        self.claims: list[tuple[int, dict[str, str]]] = []
        self.remarks: list[tuple[int, dict[str, Any]]] = []

    def read(self, rows: Sequence[Filled]) -> None:
        """Read all rows: names first, since every other row may be about one of them."""
        meant = [(row, self.what(row)) for row in rows]
        for row, what in meant:
            if what in OF_A_LIST:
                self.of_a_list(row, what)
        for row, what in meant:
            if what in OF_A_LIST:
                continue
            if not what:
                self.unknown(row)
            elif what in self.knowledge.questions or what in OF_THE_CASE:
                self.answer(row, what)
            else:
                self.claim(row, what)
        self.receipt.rows = sum(1 for row, what in meant if row.beside() or not what)

    def fault(self, row: Filled, what: str, advice: str = "") -> None:
        """Refuse a row."""
        self.faults.append(Fault(self.document.file, row.number, what, advice))

    # What a row is about

    def what(self, row: Filled) -> str:
        """The id that a row is about: its own, or that of the item it names; nothing if it names none that is known."""
        k = self.knowledge
        known = {*OF_THE_CASE, *OF_A_LIST, *k.questions, *k.requirements, *k.measures}
        if row["Id"]:
            return row["Id"] if row["Id"] in known else row["Id"].casefold() if row["Id"].casefold() in known else ""
        item = folded(row["Item"])
        claimed = folded(row["Part"]) == folded(CLAIMS)
        titles = {folded("Is the list complete?"): "complete"} | {name: name for name in (*OF_THE_CASE, *OF_A_LIST)}
        titles |= {folded(question.label): fact for fact, question in k.questions.items()}
        entries = {folded(measure.title): name for name, measure in k.measures.items()}
        entries |= {folded(requirement.title): name for name, requirement in k.requirements.items()}
        bare = re.sub(r" \([a-z ]+\)$", "", item)
        return entries.get(item) or entries.get(bare, "") if claimed else titles.get(item, "")

    def unknown(self, row: Filled) -> None:
        """A row that is about nothing known: a fault if it answers something, else told as not used."""
        if row["Answer"] or row["State"]:
            names = [*self.knowledge.questions, *self.knowledge.requirements, *self.knowledge.measures]
            near = did_you_mean(row["Id"], names) if row["Id"] else ""
            told = f"There is no fact '{row['Id']}'." if row["Id"] else "Nothing says what this row answers."
            self.fault(row, told, near or "Leave the Id as the template has it.")
        else:
            words = " ".join(" ".join(row.cells.values()).split())
            self.receipt.unused.append((row.number, f"no Id says what it is about: {words[:80]}"))

    def kind_of(self, row: Filled) -> str:
        """The kind of list that a row belongs to, by its part or its label."""
        told = f"{folded(row['Part'])} {folded(row['Subject'])}"
        return next((kind for kind in LISTED_KINDS if kind in told), "")

    def subject(self, kind: str, label: str) -> _Listed | None:
        """The subject that a label means: by the label of its rows, or by its name; the only one if there is no label."""
        said = folded(label)
        listed = [one for one in self.listed if one.kind == kind or not kind]
        by_label = [one for one in listed if folded(one.label) == said]
        by_name = [one for one in listed if folded(one.name) == said]
        found = by_label or by_name or (listed if not label else [])
        return found[0] if len(found) == 1 else None

    # Recording

    def of_a_list(self, row: Filled, what: str) -> None:
        """The name of a member, a workload or a partner, or whether their list is complete."""
        kind, answer = self.kind_of(row), row["Answer"] or row["State"]
        label = row["Subject"]
        if what == "name" and not answer and label and not FROM_THE_TEMPLATE.fullmatch(label):
            answer = label
        used = ("Answer",) if row["Answer"] else ("Answer", "State")
        if what == "complete":
            self.note(row, f"{kind}s", "", *used)
        else:
            self.note(row, what, f"{kind}: {answer}" if answer else "", *used)
        if not answer:
            return
        if not kind:
            self.fault(
                row, "It does not say of which list this is.", "Leave Part and Subject as the template has them."
            )
        elif what == "complete":
            self.twice(row, self.complete, kind, answer)
        elif any(one.kind == kind and folded(one.label) == folded(label) for one in self.listed):
            self.fault(row, f"'{label}' has two names.", "Keep one of the rows.")
        else:
            self.receipt.recorded.append(row.number)
            self.listed.append(_Listed(kind, label, answer, row.number))

    def twice(self, row: Filled, home: dict[str, tuple[int, Any]], what: str, value: Any) -> None:
        """Record a value, unless an earlier row gives another."""
        earlier = home.get(what)
        if earlier is None:
            home[what] = (row.number, value)
            self.receipt.recorded.append(row.number)
        elif earlier[1] == value:
            self.receipt.unused.append((row.number, f"row {earlier[0]} says the same."))
        else:
            self.fault(row, f"Row {earlier[0]} gives another answer to '{what}'.", "Keep one of the two.")

    def answer(self, row: Filled, what: str) -> None:
        """A title, a market, or a fact; an answer in the column State is understood too."""
        column = "Answer" if row["Answer"] or not row["State"] else "State"
        scope = "case" if what in OF_THE_CASE else scope_of(self.knowledge.about(what))
        subject = None if scope == "case" else self.subject(scope, row["Subject"])
        about = f"{subject.kind}: {subject.name}" if subject else ""
        if subject is None and scope != "case":
            self.nameless(row, scope)
            return
        if row[column]:
            home = subject.facts if subject else self.case
            self.value(row, what, home, row.cells[column])
        self.note(row, what, about, column)

    def nameless(self, row: Filled, kind: str) -> None:
        """A row about a member, a workload or a partner that no row names."""
        near = did_you_mean(row["Subject"], [one.label for one in self.listed if one.kind == kind])
        told = f"'{row['Subject']}' has no name." if row["Subject"] else f"It does not say which {kind} it is about."
        if row["Answer"] or row["State"]:
            self.fault(row, told, near or "Fill in its name first, in the row above.")
        elif row.beside():
            self.receipt.unused.append((row.number, f"{told} What stands beside it: {', '.join(row.beside())}."))

    def value(self, row: Filled, what: str, home: dict[str, tuple[int, Any]], text: str) -> None:
        """Record the value of one answer, or refuse it."""
        if what in OF_THE_CASE:
            self.twice(row, home, what, text)
            return
        question = self.knowledge.questions[what]
        try:
            value = as_written(question, text)
            read_value(question, value)
        except ValueError as error:
            self.fault(row, str(error))
            return
        self.twice(row, home, what, value)

    def claim(self, row: Filled, what: str) -> None:
        """A claim with what bears it out; a state in the column Answer is understood too."""
        column = "State" if row["State"] or not _state(row["Answer"]) else "Answer"
        found = {"what": what, "about": self.about(row)} | {
            name: row.cells.get(c, "") for name, c in CLAIM_COLUMNS.items()
        }
        beside = "" if column == "Answer" else "Answer"
        self.note(row, what, found["about"], *CLAIM_COLUMNS.values(), *([] if beside else ["Answer"]))
        if not any(row[c] for c in CLAIM_COLUMNS.values()) and column == "State":
            return
        state = _state(row[column])
        if is_unsure(row[column]):
            self.receipt.recorded.append(row.number)
            return
        if not state:
            said = f"'{row[column]}' is not allowed" if row[column] else "This claim has no state"
            self.fault(row, f"{said}.", f"Write one of {', '.join(STATES)}; or unsure.")
            return
        try:
            day = read_date(row["Date"]) if row["Date"] else ""
            if day is None:
                raise ValueError(f"'{row['Date']}' is not a date. {FORMS}")
        except ValueError as error:
            self.fault(row, str(error))
            return
        self.claims.append((row.number, found | {"state": state, "date": day}))
        self.receipt.recorded.append(row.number)

    def about(self, row: Filled) -> str:
        """The subject of a claim, as case files write it."""
        label = row["Subject"]
        if not label:
            return ""
        subject = self.subject("", label)
        if subject is None:
            near = did_you_mean(label, [one.label for one in self.listed])
            self.fault(row, f"There is no subject '{label}'.", near or "Leave it empty.")
            return ""
        return f"{subject.kind}: {subject.name}"

    def note(self, row: Filled, what: str, about: str, *used: str) -> None:
        """Keep what stands in a row beside what is recorded of it."""
        beside = {column: text for column, text in row.beside(*used).items() if text.strip()}
        if beside:
            self.remarks.append((row.number, {"on": what, "about": about, "columns": beside}))
            self.receipt.kept.append((row.number, ", ".join(beside)))

    # The plain data of a case file

    def finished(self) -> Document:
        """The plain data with the row of every value."""
        content = self.document.content
        for what in OF_THE_CASE:
            if what in self.case:
                self.put((what,), *self.case.pop(what))
        for name, (number, value) in self.case.items():
            content.setdefault("facts", {})
            self.put(("facts", name), number, value)
        for kind in LISTED_KINDS:
            self.list_of(kind)
        for key, entries in (("claims", self.claims), ("remarks", self.remarks)):
            for position, (number, entry) in enumerate(entries):
                content.setdefault(key, []).append({name: value for name, value in entry.items() if value})
                self.document.lines[key, position] = number
        return self.document

    def put(self, where: Where, number: int, value: Any) -> None:
        """Put a value into the plain data, with its row."""
        home = self.document.content
        for key in where[:-1]:
            home = home[key]
        home[where[-1]] = value
        self.document.lines[where] = number

    def list_of(self, kind: str) -> None:
        """The members, workloads or partners, in the order of their labels' numbers."""
        content, lists = self.document.content, f"{kind}s"
        mine = sorted((one for one in self.listed if one.kind == kind), key=_place)
        _, said = self.complete.get(kind, (0, ""))
        complete = "yes" if folded(said) in YES_WORDS else "no" if folded(said) in NO_WORDS else ""
        if not mine and complete != "yes":
            return
        content[lists] = []
        for position, one in enumerate(mine):
            self.document.lines[lists, position] = one.row
            content[lists].append({"name": one.name, "facts": {}})
            for name, (number, value) in one.facts.items():
                self.put((lists, position, "facts", name), number, value)
        if complete == "no":
            content.setdefault("still_listing", []).append(lists)


def _place(one: _Listed) -> tuple[int, int]:
    numbers = re.findall(r"\d+", one.label) if FROM_THE_TEMPLATE.fullmatch(one.label) else []
    return (int(numbers[0]) if numbers else one.row, one.row)


def _state(text: str) -> str:
    said = folded(text).strip(" .")
    return claim_state(text) or ("claimed" if said in YES_WORDS else "absent" if said in NO_WORDS else "")
