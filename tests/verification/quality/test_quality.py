"""The report over plausible cases: its figures are those of the cases, judged one by one."""

from __future__ import annotations

import pytest

from advisor.analysis.advice.advise import advise
from advisor.documents.writers import write
from advisor.documents.writers.plain import UNWRAPPED
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.sampling import Plausible
from advisor.engine.worlds import Worlds
from advisor.verification.quality.data import Quality
from advisor.verification.quality.document import quality_document
from advisor.verification.quality.quality import judge, quality, questions_to_settle_musts


@pytest.fixture(scope="module")
def found(program: Program) -> Quality:
    return quality(program, seed=4, cases=60, progress=lambda done: None)


def test_what_is_told_to_many_is_what_each_is_told_alone(program: Program) -> None:
    cases = list(Plausible(program.knowledge, 11).cases(24))

    for case, told in zip(cases, judge(program, cases), strict=True):
        advice = advise(run(program, Worlds(case)))
        assert told.must == {r.measure for r in advice.with_status("recommended", "must")}
        assert told.recommended == {r.measure for r in advice.with_status("recommended")}
        avoided = {(r.measure, r.about) for r in advice.with_status("avoid")}
        assert told.avoid == {measure for measure, _ in avoided}
        assert told.tensions == len(advice.tensions)


def test_shares_and_gaps_count_cases(program: Program, found: Quality) -> None:
    measure = "continuity-tiering-rto-rpo"

    assert found.share("must", measure) == sum(measure in case.must for case in found.cases) / 60
    assert found.without(program, "recommended") == dict.fromkeys(
        ("security", "resilience", "openness", "partnership"), 0
    )
    assert len(found.questions) == 60
    assert len(found.market_pairs) == 6


def test_the_report_says_each_figure_once_and_lists_every_measure(program: Program, found: Quality) -> None:
    lines = write(quality_document(program, found), width=UNWRAPPED).splitlines()

    assert lines[0] == "60 plausible cases from seed 4."
    for start in ("musts per case: median", "tensions per case:", "questions until every must is settled: median"):
        assert sum(line.startswith(start) for line in lines) == 1
    assert len(lines) - lines.index("") - 2 == len(program.knowledge.measures)


def test_an_interview_settles_every_must(program: Program) -> None:
    for case in Plausible(program.knowledge, 2).cases(5):
        assert 0 < questions_to_settle_musts(program, case) < 60
