"""The impact of edits as text and as plain data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from advisor.documents.writers import data as data_writer
from advisor.documents.writers import write
from advisor.files.knowledge.load import load_knowledge
from advisor.model.situation import Situation
from advisor.model.values import Fact
from advisor.verification.impact.data import Impact, Tried, impact_report
from advisor.verification.impact.document import MAX_CASES, MAX_EDITS, impact_document
from advisor.verification.impact.impact import impact
from tests.fixtures.little_base import FOLDER, rule, write_little

R = "rules__security__"
HELP = rule("help-all", "market", "always", "{recommend: help, strength: may}")
WARY_PLAIN = rule("wary-plain", "market", "{wary: yes}", "{recommend: plain-words, strength: must}")


def found(folder: Path, before: dict[str, str], now: dict[str, str], *saved: Tried) -> Impact:
    sides = [write_little(folder / name, **changed) for name, changed in (("a", before), ("b", before | now))]
    old, new = (load_knowledge(str(side)) for side in sides)
    return impact(old, new, saved)


def written(result: Impact, against: str, width: int = 80, everything: bool = False) -> str:
    return write(impact_document(result, against, everything), width=width)


def weaker() -> dict[str, str]:
    return {f"{R}lock-the-secret": FOLDER[f"{R}lock-the-secret"].replace("must", "should")}


def ae(value: str) -> dict[str, str]:
    return {"markets__AE": FOLDER["markets__AE"].replace("value: low", f"value: {value}")}


def mine(name: str = "Mine", *lost: str) -> Tried:
    return Tried("saved case", "1", name, Situation("", {"wishes": Fact("wishes", None)}), Situation(), lost)


def test_two_alike_are_told_in_two_lines(tmp_path: Path) -> None:
    text = written(found(tmp_path, {}, {}), "HEAD")

    assert text == "Compared with HEAD.\nNothing was edited: the two are the same.\n"


def test_counts_come_first_then_edits_then_cases_grouped_then_other_edits(tmp_path: Path) -> None:
    paper = {"sources__paper": FOLDER["sources__paper"] + "\n# only a remark\n"}
    price = {f"{R}help-with-price": FOLDER[f"{R}help-with-price"].replace("Seldom", "Often")}
    now = weaker() | {f"{R}help-all": HELP} | paper | price
    text = written(found(tmp_path, {}, now, mine("Mine", "Trust: mixed")), "v1", 90)

    assert text == (
        """Compared with v1.
2 rules edited, 1 added, 0 removed; advice changes for 1 of 1 case studies, 3 of 3 markets
(bare profiles) and 1 of 1 saved cases.

EDITS THAT CHANGE ADVICE
  added    rule help-all: recommends help as may
           changes the advice for 1 saved case, 1 case study and 3 markets
  edited   rule lock-the-secret: strength: must -> should
           changes the advice for 1 case study

SAVED CASES
  Mine
    an answer is no longer understood: Trust: mixed
    because of rule help-all (added)
      added: may                    Help with the price

CASE STUDIES
  Bank [bank]
    because of rule help-all (added)
      added: may                    Help with the price
    because of rule lock-the-secret (edited)
      weakened: must -> should      A strong lock (Core)

MARKETS, WITH NOTHING ANSWERED YET
  The same for 3 markets: AE, AT, NO
    because of rule help-all (added)
      added: may                    Help with the price

OTHER EDITS
  1 rule edited only in words, sources or examples: help-with-price

