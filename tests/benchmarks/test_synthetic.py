"""The synthetic rule base has the shape it is said to have, and every engine that is timed on it agrees with the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.engine.run import run
from advisor.engine.worlds import Worlds, values_in
from advisor.files.knowledge.load import load_knowledge
from advisor.model.situation import CASE
from advisor.verification.verify import verify
from tests.benchmarks.adapters import BATCH, MODULES, SINGLE, adapter, install_line, missing
from tests.benchmarks.folder import facts_read, write
from tests.benchmarks.growth import singles_and_doubles
from tests.benchmarks.ours import (
    compiled,
    engine,
    knowledge,
    names_fired,
    other_answers,
    single_changes,
    situation,
    value,
)
from tests.benchmarks.reference import DisagreementError, check, fired
from tests.benchmarks.synthetic import Base, Expr, base, cases

SIZE = 60


def leaves_of(expr: Expr) -> list[Expr]:
    return [t for part in expr[1] for t in leaves_of(part)] if expr[0] in ("all", "any") else [expr]


def test_a_seed_gives_one_base() -> None:
    assert base(SIZE) == base(SIZE)
    assert base(SIZE, seed=2) != base(SIZE)
    assert cases(base(SIZE), 3) == cases(base(SIZE), 3)


def test_it_has_the_shape_it_is_said_to_have() -> None:
    made = base(1_000)
    assert [sum(a.kind == kind for a in made.asks) for kind in ("choice", "yes-no", "several", "number")] == [
        17,
        15,
        4,
        4,
    ]
    assert [len(made.layer(number)) for number in (1, 2, 3)] == [100, 100, 800]
    sizes = [len(leaves_of(rule.when)) for rule in made.rules]
    assert set(sizes) == {3, 4, 5}
    mixed = sum(any(part[0] in ("all", "any") for part in rule.when[1]) for rule in made.rules)
    plain = [rule.when[0] for rule in made.rules if not any(p[0] in ("all", "any") for p in rule.when[1])]
    assert 500 < plain.count("all") < 600
    assert 110 < plain.count("any") < 190
    assert 250 < mixed < 350
    assert any(test[0] == "rule" and not test[-1] for rule in made.layer(2) for test in leaves_of(rule.when))


def test_every_question_and_conclusion_is_read_by_a_later_rule() -> None:
    made = base(200)
    read = {test[1] for rule in made.rules for test in leaves_of(rule.when)}
    assert {ask.fact for ask in made.asks} <= read
    assert {rule.name for rule in made.rules if rule.layer < 3} <= read
    facts_read(made)  # raises KeyError if a rule reads a later one


def test_our_engine_agrees_with_the_reference() -> None:
    made = base(200)
    check("Our engine", made, cases(made, 40), engine(made, compiled(made)))


def test_a_disagreement_names_the_rules() -> None:
    made = base(SIZE)
    case = cases(made, 1)[0]
    wrong = sorted(fired(made, case))
    with pytest.raises(DisagreementError, match=wrong[0]):
        check("An engine", made, [case], lambda _: wrong[1:])


@pytest.mark.parametrize("name", SINGLE)
def test_each_peer_agrees_with_the_reference(name: str) -> None:
    pytest.importorskip(MODULES[name])
    made = base(SIZE)
    peer = adapter(name).Peer(made)
    check(name, made, cases(made, 15), lambda case: peer.fired(peer.ready(case)))


def test_clips_kept_alive_agrees_after_every_answer() -> None:
    pytest.importorskip("clips")
    from tests.benchmarks.peers import clips_session, our_session

    made = base(SIZE)
    case = cases(made, 1)[0]
    answers = other_answers(made, case, 25)
    assert len(clips_session(made, case, answers)) == len(our_session(made, compiled(made), case, answers)) == 25


@pytest.mark.parametrize("name", BATCH)
def test_each_batch_peer_counts_as_we_do(name: str) -> None:
    pytest.importorskip("numpy")
    pytest.importorskip(MODULES[name])
    from tests.benchmarks.adapters import coded
    from tests.benchmarks.batch import counts, same

    made = base(SIZE)
    for known in (1.0, 0.7):
        columns = coded.columns(made, 300, known)
        same(
            name,
            adapter(name).Batch(made, columns).counts(),
            counts(compiled(made), coded.ours(made, columns), 300, 128),
        )


def test_columns_count_what_the_reference_counts() -> None:
    pytest.importorskip("numpy")
    from tests.benchmarks.batch import checked

    checked(base(SIZE))


def test_a_written_folder_is_the_base_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path / "cache"))
    made = base(SIZE)
    folder = write(made, tmp_path / "knowledge")
    loaded, built = load_knowledge(str(folder)), knowledge(made)
    for name, rule in built.rules.items():
        assert loaded.rules[name].model_copy(update={"examples": ()}) == rule
    assert loaded.topics == built.topics
    told = {fault.what.split(":")[0] for fault in verify(folder).faults}
    # A rule that contradicts itself cannot fire; all else is as it should be.
    never = {"There is no example in which the rule fires.", "The rule can never fire"}
    assert told <= {*never, "There is no example in which the rule is silent."}


def test_every_single_and_double_change_is_a_world_of_its_own() -> None:
    made: Base = base(SIZE)
    program, case = compiled(made), cases(made, 1)[0]
    known = situation(made, case)
    changed = [
        frozenset(values_in(many, world))
        for many in singles_and_doubles(known, single_changes(made, case))
        for world in range(many.count)
    ]
    assert 10_000 < len(changed) <= 20_000
    assert len(set(changed)) == len(changed)
    assert names_fired(run(program, Worlds(known))) == engine(made, program)(case)
    assert known.value(CASE, "flag1") == value(made.asks[17], case["flag1"])


def test_the_install_line_names_every_package() -> None:
    assert install_line().startswith("pip install ")
    assert all(missing(name) == "" or missing(name).split()[-1] in install_line() for name in MODULES)
