"""A passage keeps its number through a conversation."""

from __future__ import annotations

from advisor.documents.citations import Numbering, caution, listed_sources, reference
from advisor.engine.compile import Program
from advisor.model.entry import Citation

ONE = Citation(source="paper", at="one", supports="this")
AGAIN = Citation(source="paper", at="one", supports="that")
TWO = Citation(source="paper", at="two", supports="other")


def test_a_passage_has_one_number_whatever_it_supports(little: Program) -> None:
    numbering = Numbering(little.knowledge)

    assert [numbering.number(citation) for citation in (ONE, TWO, AGAIN)] == [1, 2, 1]
    assert numbering.marks((AGAIN, TWO, ONE)) == "[1][2]"
    assert numbering.marks((TWO, ONE), most=1) == "[2]"
    assert numbering.marks(()) == ""


def test_numbers_go_on_where_an_earlier_conversation_stopped(little: Program) -> None:
    assert Numbering(little.knowledge, (TWO,)).number(ONE) == 2


def test_what_has_been_shown_is_taken_once(little: Program) -> None:
    numbering = Numbering(little.knowledge, (TWO,))
    numbering.marks((ONE, TWO))

    assert numbering.take_shown() == ((1, TWO), (2, ONE))
    assert numbering.take_shown() == ()


def test_a_reference_names_work_date_and_passage(little: Program) -> None:
    assert reference(little.knowledge, ONE) == "Paper, Press, 2026-04-16; Section 1"


def test_a_doubtful_claim_carries_a_caution(program: Program) -> None:
    source = "cnas-2026-04-16"
    doubtful = Citation(source=source, at="partnership-2", supports="x", claims=("seed-68",))
    sound = Citation(source=source, at="partnership-2", supports="x")

    assert caution(program.knowledge, doubtful) != ""
    assert caution(program.knowledge, sound) == ""


def test_a_listed_source_says_when_and_where_it_was_read(program: Program) -> None:
    cited = Citation(source="aws-nitro-note", at="ae", supports="x")

    (*_, read) = listed_sources(Numbering(program.knowledge, (cited,)), "1")
    assert read.startswith("Read on 2026-11-23: Read in a stored text")
    assert read.endswith(" A public code repository; its address was not shown.")
