"""Why a measure stands where it does for a case: one explanation as text, Markdown and JSON, in the words of the chat."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from advisor.analysis.advice.advise import advise
from advisor.analysis.explanation.data import DEPTHS, Depth, Explanation, Node
from advisor.analysis.explanation.document import why_document, why_memo
from advisor.analysis.explanation.explain import why
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.why_asked import why_measure
from advisor.documents.citations import Numbering
from advisor.documents.writers import data, write
from advisor.documents.writers.markdown import plain
from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import place_case
from advisor.text.safe import wrapped
from tests.cli.conftest import checked
from tests.fixtures.advice_cases import HOSTILE
from tests.fixtures.little_base import talk

CASES = ("uae-bank-and-chatbot", "taiwan-command-and-hospitals", "nigeria-payments")


@pytest.fixture(scope="module")
def shop(little: Program) -> Dialogue:
    """A shop with a secret and an outsider for a partner."""
    return talk(little, "AE", "", "voice", "Shop", "yes", "no", "Etisal", "telecom", "no")[0]


def text_of(judged: Run, measure: str, title: str, width: int, depth: Depth = "tree") -> str:
    return write(why_document(judged.program.knowledge, why(judged, measure, title), depth), width=width)


def memo(judged: Run, measure: str, title: str, depth: Depth) -> str:
    return write(why_memo(judged.program.knowledge, why(judged, measure, title), depth), "md")


def test_it_begins_with_the_case_and_ends_with_the_sources(little: Program) -> None:
    dialogue, _ = talk(little, "AE", "", "none", "Shop", "yes")
    lines = text_of(dialogue.now.run, "lock", "My case", 500).splitlines()

    assert lines[0].startswith("Judged for 2")
    assert lines[1:4] == ["Case: My case", "A strong lock", "In short lock."]
    assert "Shop: It is a must." in lines
    assert lines[lines.index("Sources") + 1].startswith("[1] Paper, Press, 2026-04-16; Section 2: the other point")


def words(text: str) -> str:
    """A text without its marks, signs and line breaks."""
    text = re.sub(r"\\?\[\d+\\?\]|\\(?=[^a-z])|\*\*(?:yes|no|open)\*\*|^ *[-+?] ", " ", text, flags=re.MULTILINE)
    return re.sub(r" +([.,;])", r"\1", " ".join(text.split())).casefold()


def says(node: Node) -> list[str]:
    return [node.says, *(told for part in node.parts for told in says(part))]


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("measure", ["lock", "spare", "seat", "screening", "plain-words"])
def test_chat_text_and_markdown_say_the_same(shop: Dialogue, measure: str, depth: Depth) -> None:
    judged = shop.now.run
    found = why(judged, measure)
    shown = [
        words("\n".join(why_measure(shop.now, measure, Numbering(judged.program.knowledge), depth))),
        words(text_of(judged, measure, "T", 60, depth)),
        words(memo(judged, measure, "T", depth)),
    ]
    statements = []
    for subject in found.subjects:
        told = {
            "sentence": [subject.reason or subject.sentence],
            "paragraph": [subject.paragraph[0].reason, *(one.text for one in subject.paragraph[1:])],
            "tree": [told for rule in subject.rules for told in (rule.title, rule.text, *says(rule.tree)[1:])],
        }[depth]
        statements += [words(one).strip() for one in told if one]

    assert statements
    for text in shown:
        assert [one for one in statements if one not in text] == []


def test_the_document_fits_its_own_schema_and_holds_what_is_shown(shop: Dialogue) -> None:
    schema: dict[str, Any] = json.loads(data.schema(Explanation))
    for measure in shop.program.knowledge.measures:
        document = json.loads(data.write(why(shop.now.run, measure, "Mine")))
        assert checked(schema, schema, document) == []
        assert (document["schema"], document["case"], document["measure"]) == ("advisor/why/1", "Mine", measure)
    node = document["subjects"][0]["rules"][0]["tree"]
    broken = node | {"holds": "perhaps", "parts": [node | {"kind": 3}]}
    assert checked(schema, schema["$defs"]["Node"], broken) != []


def test_every_citation_of_the_document_is_among_its_sources(shop: Dialogue) -> None:
    document = json.loads(data.write(why(shop.now.run, "lock", "Mine")))
    cited: set[tuple[str, str]] = set()

    def walk(part: Any) -> None:
        for value in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            walk(value)
        if isinstance(part, dict):
            cited.update((one["source"], one["at"]) for one in part.get("citations", []))

    walk(document["subjects"])
    assert cited == {(one["source"], one["at"]) for one in document["sources"]}
    assert len(document["sources"]) == len(cited) > 0


def test_names_from_people_stay_text_in_markdown(little: Program) -> None:
    dialogue, _ = talk(little, "AE", "", "voice", HOSTILE, "2", "yes")

    told = memo(dialogue.now.run, "lock", HOSTILE, "tree")
    assert told.count(plain(HOSTILE)) == 2
    assert HOSTILE not in told


@pytest.fixture(scope="module", params=CASES)
def shipped(request: pytest.FixtureRequest, program: Program) -> Run:
    return run(program, Worlds(place_case(program.knowledge, program.knowledge.cases[request.param])[0]))


def test_what_is_said_of_shipped_cases_is_short_and_plain(shipped: Run) -> None:
    knowledge = shipped.program.knowledge
    ids = [name for name in (*knowledge.rules, *knowledge.measures) if name.count("-") > 1]
    standing = {(r.measure, r.subject_name): (r.status, r.strength) for r in advise(shipped).recommendations}
    for measure in knowledge.measures:
        for subject in why(shipped, measure).subjects:
            assert standing[measure, subject.name] == (subject.status, subject.strength)
            told = " ".join(one.text for one in subject.paragraph)
            assert len(subject.sentence) <= 200
            assert 2 <= len(subject.paragraph) <= 8
            assert len(told.split()) <= 200
            for text in (subject.sentence, *(one.text for one in subject.paragraph)):
                assert text[0].isupper() or text[0] == "'", text
                assert text.endswith((".", "!", "?")), text
                assert not re.search(r"[{}]|\.\.|  |\b(\w+) \1\b|: \.|None|True|False", text), text
                assert [name for name in ids if name in text] == [], text
                if "known only in part" in text:
                    assert re.search(r"perhaps more|at least|between", text), text


@pytest.mark.parametrize("columns", [40, 80])
def test_text_keeps_to_its_width(shipped: Run, columns: int) -> None:
    for depth in DEPTHS:
        text = text_of(shipped, "external-key-management", "T", columns, depth)
        assert [line for line in text.splitlines() if len(line) > columns and len(line.split()) > 1] == []


def test_a_verdict_and_its_reason_make_up_the_text(shipped: Run) -> None:
    for measure in shipped.program.knowledge.measures:
        for subject in why(shipped, measure).subjects:
            for text, verdict, reason in (
                (subject.sentence, subject.verdict, subject.reason),
                *((one.text, one.verdict, one.reason) for one in subject.paragraph),
            ):
                assert (verdict, reason) == ("", "") or text == f"{verdict}: {reason}"


@pytest.mark.parametrize(
    ("line", "width", "expected"),
    [
        ("", 30, ""),
        ("short", 30, "short"),
        ("  - " + "word " * 8, 30, "  - word word word word word\n    word word word"),
        ("long words", 1, "long words"),
        ("+ " + "word " * 6, 22, "+ word word word word\n  word word"),
        ("[12] " + "word " * 6, 22, "[12] word word word\n     word word word"),
        ("word " * 6, 22, "word word word word\nword word"),
    ],
)
def test_a_wrapped_line_goes_on_under_its_text(line: str, width: int, expected: str) -> None:
    assert wrapped(line, width) == expected
