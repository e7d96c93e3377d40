"""The library asks every question that the command line asks, and its answers are the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import advisor
from advisor.cli.app import advisor as command
from advisor.engine.compile import Program

README = Path(__file__).parent.parent / "README.md"
HOSPITAL = """advisor: 1
title: Hospital AI in the UAE
market: AE
facts: {provider-trust: unsure}
workloads:
  - {name: Imaging triage, facts: {sector: health, data-sensitivity: high}}
"""
STUDY, OTHER = "proposal-kenya-graded", "proposal-saudi-decorative"
Printed = Callable[..., Any]


@pytest.fixture(scope="module")
def base(program: Program) -> advisor.Base:
    return advisor.Base(program)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    """What a command prints as JSON."""

    def run(*arguments: str) -> Any:
        capsys.readouterr()
        command.main(list(arguments), standalone_mode=False)
        return json.loads(capsys.readouterr().out)

    return run


def as_json(value: Any) -> Any:
    return json.loads(value.model_dump_json(by_alias=True))


def test_the_lines_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hospital.yaml").write_text(HOSPITAL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _, _, shown = README.read_text(encoding="utf-8").partition("<!-- library -->\n```python\n")
    lines, _, _ = shown.partition("```")
    exec(lines, {})

    assert "advisor.load()" in lines
    assert (tmp_path / "review.md").read_text(encoding="utf-8").startswith("# ")


def test_importing_advisor_imports_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import advisor; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["advisor"]


def test_every_public_name_is_there_in_order() -> None:
    assert advisor.__all__ == sorted(advisor.__all__)
    assert {getattr(advisor, name).__module__ for name in advisor.__all__} <= {
        *("advisor.api", "advisor.errors", "advisor.documents.written"),
    }
    assert set(advisor.__all__) <= set(dir(advisor))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = advisor.nonsense  # type: ignore[attr-defined]


def test_answers_about_a_case_are_those_of_the_command_line(base: advisor.Base, printed: Printed) -> None:
    case = base.case(STUDY)

    assert as_json(base.advise(case)) == printed("advise", STUDY, "-f", "json")
    assert as_json(base.why(case, "failover")) == printed("why", STUDY, "failover", "-f", "json")
    assert as_json(base.why_not(case, "exit-plan")) == printed("why-not", STUDY, "exit-plan", "-f", "json")
    assert as_json(base.robust(case)) == printed("robust", STUDY, "-f", "json")
    assert as_json(base.next(case)) == printed("next", STUDY)
    assert as_json(base.review(case)) == printed("review", STUDY, "-f", "json")


def test_answers_about_several_cases_are_those_of_the_command_line(base: advisor.Base, printed: Printed) -> None:
    case, other = base.case(STUDY), base.case(OTHER)

    assert as_json(base.compare(case, other)) == printed("compare", STUDY, OTHER, "-f", "json")
    markets = printed("compare", STUDY, "--markets", "AE,BR", "-f", "json")
    assert as_json(base.compare(case, markets=["AE", "Brazil"])) == markets
    assert as_json(base.rank(case, other)) == printed("review", STUDY, OTHER, "-f", "json")
    assert as_json(base.merge(case, other)) == printed("merge", STUDY, OTHER, "-f", "json")


def test_a_change_is_asked_by_fact_or_by_name_and_fact(base: advisor.Base, printed: Printed) -> None:
    case = base.case("uae-bank-and-chatbot")
    changes = {"provider-trust": "high", "Public chatbot: data-sensitivity": "high"}
    options = [part for name, value in changes.items() for part in ("--set", f"{name}={value}")]

    same = printed("what-if", "uae-bank-and-chatbot", *options, "-f", "json")
    assert as_json(base.what_if(case, changes)) == same
    moved = as_json(base.what_if(case, {}, market="BR"))["shifts"]
    assert moved == printed("what-if", "uae-bank-and-chatbot", "--market", "BR", "-f", "json")["shifts"]


def test_a_case_is_a_file_or_a_mapping_and_comes_out_alike(base: advisor.Base, tmp_path: Path) -> None:
    path = tmp_path / "hospital.yaml"
    path.write_text(HOSPITAL, encoding="utf-8")
    mapping = {
        "title": "Hospital AI in the UAE",
        "market": "AE",
        "facts": {"provider-trust": "unsure"},
        "workloads": [{"name": "Imaging triage", "facts": {"sector": "health", "data-sensitivity": "high"}}],
    }

    first, second = base.advise(advisor.read_case(path)), base.advise(advisor.read_case(mapping))
    assert first == second
    assert first.model_dump_json() == second.model_dump_json()
    assert base.run(advisor.read_case({"facts": {"local-control-wish": True}}))[0] == "Case"


def test_a_spreadsheet_is_a_case(base: advisor.Base, tmp_path: Path) -> None:
    command.main(["review", STUDY, "--template", str(tmp_path / "kenya.csv")], standalone_mode=False)

    assert base.advise(advisor.read_case(tmp_path / "kenya.csv")) == base.advise(base.case(STUDY))


def test_faults_of_a_case_name_file_line_and_what_to_do(base: advisor.Base, tmp_path: Path) -> None:
    path = tmp_path / "hospital.yaml"
    path.write_text(HOSPITAL.replace("provider-trust", "provider-trst"), encoding="utf-8")

    with pytest.raises(advisor.InputError) as caught:
        base.advise(advisor.read_case(path))
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (str(path), 4)
    assert fault.what == "There is no fact 'provider-trst'."
    assert "provider-trust" in fault.advice


@pytest.mark.parametrize(
    ("ask", "error", "says"),
    [
        (lambda base: base.case("nosuch"), advisor.InputError, "There is no case file, case study or saved case"),
        (lambda base: base.why(base.case(STUDY), "pineapple"), advisor.InputError, "There is no measure 'pineapple'."),
        (lambda base: base.measure("open weights"), advisor.InputError, "could be any of these"),
        (lambda base: base.show("nowhere-at-all"), advisor.InputError, "There is no entry"),
        (lambda base: base.what_if(base.case(STUDY), {}), advisor.UsageError, "Say what to change"),
        (lambda base: base.what_if(base.case(STUDY), {"grid": "purple"}), advisor.InputError, "cannot be 'purple'"),
        (lambda base: base.compare(base.case(STUDY)), advisor.UsageError, "Name two to 5 cases"),
        (lambda base: base.rank(base.case(STUDY)), advisor.UsageError, "Name two or more proposals"),
        (lambda base: base.merge(base.case(STUDY)), advisor.UsageError, "Name two or more files"),
        (lambda base: base.why_not(base.case(STUDY), "exit-plan", subject="Till"), advisor.InputError, "no 'Till'"),
        (lambda base: advisor.read_case("missing.yaml"), advisor.InputError, "There is no such file."),
        (lambda base: advisor.read_case({"facts": 3}), advisor.InputError, "facts"),
        (lambda base: advisor.load("/nowhere"), advisor.UsageError, "/nowhere is not a knowledge folder"),
        (lambda base: advisor.document(3), advisor.UsageError, "There is no document of this int."),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(
    base: advisor.Base, ask: Callable[[advisor.Base], Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error) as caught:
        ask(base)

    assert says in str(caught.value)


def test_the_ending_of_a_file_chooses_its_form(
    base: advisor.Base, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = base.review(base.case(STUDY))
    for ending, form in ((".md", "md"), (".json", "json"), (".csv", "csv")):
        advisor.write(review, tmp_path / f"review{ending}")
        capsys.readouterr()
        command.main(["review", STUDY, "-f", form], standalone_mode=False)
        assert (tmp_path / f"review{ending}").read_text(encoding="utf-8") == capsys.readouterr().out
    advice = base.advise(base.case(STUDY))
    for ending, form in ((".md", "md"), (".json", "json"), (".txt", "text")):
        advisor.write(advice, tmp_path / f"advice{ending}")
        capsys.readouterr()
        command.main(["advise", STUDY, "-f", form], standalone_mode=False)
        assert (tmp_path / f"advice{ending}").read_text(encoding="utf-8") == capsys.readouterr().out
    advisor.write(advisor.document(review), tmp_path / "review.txt", width=60)
    assert max(map(len, (tmp_path / "review.txt").read_text(encoding="utf-8").splitlines())) <= 60


def test_a_form_that_there_is_none_of_is_refused_with_those_there_are(base: advisor.Base, tmp_path: Path) -> None:
    review, merged = base.review(base.case(STUDY)), base.merge(base.case(STUDY), base.case(OTHER))

    with pytest.raises(advisor.UsageError, match=r"'\.odt'. Name one that ends in \.csv, \.json, \.md, \.txt"):
        advisor.write(review, tmp_path / "review.odt")
    with pytest.raises(advisor.UsageError, match=r"no table to write as \.csv"):
        advisor.write(merged, tmp_path / "merged.csv")
    with pytest.raises(advisor.UsageError, match=r"no data to write as \.json"):
        advisor.write(base.show("AE"), tmp_path / "entry.json")
    with pytest.raises(advisor.UsageError, match="Give the value that a base returned"):
        advisor.write(review.model_copy(), tmp_path / "review.md")
    with pytest.raises(advisor.InputError, match="cannot be written"):
        advisor.write(review, tmp_path / "missing" / "review.md")
    assert list(tmp_path.iterdir()) == []


def test_every_answer_has_a_document(base: advisor.Base) -> None:
    case, other = base.case(STUDY), base.case(OTHER)
    values: list[Any] = [base.advise(case), base.why(case, "failover"), base.why_not(case, "exit-plan")]
    values += [base.what_if(case, {"provider-trust": "high"}), base.robust(case), base.compare(case, other)]
    values += [
        base.continuity(case),
        base.review(case),
        base.rank(case, other),
        base.merge(case, other),
        base.show("AE"),
    ]

    for value in values:
        document = advisor.document(value)
        assert (bool(document.title), bool(document.blocks)) == (True, True)


def test_nothing_is_kept_of_a_value_that_is_gone(base: advisor.Base) -> None:
    from advisor.documents.written import _FORMS

    review = base.review(base.case(STUDY))
    key = id(review)
    assert key in _FORMS
    del review

    assert key not in _FORMS


def test_the_knowledge_is_searched_shown_checked_and_compared(base: advisor.Base, tmp_path: Path) -> None:
    assert base.search("UAE")[0].id == "AE"
    assert advisor.document(base.show("AE")).title.startswith("United Arab Emirates")
    text = tmp_path / "offer.txt"
    text.write_text("We will never cut you off, and you depend on us.\n", encoding="utf-8")
    assert base.check_wording(text).file == "offer.txt"
    continuity = base.continuity(base.case("uae-bank-and-chatbot"))
    assert advisor.document(continuity).title == "Continuity: A bank and a public chatbot in the Emirates"
    impact = base.impact(base)
    assert (impact.cases, impact.edits) == ((), ())
    assert advisor.document(impact).title.startswith("Compared with version")
    for ending in (".txt", ".md", ".json"):
        advisor.write(impact, tmp_path / f"impact{ending}")
        assert base.knowledge.base.version in (tmp_path / f"impact{ending}").read_text(encoding="utf-8")
    assert [each.workload for each in continuity.workloads] == [
        "Core banking",
        "Public chatbot",
    ]
    verified = advisor.verify(_small(tmp_path))
    assert verified.faults == []
    advisor.write(verified, tmp_path / "verified.txt")
    assert "0 faults." in (tmp_path / "verified.txt").read_text(encoding="utf-8")
    assert repr(base).startswith("<advisor.Base ")


def _small(tmp_path: Path) -> Path:
    from tests.fixtures.small_base import write

    return write(tmp_path / "knowledge")


@pytest.mark.parametrize("words", ["lock", "A strong lock", "a strong lok"])
def test_a_measure_is_found_by_id_or_title(little: Program, words: str) -> None:
    assert advisor.Base(little).measure(words) == "lock"


def test_an_unknown_measure_gets_the_nearest(little: Program) -> None:
    assert advisor.Base(little).measure("screning") == "screening"
    with pytest.raises(advisor.InputError, match=r"There is no measure 'scrxxing'. Did you mean screening\?"):
        advisor.Base(little).measure("scrxxing")
