"""`verify`: each check finds a planted fault, and finds nothing in a folder without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.verification.verify import verify
from tests.fixtures.small_base import FILES, edited, write

RULE = "rules/security/lock-the-secret.yaml"


def test_a_folder_without_fault_has_none_and_covers_its_article(tmp_path: Path) -> None:
    result = verify(write(tmp_path))

    assert result.faults == []
    assert result.coverage is not None
    assert (result.coverage.carried, len(result.coverage.carriers)) == (1, 1)
    assert result.coverage.carriers["c-1"] == [("rule", "wary-if-low")]


PLANTED = [
    (RULE, "trust: low, secret: yes", "trust: high, secret: yes", "expects that the rule fires; it is silent"),
    (RULE, "expect: undecided", "expect: silent", "it is undecided"),
    (
        RULE,
        "  - {name: trust not known, facts: {secret: yes}, expect: undecided}\n",
        "",
        "no example in which the rule is undecided",
    ),
    (RULE, "citations:\n  - {source: paper, at: one, supports: the point}\n", "", "A reviewed rule cites nothing"),
    (
        RULE,
        "facts: {secret: yes}, expect: undecided",
        "facts: {secrt: yes}, expect: undecided",
        "There is no fact 'secrt'",
    ),
    ("rules/security/wary-if-low.yaml", ", claims: [c-1]", "", "Nothing carries claim c-1"),
    (RULE, "trust is {trust}", "trust is {thrust}", "There is no fact 'thrust'"),
    ("rules/security/wary-if-low.yaml", "Trust is {trust}", "Trust is {secret}", "'secret' is about the workload"),
    (
        "questions/market.yaml",
        "label: high, means: yes}",
        "label: high, means: yes, also: [Low]}",
        "'low' names two options of 'trust': high and low",
    ),
    ("sources/paper.yaml", "    sha256: abc\n", "", "has no sha256"),
    ("cases/bank.yaml", "strength: must", "strength: may", "it is recommended must"),
    (
        "measures/lock.yaml",
        "citations:\n  - {source: paper, at: one, supports: locks}\n",
        "",
        "The measure cites nothing",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), PLANTED, ids=[row[3][:40] for row in PLANTED])
def test_a_planted_fault_is_found(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    folder = write(tmp_path, **{name.removesuffix(".yaml").replace("/", "__"): edited(name, old, new)})

    assert any(told in str(fault) for fault in verify(folder).faults)


def test_orphans_are_found(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        measures__bolt=FILES["measures/lock.yaml"].replace("id: lock", "id: bolt"),
        sources__other=FILES["sources/paper.yaml"].replace("id: paper", "id: other").replace("c-1", "c-9"),
        conclusions=FILES["conclusions.yaml"] + "- {id: idle, about: market, label: Idle, means: nothing}\n",
        questions__more=FILES["questions/workload.yaml"]
        .replace("id: workload", "id: more")
        .replace("id: secret", "id: spare"),
    )

    told = " ".join(str(fault) for fault in verify(folder).faults)
    for part in (
        "measures/bolt.yaml:2: No rule recommends",
        "Nothing cites this source",
        "'idle'",
        "No rule reads 'spare'",
    ):
        assert part in told


def test_a_measure_that_is_only_advised_against_needs_a_rule_that_recommends_it(tmp_path: Path) -> None:
    folder = write(tmp_path, rules__security__x=edited(RULE, "{recommend: lock, strength: must}", "{avoid: lock}"))
    (folder / RULE).unlink()
    (folder / "rules/security/x.yaml").rename(folder / RULE)

    assert "No rule recommends this measure" in " ".join(map(str, verify(folder).faults))


def test_crises_and_lessons_may_name_only_what_exists(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        crises__fire="""
id: fire
title: A fire
takes: [facility]
in_short: A building burns.
lasts: Weeks.
story: One burned.
still_works: [the rest]
answered_by: [lock, lok]
confidence: seed
citations: [{source: paper, at: one, supports: the point}]
""",
        lessons__first="""
id: first
number: "1"
title: First
minutes: "5"
after: [firts]
goals: [{says: Know., check: {kind: order, text: Sort., items: [a, b, c]}}]
steps: [{kind: read, text: Read., shows: lokc}, {kind: look, text: Look., shows: AE}]
citations: [{source: paper, at: one, supports: the point}]
""",
    )

    assert [(fault.file, fault.what) for fault in verify(folder).faults] == [
        ("crises/fire.yaml", "There is no measure 'lok'."),
        ("lessons/first.yaml", "There is no lesson 'firts'."),
        ("lessons/first.yaml", "There is no entry 'lokc'."),
    ]


def test_two_rules_that_say_the_same_are_found(tmp_path: Path) -> None:
    folder = write(tmp_path, rules__security__again=FILES[RULE].replace("id: lock-the-secret", "id: again"))

    assert any("says the same as" in str(fault) for fault in verify(folder).faults)


def test_a_source_that_has_aged_is_to_be_reviewed_but_no_fault(tmp_path: Path) -> None:
    folder = write(tmp_path, sources__paper=edited("sources/paper.yaml", "2026-04-16", "2023-01-01"))

    result = verify(folder)
    assert result.faults == []
    assert "older than 24 months" in str(result.reviews[0].faults[0])


def test_form_faults_stop_the_deeper_checks(tmp_path: Path) -> None:
    result = verify(write(tmp_path, markets__NO="id: NO\n"))

    assert [fault.file for fault in result.faults] == ["markets/NO.yaml"]
    assert result.coverage is None
