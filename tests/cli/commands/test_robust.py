"""What holds whatever the open answers are is printed as text and as JSON."""

from __future__ import annotations

import json

from tests.cli.conftest import ESTONIA, Run, document


def test_robust_says_what_holds(run: Run) -> None:
    text, found = run("robust", ESTONIA).stdout, document(run, "robust", ESTONIA)
    certain = [each for each in found["measures"] if each["certain"]]

    assert found["schema"] == "advisor/robust/1"
    assert f"These {len(certain)} recommendations hold whatever you answer." in text
    assert all(each["exact"] for each in found["measures"])
    assert any(each["settled_by_one_answer"] for each in found["measures"])
    assert {len(each["rests_on"]) for each in certain} >= {1}
    advice = json.loads(run("advise", ESTONIA, "-f", "json").stdout)
    assert advice["holds"].startswith(f"These {len(certain)} recommendations hold whatever")
