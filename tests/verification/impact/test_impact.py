"""Whose advice edits change, and because of which of them: every planted edit is found as the cause, and no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings

from advisor.analysis.comparison.changes import by_subject
from advisor.analysis.subject_words import subject_of
from advisor.analysis.verdicts import verdict_key
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.files.knowledge.load import load_knowledge
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.model.values import Fact
from advisor.verification.impact import impact as module
from advisor.verification.impact.data import Impact, Tried
from advisor.verification.impact.impact import impact, smallest
from tests.fixtures.little_base import FOLDER, rule, write_little
from tests.fixtures.small_base import FILES
from tests.fixtures.synthetic_base import rule_bases, situations

Changes = dict[str, str | None]
R = "rules__security__"
AVOIDS = rule("spared", "workload", "{wary: yes}", "{avoid: lock}")
BEATS = AVOIDS.replace("because: The", "overrides: [{rule: lock-the-secret, because: x}]\nbecause: The")
WARY_PLAIN = rule("wary-plain", "market", "{wary: yes}", "{recommend: plain-words, strength: must}")
CAREFUL = rule("careful", "market", "{trust: {not: high}}", "{recommend: plain-words, strength: must}")
CALM = FILES["conclusions.yaml"] + "- {id: calm, about: market, label: Calm, means: trust is there}\n"
CALM_ONE = rule("calm-one", "market", "always", "{conclude: {calm: yes}}")
CALM_TWO = rule("calm-two", "market", "{trust: low}", "{conclude: {calm: yes}}")
IF_CALM = rule("if-calm", "market", "{calm: yes}", "{recommend: help, strength: may}")
HELP = rule("help-all", "market", "always", "{recommend: help, strength: may}")


def loaded(folder: Path, changed: Changes) -> Knowledge:
    write_little(folder, **{name: text for name, text in changed.items() if text is not None})
    for name in (name for name, text in changed.items() if text is None):
        (folder / f"{name.replace('__', '/')}.yaml").unlink(missing_ok=True)
    return load_knowledge(str(folder))


def found(folder: Path, before: Changes, now: Changes, *saved: Tried) -> Impact:
    return impact(loaded(folder / "before", before), loaded(folder / "now", before | now), saved)


def moves(result: Impact, name: str) -> list[Any]:
    """Of one case: measure, subject, where it stood and stands, and the edits that are named."""
    return [
        (
            move.change.measure,
            move.change.named[1],
            move.change.was,
            move.change.now,
            [" ".join(filter(None, (cause.kind, cause.id, cause.fact))) for cause in move.because],
        )
        for touched in result.touched
        if touched.case.id == name
        for move in touched.moves
    ]


def changed(name: str, old: str, new: str) -> Changes:
    assert old in FOLDER[name]
    return {name: FOLDER[name].replace(old, new)}


LOCK, WARY, SEAT = f"{R}lock-the-secret", f"{R}wary-if-low", f"{R}seat-for-voice"
WEAKER = changed(LOCK, "must", "should")
GONE: Changes = {f"{R}always-plain": None}
AE_HIGH = changed("markets__AE", "value: low", "value: high")
PLANTED: dict[str, tuple[Changes, Changes, str, list[Any]]] = {
    "strength": ({}, WEAKER, "bank", [("lock", "Core", "must", "should", ["rule lock-the-secret"])]),
    "condition": (
        {},
        changed(SEAT, "includes: voice", "includes: keys"),
        "bank",
        [("seat", "", "must", "", ["rule seat-for-voice"])],
    ),
    "exception": (
        {},
        changed(SEAT, "then:", "unless: {trust: low}\nthen:"),
        "bank",
        [("seat", "", "must", "", ["rule seat-for-voice"])],
    ),
    "rule added": ({}, {f"{R}help-all": HELP}, "NO", [("help", "", "", "may", ["rule help-all"])]),
    "rule removed": ({}, GONE, "AT", [("plain-words", "", "may", "", ["rule always-plain"])]),
    "concluding rule": (
        {},
        changed(WARY, "{trust: low}", "{trust: high}"),
        "bank",
        [("lock", "Core", "must", "", ["rule wary-if-low"])],
    ),
    "override added": (
        {f"{R}spared": AVOIDS},
        {f"{R}spared": BEATS},
        "bank",
        [("lock", "Core", "must", "avoid", ["rule spared"])],
    ),
    "override removed": (
        {f"{R}spared": BEATS},
        {f"{R}spared": AVOIDS},
        "bank",
        [("lock", "Core", "avoid", "must", ["rule spared"])],
    ),
    "fact of the market": (
        {f"{R}wary-plain": WARY_PLAIN},
        AE_HIGH,
        "AE",
        [("plain-words", "", "must", "may", ["market AE trust"])],
    ),
    "fact of the market, for a case in it": (
        {},
        AE_HIGH,
        "bank",
        [("lock", "Core", "must", "", ["market AE trust"])],
    ),
    "fact of the case": (
        {},
        changed("cases__bank", "secret: yes", "secret: no"),
        "bank",
        [("lock", "Core", "must", "avoid", ["case bank secret"])],
    ),
    "market of the case": (
        {},
        changed("cases__bank", "market: AE", "market: NO"),
        "bank",
        [("lock", "Core", "must", "", ["case bank trust"])],
    ),
    "subject of the case": (
        {},
        changed("cases__bank", "name: Core", "name: Kernel"),
        "bank",
        [("lock", "Kernel", "", "must", ["case bank"]), ("lock", "Core", "must", "", ["case bank"])],
    ),
    "kind of a partner": (
        {f"{R}no-telecom": rule("no-telecom", "partner", "{partner-kind: telecom}", "{avoid: screening}")},
        changed("markets__AE", "kind: telecom", "kind: private"),
        "bank",
        [("screening", "Etisal", "avoid", "", ["market AE partner-kind"])],
    ),
    "two edits that need each other": (
        {},
        {"conclusions": CALM, f"{R}calm-one": CALM_ONE, f"{R}if-calm": IF_CALM},
        "AE",
        [("help", "", "", "may", ["rule calm-one", "rule if-calm"])],
    ),
    "two edits of which one is enough": (
        {},
        {f"{R}help-all": HELP, f"{R}help-too": HELP.replace("help-all", "help-too").replace("always", "{trust: low}")},
        "AE",
        [("help", "", "", "may", ["rule help-all", "rule help-too"])],
    ),
    "one edit and either of two": (
        {},
        {"conclusions": CALM, f"{R}calm-one": CALM_ONE, f"{R}calm-two": CALM_TWO, f"{R}if-calm": IF_CALM},
        "AE",
        [("help", "", "", "may", ["rule calm-one", "rule calm-two", "rule if-calm"])],
    ),
    "an edit that wins over another": (
        {},
        WEAKER | {f"{R}lock-all": rule("lock-all", "workload", "always", "{recommend: lock, strength: may}")},
        "bank",
        [("lock", "Core", "must", "should", ["rule lock-the-secret"])],
    ),
    "an edit for another measure": (
        {},
        WEAKER | GONE,
        "bank",
        [
            ("lock", "Core", "must", "should", ["rule lock-the-secret"]),
            ("plain-words", "", "may", "", ["rule always-plain"]),
        ],
    ),
    "an edit of a rule that another edited rule overrode": (
        {f"{R}spared": BEATS},
        WEAKER | {f"{R}spared": BEATS.replace("{wary: yes}", "{secret: no}")},
        "bank",
        [("lock", "Core", "avoid", "should", ["rule lock-the-secret", "rule spared"])],
    ),
    "an edit without which a third would weigh more": (
        {"conclusions": CALM, f"{R}calm-one": CALM_ONE},
        {f"{R}calm-one": None, f"{R}help-all": HELP, f"{R}if-calm": IF_CALM.replace("may", "must")},
        "AE",
        [("help", "", "", "may", ["rule calm-one", "rule help-all"])],
    ),
    "only words": ({}, changed(LOCK, "Seldom.", "Often."), "bank", []),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_edit_is_named_as_the_cause_and_no_other(tmp_path: Path, name: str) -> None:
    before, now, case, expected = PLANTED[name]
    result = found(tmp_path, before, now)

    assert moves(result, case) == expected
    assert all(move.exact for touched in result.touched for move in touched.moves)


def test_every_market_and_case_on_both_sides_is_tried_and_only_what_changes_is_kept(tmp_path: Path) -> None:
    result = found(tmp_path, {}, WEAKER | {"markets__PT": "id: PT\nname: Portugal\n"})

    assert result.tried == {"saved case": 0, "case study": 1, "market": 3}
    assert [touched.case.id for touched in result.touched] == ["bank"]


def saved_case(before: dict[str, str], now: dict[str, str]) -> Tried:
    sides = [Situation("", {name: Fact(name, value) for name, value in facts.items()}) for facts in (before, now)]
    return Tried("saved case", "1", "Mine", sides[0], sides[1], ("Trust: mixed",) if before != now else ())


def test_an_option_that_vanished_is_the_cause_for_a_saved_case_that_held_it(tmp_path: Path) -> None:
    mixed = "      - {value: mixed, label: mixed, means: some do, also: [so-so]}\n"
    case = saved_case({"trust": "mixed"}, {})
    result = found(tmp_path, {f"{R}careful": CAREFUL}, changed("questions__market", mixed, ""), case)

    assert moves(result, "1") == [("plain-words", "", "must", "may", ["question trust trust"])]
    assert result.touched[0].case.not_understood == ("Trust: mixed",)


def test_a_case_with_an_answer_that_is_lost_is_kept_though_its_advice_stays(tmp_path: Path) -> None:
    case = saved_case({"trust": "mixed"}, {})

    assert [(touched.case.id, touched.moves) for touched in found(tmp_path, {}, {}, case).touched] == [("1", ())]


def test_a_conclusion_that_becomes_a_question_is_a_cause_beside_the_rule_that_went(tmp_path: Path) -> None:
    asked = "  - {id: wary, ask: Wary?, label: Wary, kind: yes-no, why: It counts., if_unsure: Ask around.}\n"
    now: Changes = {WARY: None, "conclusions": "[]\n", "questions__market": FOLDER["questions__market"] + asked}
    result = found(tmp_path, {}, now)

    assert moves(result, "bank") == [("lock", "Core", "must", "", ["question wary", "rule wary-if-low"])]


def test_a_question_of_another_kind_alone_changes_nothing(tmp_path: Path) -> None:
    options = "[{value: yes, label: oui, means: so}, {value: no, label: non, means: not}]"
    now = changed("questions__workload", "kind: yes-no,", f"kind: choice, options: {options},")

    assert found(tmp_path, {}, now | GONE).touched != ()
    assert moves(found(tmp_path / "two", {}, now), "bank") == []


def test_where_both_states_do_not_fit_together_all_that_the_measure_hangs_on_is_named(tmp_path: Path) -> None:
    one: Changes = {
        "conclusions": CALM,
        f"{R}calm-one": CALM_ONE.replace("always", "{wary: yes}"),
        f"{R}if-calm": IF_CALM,
    }
    other = changed(WARY, "{trust: low}", "{calm: yes}") | {f"{R}calm-one": CALM_ONE.replace("always", "{trust: high}")}
    result = found(tmp_path, one, other | GONE)

    assert moves(result, "AE") == [
        ("plain-words", "", "may", "", ["rule always-plain"]),
        ("help", "", "may", "", ["rule calm-one", "rule wary-if-low"]),
    ]
    assert {move.exact for touched in result.touched for move in touched.moves} == {False}


def test_the_weightiest_case_comes_first(tmp_path: Path) -> None:
    bakery = FOLDER["cases__bank"].replace("id: bank", "id: bakery").replace("secret: yes", "secret: unsure")
    result = found(tmp_path, {"cases__bakery": bakery}, WEAKER | GONE)

    assert [touched.case.id for touched in result.touched][:2] == ["bank", "bakery"]


def test_a_smallest_set_is_found_with_few_runs() -> None:
    asked = 0

    def reach(sets: list[list[int]]) -> list[bool]:
        nonlocal asked
        asked += 1
        return [{3, 7} <= set(each) for each in sets]

    assert sorted(smallest([], list(range(50)), reach)) == [3, 7]
    assert asked == 3


@settings(max_examples=40)
@given(rule_bases(), rule_bases(), situations())
def test_undoing_one_edit_is_the_same_as_rules_in_which_it_was_never_made(
    old: Knowledge, new: Knowledge, situation: Situation
) -> None:
    case = Tried("saved case", "1", "x", situation, situation)
    moved = [move for touched in impact(old, new, [case]).touched for move in touched.moves]
    assert all(move.because and move.exact for move in moved)
    trial = module._Trial(module._Both(old, new), case)
    assume(trial.edits)
    for number, edit in enumerate(trial.edits):
        rules = {name: new.rules[name] for name in new.rules if name != edit.id}
        if edit.id in old.rules:
            rules[edit.id] = old.rules[edit.id]
        undone = run(compile_rules(replace(new, rules=rules)), Worlds(situation))
        words = {key: verdict_key(entry) for key, (_, entry) in by_subject(undone).items()}
        for measure, scope in trial.program.outcomes:
            for subject in trial.singly.subjects_of(scope):
                word = words.get((measure, subject_of(situation, subject)), "")
                assert module._standing(trial.singly, measure, subject, word) >> 2 + number & 1
