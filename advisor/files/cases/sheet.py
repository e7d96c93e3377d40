"""A case as the rows of a spreadsheet: one row for each answer and each claim, with the notes beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from advisor.files.cases.headings import CLAIM_COLUMNS, CLAIMS, COLUMNS
from advisor.language.written import shown
from advisor.model.claims import CLAIM_STATES
from advisor.model.conditions import Leaf
from advisor.model.entry import LISTED_KINDS
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import WORDS

BLANK_SUBJECTS = {"member": 4, "workload": 4, "partner": 3}
CHOICES = "\0choices"
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
    rows = [*rows, *_claims(knowledge, case, asked), *_answers(knowledge, "market", "", facts)]
    return _with_remarks(rows, case)


def own_columns(rows: Iterable[Row]) -> list[str]:
    """The headings of people's own columns, in the order in which they first fill one."""
    return list(dict.fromkeys(heading for row in rows for heading in row if heading not in (*COLUMNS, CHOICES)))


def _with_remarks(rows: list[Row], case: Mapping[str, Any]) -> list[Row]:
    """The rows with the notes that stand beside them."""
    labels = {about: label for label, about in _abouts(case).items()}
    places = {(row["Id"], row["Subject"]): row for row in rows}
    # What stands beside "Is the list complete?" is kept under the name of the list.
    places |= {(row["Part"].casefold(), ""): row for row in rows if row["Id"] == "complete"}
    for remark in case.get("remarks", ()):
        label = labels.get(remark.get("about", ""), "")
        row = places.get((remark["on"], label)) or places.get((remark["on"], remark.get("about", "")))
        if row is None:
            row = _row("Notes", label, remark["on"], id_=remark["on"])
            rows.append(row)
        row.update(remark["columns"])
    return rows


def _row(
    part: str,
    subject: str = "",
    item: str = "",
    answer: str = "",
    can: str = "",
    id_: str = "",
    choices: Sequence[str] = (),
    question: str = "",
) -> Row:
    filled = (part, subject, item, question, answer, "", "", "", "", "", can, id_)
    return {**dict(zip(COLUMNS, filled, strict=True)), CHOICES: ",".join(choices)}


def _answers(knowledge: Knowledge, kind: str, subject: str, facts: Mapping[str, Any]) -> Iterator[Row]:
    for topic in (topic for topic in knowledge.topics if not topic.supposed):
        for question in topic.questions if topic.about == kind else ():
            if question.settled:
                continue
            written = facts.get(question.id, "")
            cell = shown(question, written) if written != "" else ""
            can, choices = question.answers.how_to_write(question), question.answers.choices(question)
            if isinstance(question.asked_when, Leaf):
                can += f"; empty where '{knowledge.label(question.asked_when.fact)}' settles it"
            asked = question.ask.replace("{name}", "the " + kind)
            yield _row(topic.title, subject, question.label, cell, can, question.id, choices, asked)


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
    asked = requirement.asks if requirement else knowledge.measures[what].in_short
    return _row(CLAIMS, subject, item, can=can, id_=what, choices=states, question=asked)


def _abouts(case: Mapping[str, Any]) -> dict[str, str]:
    """The subject of a claim in a case file, by the label of the subject on the sheet."""
    return {
        f"{kind.capitalize()} {number}": f"{kind}: {subject['name']}"
        for kind in LISTED_KINDS
        for number, subject in enumerate(case.get(f"{kind}s") or (), 1)
    }
