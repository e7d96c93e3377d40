"""The words of every kind of condition, read aloud: what is said is written out in readings.yaml, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import yaml

from advisor.engine.compile import Program
from advisor.model.values import Number, Several, Value
from advisor.text.phrases import lowered, plural, strung
from tests.conftest import ROOT
from tests.fixtures.verdict_reading import Facts, Told, lines, made, read_aloud

MUST = {"recommend": "lock", "strength": "must"}
AVOID = {"avoid": "lock"}
BANK = ("Bank", {"secret": "yes", "downtime": "minutes"})


def case(
    market: Facts | None = None, w: Sequence[tuple[str, Facts]] = (), g: Sequence[str] = (), k: Sequence[str] = ()
) -> Told:
    """A case with workloads, kinds of subject of which more may come, and facts that sources tell."""
    return Told(market or {}, tuple(w), (), frozenset(g), frozenset(k))


READINGS = yaml.safe_load((ROOT / "tests/engine/readings.yaml").read_text(encoding="utf-8"))


def value(written: Any) -> Value | None:
    """A value as the file has it."""
    if isinstance(written, list):
        return Several(frozenset(written) - {"..."}, "..." in written)
    if isinstance(written, dict):
        return Number(written["low"], written["high"])
    return Number(written, written) if isinstance(written, int) else written


def values(written: dict[str, Any]) -> Facts:
    return {name: value(one) for name, one in written.items()}


@pytest.mark.parametrize("row", READINGS, ids=[row["name"] for row in READINGS])
def test_every_kind_of_condition_has_words(little: Program, row: dict[str, Any]) -> None:
    listed = [(name, values(facts)) for name, facts in row.get("workloads", {}).items()]
    told = case(values(row.get("market", {})), listed, row.get("growing", []), row.get("known", []))
    found = read_aloud(little, told, made("one", row["when"], MUST, unless=row.get("unless")))
    (rule,) = found.rules

    assert [found.sentence, *(line for part in rule.tree.parts for line in lines(part))] == row["read"].splitlines()


LOCK = made("lock-it", {"trust": "low"}, MUST, title="Little trust calls for a lock")
SPARE_THEM = made(
    "spare-them",
    {"threat": "no"},
    AVOID,
    title="Without a threat there is no lock",
    overrides=[{"rule": "lock-it", "because": "a lock without a threat is a nuisance"}],
)


def test_a_rule_that_gives_way_says_to_what_and_why(little: Program) -> None:
    found = read_aloud(little, case({"trust": "low", "threat": "no"}), LOCK, SPARE_THEM)

    assert found.sentence == "Advised against, because so says spare-them."
    assert found.paragraph[-1].text == (
        "'Little trust calls for a lock' would have a say too, but gives way, because a lock without a threat is a nuisance."
    )
    assert [(rule.rule, rule.state) for rule in found.rules] == [("spare-them", "fires"), ("lock-it", "gives-way")]
    assert lines(found.rules[1].tree) == [
        "+ Little trust calls for a lock",
        "  + Trust: low (your answer)",
        "  + It gives way, because a lock without a threat is a nuisance",
        "    + Without a threat there is no lock",
        "      + Threat: no (your answer)",
    ]


def test_a_rule_that_may_give_way_is_open(little: Program) -> None:
    found = read_aloud(little, case({"trust": "low"}), LOCK, SPARE_THEM)

    assert found.status == "open"
    assert found.sentence == "Open: it hangs on the answer to 'Threat'."
    assert [one.text for one in found.paragraph[1:]] == [
        "I have not asked about 'Threat' yet.",
        "It could become a must: little trust calls for a lock.",
        "An objection is possible: without a threat there is no lock.",
        "What asks for it would then give way, because a lock without a threat is a nuisance.",
        "Ask around.",
    ]
    assert "  ? It may give way, because a lock without a threat is a nuisance" in lines(found.rules[0].tree)


def test_a_rule_alone_that_gives_way_leaves_nothing(little: Program) -> None:
    other = SPARE_THEM.model_copy(update={"then": made("x", "always", {"recommend": "seat", "strength": "may"}).then})
    found = read_aloud(little, case({"trust": "low", "threat": "no"}), LOCK, other)

    assert found.status == "not-indicated"
    assert found.sentence == (
        "Not indicated: what asks for it gives way, because a lock without a threat is a nuisance."
    )


def test_both_ways_are_told(little: Program) -> None:
    against = made("no-lock", {"threat": "no"}, AVOID, because="Locks annoy.")
    found = read_aloud(little, case({"trust": "low", "threat": "no"}), LOCK, against)

    assert found.sentence == "Must, because so says lock-it; but another rule speaks against it."
    assert "Against it speaks this: locks annoy." in [one.text for one in found.paragraph]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"trust": "low"}, "Advised against, because locks annoy."),
        ({"trust": "high"}, "Nothing speaks against it: the trust is high, not low."),
        ({}, "Open: advice against it hangs on whether the trust is low."),
    ],
)
def test_a_measure_that_rules_only_speak_against_has_words_of_its_own(
    little: Program, facts: Facts, expected: str
) -> None:
    assert (
        read_aloud(little, case(facts), made("one", {"trust": "low"}, AVOID, because="Locks annoy.")).sentence
        == expected
    )


def test_what_could_still_strengthen_a_measure_is_told(little: Program) -> None:
    may = made("may-lock", "always", {"recommend": "lock", "strength": "may"})
    found = read_aloud(little, case(), LOCK, may)

    assert found.strength == "may"
    assert "It could still become a must: that hangs on whether the trust is low." in [
        one.text for one in found.paragraph
    ]


def test_one_fact_that_fails_many_rules_is_told_once_with_all_that_would_do(little: Program) -> None:
    rules = [made(f"r{word}", {"trust": word}, MUST) for word in ("low", "mixed")]

    assert read_aloud(little, case({"trust": "high"}), *rules).sentence == (
        "Not indicated: the trust is high, not low or mixed."
    )


@pytest.mark.parametrize(("test", "nearest"), [("at_least", "below 3 regions"), ("at_most", "above 5 regions")])
def test_a_figure_that_misses_several_bounds_is_set_against_the_nearest(
    little: Program, test: str, nearest: str
) -> None:
    figure = 1 if test == "at_least" else 9
    rules = [made(f"r{bound}", {"regions": {test: bound}}, MUST) for bound in ("3", "5")]
    told = case({"regions": Number(figure, figure)})

    assert read_aloud(little, told, *rules).sentence.endswith(f", {nearest}.")
    assert read_aloud(little, told, *rules[::-1]).sentence.endswith(f", {nearest}.")


def test_as_many_subjects_are_named_as_are_counted(little: Program) -> None:
    till, post = ("Till", {"secret": "yes"}), ("Post", {"secret": "yes"})
    rule = made("one", {"count": {"workload": {"secret": "yes"}}, "at_least": "2"}, MUST)
    told = read_aloud(little, case(w=[BANK, till, post]), rule).paragraph[1].text

    assert told == "You told me that the answer to 'Secret' for Bank is yes and the answer to 'Secret' for Till is yes."


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"trust": "high", "threat": "no"}, "Not indicated: the trust is high, not low; the answer to 'Threat' is no."),
        ({"trust": "low", "threat": "yes"}, "You told me that the trust is low."),
    ],
)
def test_a_conclusion_fails_by_all_its_rules_and_holds_by_one(little: Program, facts: Facts, expected: str) -> None:
    also = made("wary-if-threatened", {"threat": "yes"}, {"conclude": {"wary": "yes"}})
    found = read_aloud(little, case(facts), made("one", {"wary": "yes"}, MUST), also)

    assert expected in (found.sentence, found.paragraph[1].text)


def test_a_name_at_the_beginning_of_a_reason_keeps_its_capital(little: Program) -> None:
    rule = made("one", {"secret": "yes"}, MUST, about="workload", because="{name} is secret.")

    assert read_aloud(little, case(w=[BANK]), rule).sentence == "Must, because Bank is secret."


def test_a_long_reason_makes_no_second_because(little: Program) -> None:
    rule = made("one", "always", MUST, because="Locks are cheap because many make them. They also last.")
    found = read_aloud(little, case(), rule)

    assert found.sentence == "Must: locks are cheap because many make them."
    assert found.paragraph[0].text == "Must: locks are cheap because many make them. They also last."


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("US cloud regions", True), ("Worries voiced", True), ("Access to electricity", False), ("Power supply", False),
        ("What sovereignty means", False), ("Formal ties with US", True), ("Distance of regions", False),
    ],
)  # fmt: skip
def test_a_label_is_taken_for_one_thing_or_several(label: str, expected: bool) -> None:
    assert plural(label) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The data", "the data"), ("US cloud", "US cloud"), ("GDP per head", "GDP per head"), ("G42 runs", "G42 runs"),
        ("Chinese models", "Chinese models"), ("IT staff", "IT staff"), ("A rule", "a rule"), ("", ""),
    ],
)  # fmt: skip
def test_a_text_within_a_sentence_begins_small_unless_it_is_a_name(text: str, expected: str) -> None:
    assert lowered(text) == expected


def test_clauses_with_commas_are_kept_apart_by_semicolons() -> None:
    assert strung(["it rains", "it pours"]) == "it rains and it pours"
    assert strung(["it rains, hard", "it pours"]) == "it rains, hard; it pours"
