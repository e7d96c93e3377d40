"""A passage keeps its number through a conversation."""

from __future__ import annotations

from advisor.documents.citations import Numbering, caution, cited_sources, reference
from advisor.documents.writers import plain
from advisor.engine.compile import Program
from advisor.model.entry import Citation

ONE = Citation(source="paper", at="one", supports="this")
AGAIN = Citation(source="paper", at="one", supports="that")
TWO = Citation(source="paper", at="two", supports="other")
DOUBTFUL = Citation(source="cnas-2026-04-16", at="partnership-2", supports="x", claims=("seed-68",))


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
    sound = DOUBTFUL.model_copy(update={"claims": ()})

    assert caution(program.knowledge, DOUBTFUL) != ""
    assert caution(program.knowledge, sound) == ""


def sources(program: Program, *cited: Citation, wanted: str = "") -> list[str]:
    numbering = Numbering(program.knowledge, cited)
    return plain.lines(cited_sources(numbering, wanted), numbering)


def test_the_sources_of_a_conversation_are_listed_by_their_numbers(program: Program) -> None:
    first, second = program.knowledge.rules["a-full-exit-is-shown"].citations[0], DOUBTFUL

    assert sources(program) == sources(program, wanted="1") == ["No source has been shown yet."]
    assert sources(program, first, second) == [
        f"[1] {reference(program.knowledge, first)}",
        f"[2] {reference(program.knowledge, second)}",
    ]
    assert sources(program, first, second, wanted="3") == sources(program, first, second)


def test_a_source_is_told_with_what_it_says_its_claims_its_caution_and_how_it_was_read(program: Program) -> None:
    told = sources(program, program.knowledge.rules["a-full-exit-is-shown"].citations[0], DOUBTFUL, wanted="2")
    source, passage = program.knowledge.sources[DOUBTFUL.source], program.knowledge.passage(DOUBTFUL)

    assert told[:2] == [f"[2] {reference(program.knowledge, DOUBTFUL)}", f"It says: {passage.says}"]
    assert told[2:-2] == [f"  - {claim.says} ({claim.status})" for claim in passage.claims]
    assert told[-2] == f"Caution: {caution(program.knowledge, DOUBTFUL)}"
    assert told[-1].endswith(f": {source.access} {source.address}")


def test_a_listed_source_says_when_and_where_it_was_read(program: Program) -> None:
    cited = Citation(source="aws-nitro-note", at="ae", supports="x")

    (*_, read) = sources(program, cited, wanted="1")
    assert read.startswith("Read on 2026-11-23: Read in a stored text")
    assert read.endswith(" A public code repository; its address was not shown.")
