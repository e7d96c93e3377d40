"""The spreadsheet template: there and back without loss, faults by row, and no cell that is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.errors import InputError, UsageError
from advisor.files.cases.headings import COLUMNS
from advisor.files.cases.read import load_case, place_case
from advisor.files.cases.sheet import Row, rows_of
from advisor.files.cases.sheet_files import sheet_bytes
from advisor.files.cases.write import written_case
from advisor.model.situation import Situation
from tests.fixtures.proposal_cases import claim, proposals

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" \n="), min_size=1, max_size=12
)
NAMES = TEXT.map(str.strip).filter(bool)
MARKS = st.sampled_from(["", "=", "+1", "'", "''", "-x", "@", "'=", "\t"])


def there_and_back(program: Program, case: dict[str, Any], path: Path) -> Situation:
    path.write_bytes(sheet_bytes(rows_of(program.knowledge, case), path.name))
    return load_case(program.knowledge, path)[1]


def written(program: Program, situation: Situation) -> dict[str, Any]:
    return written_case(program.knowledge, situation, "A title")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=25)
@given(data=st.data())
def test_a_proposal_comes_back_as_it_was(
    proposing: Program, tmp_path_factory: pytest.TempPathFactory, ending: str, data: st.DataObject
) -> None:
    situation = data.draw(proposals(proposing))
    note = data.draw(MARKS) + data.draw(TEXT)
    situation = situation.with_claim(claim("letter", "claimed", note=note, owner=data.draw(NAMES)))

    path = tmp_path_factory.mktemp("sheets") / f"proposal.{ending}"

    assert there_and_back(proposing, written(proposing, situation), path) == situation


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["proposal-kenya-graded", "proposal-saudi-decorative", "uae-bank-and-chatbot"])
def test_the_shipped_proposals_come_back_as_they_were(program: Program, tmp_path: Path, name: str, ending: str) -> None:
    situation, _ = place_case(program.knowledge, program.knowledge.cases[name])

    assert there_and_back(program, written(program, situation), tmp_path / f"x.{ending}") == situation


def test_lists_that_are_empty_open_or_not_asked_stay_apart(proposing: Program, tmp_path: Path) -> None:
    one = {"name": "Core", "facts": {}}
    open_list: dict[str, Any] = {"workloads": [one], "still_listing": ["workloads"]}
    several: list[dict[str, Any]] = [{}, {"workloads": []}, {"workloads": [one]}, open_list]
    for lists in several:
        case = {"advisor": "1", **lists}
        found = there_and_back(proposing, case, tmp_path / "x.csv")
        assert written_case(proposing.knowledge, found) == case


def changed(program: Program, changes: dict[str, dict[str, str]], case: dict[str, Any] | None = None) -> list[Row]:
    rows = rows_of(program.knowledge, case or {"workloads": [{"name": "Core"}]})
    for row in rows:
        row.update(changes.get(row["Id"], {}))
    return rows


def test_what_people_write_is_understood(proposing: Program, tmp_path: Path) -> None:
    answers = {
        "trust": "High",
        "wishes": "their own keys; a say",
        "regions": "2-5",
        "market": "emirates",
        "threat": "NO",
    }
    path = tmp_path / "x.csv"
    rows = changed(proposing, {name: {"Answer": answer} for name, answer in answers.items()})
    path.write_bytes(sheet_bytes(rows, path.name))
    _, situation = load_case(proposing.knowledge, path)

    case = written_case(proposing.knowledge, situation)
    assert case["market"] == "AE"
    assert case["facts"] == {"trust": "high", "wishes": ["keys", "voice"], "regions": "2-5", "threat": "no"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"trust": {"Answer": "hihg"}}, "'trust' cannot be 'hihg'. Did you mean high?"),
        ({"trust": {"Id": "trsut", "Answer": "high"}}, "There is no fact 'trsut'. Did you mean trust?"),
        ({"name": {"Answer": ""}, "secret": {"Answer": "yes"}}, "'Workload 1' has no name."),
        ({"letter": {"Owner": "Jane"}}, "This claim has no state. Write one of evidenced"),
        ({"letter": {"State": "sure"}}, "'sure' is not allowed"),
        ({"letter": {"State": "evidenced"}}, "An evidenced claim names its evidence."),
        ({"letter": {"State": "claimed", "Subject": "Workload 9"}}, "There is no subject 'Workload 9'."),
        ({"guard": {"State": "absent"}}, "follows from the answers"),
        ({"market": {"Answer": "Atlantis"}}, "No market is called 'Atlantis'."),
    ],
)
def test_a_fault_is_told_with_its_row(
    proposing: Program, tmp_path: Path, changes: dict[str, dict[str, str]], told: str
) -> None:
    path = tmp_path / "x.csv"
    rows = changed(proposing, changes)
    path.write_bytes(sheet_bytes(rows, path.name))
    with pytest.raises(InputError) as caught:
        load_case(proposing.knowledge, path)

    names = [name for name in changes if name != "name"]
    number = next(n for n, row in enumerate(rows, 2) if row["Id"] in (names[0], changes[names[0]].get("Id")))
    assert [told in f"{fault.what} {fault.advice}" for fault in caught.value.faults] == [True]
    assert caught.value.faults[0].line == number


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.csv", b"", "The sheet is empty."),
        ("x.csv", b"a,b\n1,2\n", "There is no column 'Answer'."),
        ("x.csv", b"\xff\xfe\x00", "not a text file in UTF-8"),
        ("x.xlsx", b"PK no", "This is no XLSX spreadsheet."),
        ("x.xlsx", b"", "This is no XLSX spreadsheet."),
    ],
)
def test_what_is_no_template_is_refused_kindly(
    proposing: Program, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told):
        load_case(proposing.knowledge, tmp_path / name)


def test_semicolons_and_numbers_and_dates_of_spreadsheets_are_read(proposing: Program, tmp_path: Path) -> None:
    import openpyxl

    rows = changed(proposing, {"regions": {"Answer": "3"}, "letter": {"State": "planned", "Date": "2027-01-31"}})
    lines = io.StringIO()
    csv.writer(lines, delimiter=";").writerows([COLUMNS, *([row[column] for column in COLUMNS] for row in rows)])
    (tmp_path / "x.csv").write_text(lines.getvalue(), encoding="utf-8")
    (tmp_path / "x.xlsx").write_bytes(sheet_bytes(rows, "x.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[COLUMNS.index("Id")].value == "regions":
            answer = row[COLUMNS.index("Answer")]
            answer.value, answer.data_type = 3, "n"
    book.save(tmp_path / "x.xlsx")

    found = [load_case(proposing.knowledge, tmp_path / name)[1] for name in ("x.csv", "x.xlsx")]
    assert found[0] == found[1]
    assert found[0].claims[0].date == "2027-01-31"


def test_no_cell_is_a_formula(proposing: Program) -> None:
    import openpyxl

    case = {"title": '=HYPERLINK("http://x")', "workloads": [{"name": "+1"}]}
    rows = rows_of(proposing.knowledge, case)

    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(rows, "x.xlsx")))
    formulas = {cell.column or 0 for row in book.worksheets[0].iter_rows() for cell in row if cell.data_type == "f"}
    # The check column is ours alone; nobody writes into it, and it is not read.
    assert {book.worksheets[0].cell(1, column).value for column in formulas} == {"Check"}
    text = sheet_bytes(rows, "x.csv").decode("utf-8-sig")
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in tuple("=+-@")]


def test_another_ending_is_refused(proposing: Program) -> None:
    with pytest.raises(UsageError, match=r"ends in \.csv or \.xlsx"):
        sheet_bytes([], "x.ods")
