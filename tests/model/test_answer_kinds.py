"""A new kind of answer is one object: with it alone a question is loaded, asked, answered, written, drawn and explained."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.sampling import Plausible
from advisor.errors import InputError
from advisor.files.cases.sheet import rows_of
from advisor.language.written import as_written
from advisor.model.answer_kinds import ANSWER_KINDS, Asked, Figure
from advisor.model.kinds.question import Question
from advisor.model.situation import CASE
from advisor.model.values import Number, Several, Value
from advisor.model.written_values import read_value, write_value
from tests.fixtures.little_base import MARKET, little_program, rule, said, talk


class Share(Figure):
    """A share of the whole, written with a percent sign."""

    name = "share"

    def read(self, question: Asked, written: Any, partial: bool) -> Value:
        """A figure with or without the sign."""
        return super().read(question, str(written).rstrip("% "), partial)

    def write(self, question: Asked, value: Value) -> Any:
        """A figure with the sign."""
        return f"{super().write(question, value)} %"

    def in_words(self, question: Asked, value: Value) -> str:
        """A share in percent."""
        return f"{super().in_words(question, value)} of all"

    def how_to_write(self, question: Asked) -> str:
        """A share in percent."""
        return "a share such as 60 %"


HYDRO = """
  - id: hydro
    ask: What share of the power is hydropower?
    label: Hydropower
    kind: share
    unit: percent
    highest: "100"
    why: Rivers run dry.
    if_unsure: Ask the grid.
"""
DRY = rule("dry", "market", "{hydro: {at_least: '60'}}", "{recommend: plain-words, strength: must}")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    """The little base with a question of the new kind, and a rule that reads it."""
    monkeypatch.setitem(ANSWER_KINDS, "share", Share())
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path / "cache"))
    return little_program(tmp_path / "base", questions__market=MARKET + HYDRO, rules__security__dry=DRY)


def test_a_toy_kind_is_asked_answered_and_explained(program: Program) -> None:
    dialogue, turns = talk(program, "Norway", "unsure")
    assert "What share of the power is hydropower?" in said(turns)
    dialogue, turns = talk(dialogue, "70 percent")
    assert dialogue.now.state.situation.value(CASE, "hydro") == Number(70, 70)
    assert "70 percent of all" in said(talk(dialogue, "check")[1])
    told = said(talk(dialogue, "why plain-words")[1])
    assert "70 percent of all, not below 60 percent of all" in told


def test_a_toy_kind_is_read_from_files_and_written_back(program: Program) -> None:
    question = program.knowledge.questions["hydro"]

    assert read_value(question, "60 %") == Number(60, 60)
    assert write_value(question, Number(60, 60)) == "60 %"
    assert read_value(question, as_written(question, "60 %")) == read_value(question, "60 %")
    (row,) = (row for row in rows_of(program.knowledge, {"facts": {"hydro": "60 %"}}) if row["Id"] == "hydro")
    assert (row["Answer"], row["What can be written"]) == ("60 %", "a share such as 60 %")
    with pytest.raises(ValueError, match="'hydro' lies between 0 to 100 percent; '101' does not"):
        read_value(question, "101 %")


def test_a_toy_kind_is_told_apart_and_drawn(program: Program) -> None:
    question = program.knowledge.questions["hydro"]
    found = distinguishable_answers(question, program.leaves["hydro"])

    assert [answer.value for answer in found] == [Number(0, 0), Number(60, 60)]
    assert all("hydro" in case.facts for case in Plausible(program.knowledge, 1).cases(20))


def test_an_unknown_kind_is_told_with_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="kind: 'share' is not allowed; write 'choice', 'several', 'number' or 'yes-no'"
    ):
        little_program(tmp_path / "base", questions__market=MARKET + HYDRO)


def question_of(kind: str) -> Question:
    """A question of a kind."""
    options = [{"value": word, "label": word, "means": word} for word in ("one", "two", "three")]
    listed = options if ANSWER_KINDS[kind].has_options else []
    return Question.model_validate(
        {"id": "fact", "ask": "?", "label": "Fact", "kind": kind, "why": "?", "if_unsure": "?", "options": listed}
    )


VALUES: dict[str, st.SearchStrategy[Value]] = {
    "choice": st.sampled_from(["one", "two", "three"]),
    "several": st.frozensets(st.sampled_from(["one", "two", "three"])).map(Several),
    "number": st.tuples(st.floats(0, 1e9), st.floats(0, 1e3)).map(lambda pair: Number(pair[0], pair[0] + pair[1])),
    "yes-no": st.sampled_from(["yes", "no"]),
}


@pytest.mark.parametrize("kind", ANSWER_KINDS)
@given(data=st.data())
def test_what_is_written_is_read_back(kind: str, data: st.DataObject) -> None:
    question, value = question_of(kind), data.draw(VALUES[kind])
    back = read_value(question, write_value(question, value))

    if isinstance(value, Number) and isinstance(back, Number):
        assert (back.low, back.high) == pytest.approx((value.low, value.high), rel=1e-12)
    else:
        assert back == value
