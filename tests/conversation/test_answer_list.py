"""Cases and conversations turn into each other without loss."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from advisor.analysis.advice.advise import advise
from advisor.conversation.answer_list import answers_of
from advisor.conversation.answers import replay
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import load_case, place_case
from advisor.files.cases.write import written_case
from advisor.model.kinds.case_study import Case
from tests.fixtures.little_base import talk

SHIPPED = sorted(path.stem for path in (Path(__file__).parents[2] / "knowledge" / "cases").glob("*.yaml"))

CASES = [
    {},
    {"market": "UAE"},
    {"market": "NO", "facts": {"trust": "unsure", "wishes": [], "regions": "2-5"}},
    {"facts": {"trust": "low"}},
    {"market": "AE", "workloads": [], "partners": []},
    {"market": "AE", "workloads": [{"name": "Bank"}], "still_listing": ["workloads"]},
    {"market": "AE", "partners": [{"name": "Etisal"}, {"name": "Fund", "facts": {"screened": "no"}}]},
    {
        "market": "AE",
        "partners": [{"name": "Etisal", "facts": {"partner-kind": "private"}}],
        "members": [{"name": "M"}],
    },
]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_case_opens_as_the_conversation_it_describes(program: Program, name: str) -> None:
    case = program.knowledge.cases[name]
    state = replay(program.knowledge, answers_of(program, case))

    assert state.situation == place_case(program.knowledge, case)[0]
    assert state.set_aside == ()


@pytest.mark.parametrize("plain", CASES)
def test_any_case_opens_as_the_conversation_it_describes(little: Program, plain: dict[str, object]) -> None:
    case = Case.model_validate({"advisor": "1"} | plain)
    situation, faults = place_case(little.knowledge, case)

    assert faults == []
    assert replay(little.knowledge, answers_of(little, case)).situation == situation


@pytest.mark.parametrize(
    "replies",
    [
        [],
        ["AE"],
        ["AE", "1 2", "high", "2-5", "all", "bank", "yes", "Shop", "unsure"],
        ["AE", "", "none", "no", "1", "no", "no"],
        ["AE", "", "unsure", "Yes men: [a]", "no", "2", "no: 1", "skip"],
        ["NO", "1 and 3", "#1 *shop*", "yes", "days", "no", "'quoted'", "1", "no"],
    ],
)
def test_an_exported_conversation_is_read_back_as_the_same_case(
    little: Program, tmp_path: Path, replies: list[str]
) -> None:
    situation = talk(little, *replies)[0].now.state.situation
    path = tmp_path / "case.yaml"
    path.write_text(yaml.safe_dump(written_case(little.knowledge, situation, "T"), sort_keys=False, allow_unicode=True))
    case, again = load_case(little.knowledge, path)

    assert again == situation
    assert replay(little.knowledge, answers_of(little, case)).situation == situation
    assert advise(run(little, Worlds(again))) == advise(run(little, Worlds(situation)))