--all lists everything.
"""
    )


def test_markets_whose_own_facts_were_edited_alike_stand_together(tmp_path: Path) -> None:
    norway = {"markets__NO": ae("low")["markets__AE"].replace("id: AE", "id: NO").replace("Etisal", "Telenor")}
    norway["markets__NO"] = norway["markets__NO"].replace("United Arab Emirates", "Norway").replace("UAE, Emirates", "")
    before = norway | {f"{R}wary-plain": WARY_PLAIN}
    now = ae("high") | {"markets__NO": norway["markets__NO"].replace("value: low", "value: high")}
    text = written(found(tmp_path, before, now), "v1")

    assert "  The same for 2 markets: AE, NO\n    because of the market's own profile: Trust was low, is high\n" in text
    assert "  edited   market AE: known trust value: low -> high\n" in text
    assert "      weakened: must -> may         Plain words\n" in text


def test_a_change_of_several_options_tells_what_came_and_went(tmp_path: Path) -> None:
    now = {"cases__bank": FOLDER["cases__bank"].replace("[voice]", "[price, keys]")}
    text = written(found(tmp_path, {}, now), "v1", 120)

    told = "because of the case itself: Wishes now also their own keys, a low price; no longer a say"
    assert told in text.replace("\n      ", " ")


def test_a_rule_that_is_judged_otherwise_without_effect_is_listed_apart(tmp_path: Path) -> None:
    now = {f"{R}screen-telecom": FOLDER[f"{R}screen-telecom"].replace("must", "may")}
    text = written(found(tmp_path, {}, now), "v1")

    assert "advice changes for 0 of 1 case studies and 0 of 3 markets" in text.replace("\n", " ")
    heading = "RULES THAT ARE JUDGED OTHERWISE, AND CHANGE NO ADVICE HERE\n"
    assert f"{heading}  edited   rule screen-telecom: strength: must -> may\n" in text


def test_long_lists_are_cut_and_told_so_unless_everything_is_asked_for(tmp_path: Path) -> None:
    rules = {f"{R}x-{n}": HELP.replace("help-all", f"x-{n}") for n in range(MAX_EDITS + 2)}
    cases = {
        f"cases__bank-{n}": FOLDER["cases__bank"].replace("id: bank", f"id: bank-{n}").replace("Core", f"C{n}")
        for n in range(MAX_CASES + 1)
    }
    result = found(tmp_path, cases, rules | weaker())
    text, full = written(result, "v1"), written(result, "v1", everything=True)

    assert "  and 3 more edits\n" in text
    assert "  and 2 more cases\n" in text
    assert text.endswith("--all lists everything.\n")
    assert "more" not in full.replace("one or more", "")
    assert "--all" not in full


def test_names_cannot_steer_a_terminal(tmp_path: Path) -> None:
    hostile = "\x1b[31mMine\x07\nAND MORE"
    text = written(found(tmp_path, {}, {f"{R}help-all": HELP}, mine(hostile)), "a\x1b[2Jb")

    assert not {"\x1b", "\x07"} & set(text)
    assert "\nAND MORE" not in text


def test_data_hold_everything_with_the_name_of_their_schema(tmp_path: Path) -> None:
    result = found(tmp_path, {f"{R}wary-plain": WARY_PLAIN}, ae("high") | weaker(), mine("Mine", "Trust: mixed"))
    data: dict[str, Any] = json.loads(data_writer.write(impact_report(result, "v1")))

    assert list(data) == ["schema", "against", "before", "now", "edits", "compared", "cases"]
    assert (data["schema"], data["against"]) == ("advisor/impact/1", "v1")
    assert data["before"]["sha256"] != data["now"]["sha256"]
    assert data["compared"] == {"saved case": 1, "case study": 1, "market": 3}
    edit = next(edit for edit in data["edits"] if edit["kind"] == "rule")
    assert (edit["id"], edit["changes"], edit["judges_otherwise"]) == (
        "lock-the-secret",
        ["strength: must -> should"],
        True,
    )
    assert [(case["kind"], case["id"], case["no_longer_understood"]) for case in data["cases"]] == [
        ("saved case", "1", ["Trust: mixed"]),
        ("case study", "bank", []),
        ("market", "AE", []),
    ]
    because = {
        "kind": "market",
        "id": "AE",
        "fact": "trust",
        "about": "case",
        "subject_kind": "case",
        "subject_name": "",
        "was": "low",
        "now": "high",
    }
    assert data["cases"][2]["moves"] == [
        {
            "measure": "plain-words",
            "about": "case",
            "subject_kind": "case",
            "subject_name": "",
            "way": "weakened",
            "was": "must",
            "now": "may",
            "because": [because],
            "exact": True,
        }
    ]
