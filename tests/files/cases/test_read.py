"""Case files: every fault at once with its line and the nearest name, and nothing in them steers a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.engine.compile import Program
from advisor.errors import InputError
from advisor.files.cases.read import load_case
from advisor.model.situation import Subject
from tests.fixtures.little_base import little_program


@pytest.fixture(scope="module")
def little(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    return little_program(tmp_path_factory.mktemp("little"))


def faults(little: Program, tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "case.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        load_case(little.knowledge, path)
    return [str(fault).removeprefix(str(path)) for fault in caught.value.faults]


PLANTED = [
    ("market: Atlantis", ":2: No market is called 'Atlantis'."),
    ("market: Nroway", ":2: No market is called 'Nroway'. The nearest names are Norway"),
    ("facts: {trst: low}", ":2: There is no fact 'trst'. Did you mean trust?"),
    ("facts: {trust: loww}", ":2: 'trust' cannot be 'loww'. Did you mean low?"),
    ("facts: {trust: purple}", ":2: 'trust' cannot be 'purple'. Write one of: high, mixed, low"),
    ("facts: {trust: [low]}", ":2: 'trust' takes one value, not a list."),
    ("facts: {wishes: {a: b}}", ":2: 'wishes' cannot be 'a'."),
    ("facts: {wishes: [keys, [voice]]}", ":2: 'wishes' cannot be 'a list'."),
    ("facts: {regions: many}", ":2: 'regions' takes a number such as 3 or a range such as 2-5, not 'many'."),
    ("facts: {regions: 201}", ":2: 'regions' lies between 0 to 200 regions; '201' does not."),
    ("facts: {regions: 5-2}", ":2: 'regions' lies between 0 to 200 regions; '5-2' does not."),
    ("facts: {wary: yes}", ":2: 'wary' is concluded by rules and cannot be given."),
    ("facts: {secret: yes}", ":2: 'secret' is about the workload, not about the case."),
    ("facts: {trust: low, trust: high}", ":2: The key 'trust' stands here twice."),
    ("workloads: [{name: A, facts: {trust: low}}]", ":2: 'trust' is about the market, not about a workload."),
    ("workloads: [{name: A}, {name: A}]", ":2: Two workloads are called 'A'."),
    ("workloads: [{facts: {}}]", ":2: The key 'workloads.0.name' is missing."),
    ("still_listing: [things]", ":2: There is no list 'things'."),
    ("facts: []", ":2:"),
    ("workloads: 3", ":2:"),
    ("colour: red", ":2: There is no key 'colour' here."),
]


@pytest.mark.parametrize(("line", "told"), PLANTED)
def test_a_planted_fault_is_told_with_its_line(little: Program, tmp_path: Path, line: str, told: str) -> None:
    assert faults(little, tmp_path, f"advisor: 1\n{line}\n")[0].startswith(told)


def test_all_faults_are_told_at_once_in_order_of_lines(little: Program, tmp_path: Path) -> None:
    found = faults(
        little,
        tmp_path,
        "advisor: 1\nworkloads:\n  - {name: A, facts: {secret: perhaps}}\nfacts:\n  trust: x\n  nothing: y\nmarket: Q\n",
    )

    assert [fault.split(":")[1] for fault in found] == ["3", "5", "6", "7"]


@pytest.mark.parametrize("content", ["", "advisor: 2\n", "title: x\n", "- a\n", "just text\n"])
def test_what_is_no_case_file_is_refused(little: Program, tmp_path: Path, content: str) -> None:
    assert faults(little, tmp_path, content)


def test_a_partner_that_sources_name_brings_what_is_known_of_it(little: Program, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("advisor: 1\nmarket: AE\npartners: [{name: Etisal}, {name: Other}]\n")
    _, situation = load_case(little.knowledge, path)

    assert situation.facts_at(Subject("partner"))["partner-kind"].value == "telecom"
    assert situation.facts_at(Subject("partner", 1)) == {}


def test_control_codes_in_a_case_file_become_spaces(little: Program, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text('advisor: 1\ntitle: "\\e[31mRed\\a"\nmarket: AE\nworkloads: [{name: "a\\e]0;x\\u202eb"}]\n')
    case, situation = load_case(little.knowledge, path)

    assert case.title == " [31mRed "
    assert situation.name(Subject("workload")) == "a ]0;x b"


def test_what_a_number_sign_cuts_off_is_told(little: Program, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "case.yaml").write_text("advisor: 1 # the form\ntitle: Offer #3\n")
    case, _ = load_case(little.knowledge, tmp_path / "case.yaml")

    assert case.title == "Offer"
    (told,) = caplog.messages
    assert told.endswith(
        "case.yaml:2: '#3' is not read, as # begins a comment. If it belongs to the value, write \"Offer #3\"."
    )


def test_a_comma_within_braces_is_explained(little: Program, tmp_path: Path) -> None:
    (told,) = faults(little, tmp_path, "advisor: 1\nfacts: {regions: 3,5}\n")
    assert "write decimals with a point" in told
