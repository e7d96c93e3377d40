"""The review as a document: what it says in every width and form, and that no text in it becomes markup."""

from __future__ import annotations

import pytest

from advisor.documents.citations import Numbering
from advisor.documents.writers import plain, spreadsheet, write
from advisor.engine.compile import Program
from advisor.engine.proposal_rules import reviewing
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact
from advisor.proposals.data import Review
from advisor.proposals.document import MAX_GAPS_SHOWN, chat_review_blocks, gaps_table, review_document, settled_blocks
from advisor.proposals.requirements import settled_claims, settled_requirements
from advisor.proposals.review import review
from tests.fixtures.proposal_cases import claim

HOSTILE = "Bank <b>*x*</b> [a](http://b) `c` | # _d_ &lt;x"


@pytest.fixture(scope="module")
def found(proposing: Program) -> Review:
    situation = Situation("AE").with_subject("workload", HOSTILE).closed("workload").closed("partner").closed("member")
    situation = situation.with_fact(CASE, Fact("threat", "yes")).with_fact(CASE, Fact("trust", "low"))
    situation = situation.with_claim(claim("letter", "planned", owner="=Jane", date="2027-01-31", note=HOSTILE))
    return review(proposing, situation, HOSTILE)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_it_fits_every_width_and_begins_with_what_matters(proposing: Program, found: Review, width: int) -> None:
    told = write(review_document(proposing.knowledge, found), width=width)

    assert max(map(len, told.splitlines())) <= width
    flat = " ".join(told.split())
    assert flat.index("IN SHORT") < flat.index("GATE") < flat.index("READINESS") < flat.index("GAPS, WORST FIRST")
    assert "Gate: failed by its word, failed by its evidence." in flat
    assert "What fails it: The requirement guard; The requirement letter" in flat


def test_a_gap_says_why_what_to_do_and_who(proposing: Program, found: Review) -> None:
    flat = " ".join(write(review_document(proposing.knowledge, found), width=100).split())

    assert "The requirement letter: planned." in flat
    assert "why: It asks for letter. The proposal says: promised, not in place yet; planned for 2027-01-31;" in flat
    assert "to do: Met when: There is letter. Show: a paper." in flat
    assert "owner: =Jane, by 2027-01-31" in flat


def test_in_short_it_is_the_gate_and_the_gaps(proposing: Program, found: Review) -> None:
    short = write(review_document(proposing.knowledge, found, short=True), width=80)

    assert "GAPS, WORST FIRST" in short
    assert "READINESS" not in short
    assert "REQUIREMENTS ONE BY ONE" not in short


def test_no_text_becomes_markup_or_a_formula(proposing: Program, found: Review) -> None:
    document = write(review_document(proposing.knowledge, found), "md")

    assert HOSTILE not in document
    assert "\\<b\\>" in document
    assert ",'=Jane," in spreadsheet.write(gaps_table(found))


def test_every_number_in_brackets_has_its_source(proposing: Program, found: Review) -> None:
    told = write(review_document(proposing.knowledge, found), width=100)
    body, sources = told.split("SOURCES")

    assert "[1]" in body
    assert sources.strip().startswith("[1]")


def test_the_conversation_tells_the_same_gaps_in_the_same_order(proposing: Program, found: Review) -> None:
    numbering = Numbering(proposing.knowledge)
    told = plain.lines(chat_review_blocks(found, all_gaps=True), numbering)
    short = plain.lines(chat_review_blocks(found), Numbering(proposing.knowledge))

    numbered = [line for line in told if line[:5].strip().isdigit()]
    for line, gap in zip(numbered, found.gaps, strict=True):
        assert line[7:].startswith(f"{gap.title}: {gap.state}. Owner: {gap.owner}")
    assert len([line for line in short if line[:5].strip().isdigit()]) == min(MAX_GAPS_SHOWN, len(found.gaps))
    assert numbering.cited


def test_what_an_answer_settles_is_told_with_what_shows_it(proposing: Program) -> None:
    before = Situation().with_subject("workload", "Core").closed("workload").closed("partner").closed("member")
    after = before.with_fact(CASE, Fact("threat", "no")).with_claim(claim("lock", "claimed", "workload: Core"))
    runs = [run(reviewing(proposing), Worlds(situation)) for situation in (before, after)]
    blocks = settled_blocks(settled_requirements(*runs), settled_claims(*runs))
    lines = plain.lines(blocks, Numbering(proposing.knowledge))

    assert "+ met    The requirement guard (must), not shown yet" in lines
    assert any(line.startswith("+ met    ") and "(Core) (minimum offer), not shown yet" in line for line in lines)
