"""What a reviewer is shown: each kind finds its planted case, and a sound folder has none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.documents import writers
from advisor.documents.document import Sources
from advisor.engine.compile import Program
from advisor.verification.document import drawn_document
from advisor.verification.upkeep import drawn, statements
from advisor.verification.verify import verify
from tests.fixtures.small_base import FILES, edited, write

RULE = "rules/security/lock-the-secret.yaml"
FACTS = "months_a_fact_may_age: {trust: 12, default: 60}\ntopics:"
PAGE = "  - {id: two, where: Section 2, says: It is about keys., sha256: abd}\n"
BLOG = FILES["sources/paper.yaml"].replace("id: paper", "id: blog").replace("kind: article", "kind: blog")
BLOG = BLOG.replace("reliability: high", "reliability: low").replace("c-1", "c-2")
AT_BLOG = edited(RULE, "{source: paper, at: one, supports: the point}", "{source: blog, at: one, supports: it}")


def reviews(folder: Path) -> dict[str, list[str]]:
    return {review.title: [str(fault) for fault in review.faults] for review in verify(folder).reviews}


def test_a_sound_folder_has_nothing_to_review(tmp_path: Path) -> None:
    assert reviews(write(tmp_path)) == {}


@pytest.mark.parametrize(
    ("changed", "title", "found"),
    [
        (
            {
                "base": edited("base.yaml", "topics:", FACTS),
                "markets__AE": edited("markets/AE.yaml", "2026-01", "2025-01"),
            },
            "known facts of markets are older",
            "markets/AE.yaml:6: 'trust' is of 2025-01-01, older than 12 months.",
        ),
        (
            {"rules__security__lock-the-secret": edited(RULE, "status: reviewed", "status: contested")},
            "rules rest on contested or unverified passages only",
            f"{RULE}:2: Lock secrets where trust is low.",
        ),
        (
            {"sources__blog": BLOG, "rules__security__lock-the-secret": AT_BLOG},
            "rules rest on secondary reports only",
            f"{RULE}:2: Lock secrets where trust is low.",
        ),
        (
            {
                "sources__paper": FILES["sources/paper.yaml"] + PAGE,
                "measures__lock": edited("measures/lock.yaml", "at: one", "at: two"),
            },
            "passages are cited, but by no rule",
            "sources/paper.yaml:2: No rule uses the passage 'two'.",
        ),
        (
            {"sources__paper": FILES["sources/paper.yaml"] + PAGE},
            "passages are cited by nothing",
            "sources/paper.yaml:2: Nothing cites the passage 'two'.",
        ),
    ],
)
def test_a_planted_weakness_is_shown(tmp_path: Path, changed: dict[str, str], title: str, found: str) -> None:
    shown = reviews(write(tmp_path, **changed))

    (kind,) = (name for name in shown if name.startswith(title))
    assert found in shown[kind][0]


def test_the_longest_chain_goes_through_conclusions(tmp_path: Path) -> None:
    assert verify(write(tmp_path)).chain == ["wary-if-low", "lock-the-secret"]


def test_a_fact_in_the_ages_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    folder = write(tmp_path, base=edited("base.yaml", "topics:", FACTS.replace("trust", "thrust")))

    (fault,) = verify(folder).faults
    assert (fault.file, fault.what) == ("base.yaml", "There is no fact 'thrust'.")


@pytest.mark.parametrize(
    ("odds", "told"),
    [
        ("{trust: {low: 1, hihg: 2}}", "There is no option of 'trust' 'hihg'."),
        ("{thrust: {low: 1}}", "There is no fact 'thrust'."),
        ("{trust: {low: 0, high: 0}}", "'trust' cannot be drawn with these odds."),
        ("{trust: {low: -1, high: 3}}", "'trust' cannot be drawn with these odds."),
    ],
)
def test_odds_must_fit_the_question(tmp_path: Path, odds: str, told: str) -> None:
    folder = write(tmp_path, base=edited("base.yaml", "topics:", f"plausible_odds: {odds}\ntopics:"))

    assert [fault.what for fault in verify(folder).faults] == [told]


def test_the_same_seed_draws_the_same(program: Program) -> None:
    assert drawn(program.knowledge, 20, 3) == drawn(program.knowledge, 20, 3)
    assert drawn(program.knowledge, 20, 3) != drawn(program.knowledge, 20, 4)


def test_every_kind_is_drawn_from(program: Program) -> None:
    found = drawn(program.knowledge, 27, 1)

    assert {each.kind.name for each in found} == {each.kind.name for each in statements(program.knowledge)}
    assert len(found) == 27


def test_each_statement_comes_with_its_sources_by_their_ids(program: Program) -> None:
    found = drawn(program.knowledge, 27, 1)
    document = drawn_document(program.knowledge, found)
    text = writers.write(document, width=400)

    assert [block.citations for block in document.blocks if isinstance(block, Sources)] == [
        each.citations for each in found
    ]
    assert all(f"\n  - [{citation.source} {citation.at}] " in text for each in found for citation in each.citations)
    assert text.startswith(f"1. {found[0].kind.key(found[0].id)}: {found[0].text}\n")


def test_no_statement_is_drawn_twice_and_all_can_be(program: Program) -> None:
    every = list(statements(program.knowledge))
    found = drawn(program.knowledge, len(every) + 5, 1)

    assert len(found) == len(every)
    assert sorted((each.kind.name, each.id, each.text) for each in found) == sorted(
        (each.kind.name, each.id, each.text) for each in every
    )
