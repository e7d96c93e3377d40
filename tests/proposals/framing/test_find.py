"""Harmful wording is found in its inflections and misspellings, and excused where it is negated, rejected or told of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.files.knowledge.load import load_knowledge
from advisor.files.paragraphs import Paragraph
from advisor.model.kinds.framing import Framing
from advisor.proposals.framing.find import Found, find_framing
from advisor.proposals.framing.similarity import like

CITED = [{"source": "s", "at": "a", "supports": "x"}]


def entry(name: str, avoid: list[str], innocent: list[str] | None = None) -> Framing:
    raw = {"id": name, "avoid": avoid, "innocent": innocent or [], "why": "It harms.", "say": "Say it otherwise."}
    return Framing.model_validate(raw | {"citations": CITED})


FRAMING = {
    "dominance": entry("dominance", ["dominance", "dominate", "AI dominance"], ["dominant frequency"]),
    "race": entry("race", ["win the race", "beat our rivals", "winning"], ["award winning"]),
    "locking": entry("locking", ["lock in", "bulletproof", "pre-approved for export"]),
    "law": entry("law", ["US law does not apply here", "there is no alternative"]),
    "locals": entry("locals", ["offset", "our definition of sovereignty"], ["offset the"]),
}


def found(text: str) -> list[Found]:
    return find_framing(FRAMING, [Paragraph(text, "line 1")])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We will dominate the market.", "dominate"),
        ("A DOMINATING platform.", "DOMINATING"),
        ("It secures American AI dominance for decades.", "AI dominance"),
        ("This cements our dominence there.", "dominence"),
        ("Help us win the global AI race.", "win the global AI race"),
        ("They are winning the race already.", "winning the race"),
        ("The prime may beat its rivals.", "beat its rivals"),
        ("Customers are locked in for years.", "locked in"),
        ("A lock-in that pays.", "lock-in"),
        ("A bullet-proof cloud.", "bullet-proof"),
        ("It is preapproved for export.", "preapproved for export"),
        ("U.S. law doesn\u2019t apply here, we promise.", "U.S. law doesn\u2019t apply here"),
        ("There's no alternative to it.", "There's no alternative"),
        ("An offset keeps them calm.", "offset"),
        ("Read our definition of sovereignty.", "our definition of sovereignty"),
    ],
)
def test_it_is_found_as_people_write_it(text: str, words: str) -> None:
    assert [(each.words, each.excused) for each in found(text)] == [(words, "")]


@pytest.mark.parametrize(
    "text",
    [
        "The dominant frequency is 50 hertz.",
        "Savings offset the cost.",
        "An award-winning library.",
        "Lower taxes do not apply.",
        "The domain name is free.",
        "Their definition of sovereignty is their own.",
        "They raced to win a prize.",
        "The lock is in the door of the hall.",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We do not seek to dominate anyone.", "it is negated or rejected"),
        ("Speak of partnership rather than dominance.", "it is negated or rejected"),
        ("Dominance is not our aim.", "it is negated or rejected"),
        ("Winning and dominance have no place in this text.", "it is negated or rejected"),
        ("Delete 'win the race' from page 3.", "it is negated or rejected"),
        ("The minister said the word \u201cdominance\u201d had hurt.", "it quotes somebody else"),
        ('A critic called it "AI dominance" in the press.', "it quotes somebody else"),
        ("Officials there fear American dominance.", "it tells of somebody's worry"),
    ],
)
def test_context_excuses_and_says_why(text: str, reason: str) -> None:
    listed = found(text)

    assert listed
    assert {each.excused for each in listed} == {reason}


@pytest.mark.parametrize(
    "text",
    [
        "We will not only dominate, we will stay.",
        "No delay is allowed; we will dominate.",
        "Our slogan stands: dominate early.",
    ],
)
def test_a_negation_elsewhere_excuses_nothing(text: str) -> None:
    assert [each.excused for each in found(text)] == [""]


def test_the_longest_phrase_counts_once_and_the_sentence_is_shown() -> None:
    text = "First a plain sentence. Then " + "very " * 60 + "clearly AI dominance comes. The end."
    (only,) = found(text)

    assert (only.entry, only.words) == ("dominance", "AI dominance")
    assert "AI dominance" in only.sentence
    assert len(only.sentence) <= 203


@given(st.text(max_size=200))
def test_any_text_is_taken_and_what_is_found_stands_in_it(text: str) -> None:
    for each in find_framing(FRAMING, [Paragraph(text, "")]):
        assert each.words in text
        assert each.score > 0


def test_an_abbreviation_ends_no_sentence() -> None:
    (only,) = found("As told, U.S. Law doesn\u2019t apply here at all.")

    assert only.words == "U.S. Law doesn\u2019t apply here"


def test_small_words_do_not_hide_another_order() -> None:
    (only,) = found("Here the law of the US will not apply.")

    assert only.words == "Here the law of the US will not apply"
    assert only.score < 100


@pytest.mark.parametrize("text", ["dominance ", "dominant frequency ", "x ", "the ", "not \u201cwin the race "])
def test_a_line_without_an_end_is_searched_once_and_not_once_a_word(text: str) -> None:
    # No stopwatch: what grows with the square of the length would take hours.
    listed = found(text * 20_000)

    assert len(listed) == 20_000 * sum(phrase in text for phrase in ("dominance", "win the race"))
    assert all(len(each.sentence) <= 203 for each in listed[:10])


def test_the_same_text_gives_the_same_findings_whatever_came_before() -> None:
    texts = ["We dominate; rest assured.", "A lock-in that pays.", "An offset."]
    alone = [found(text) for text in texts]

    assert find_framing(FRAMING, [Paragraph(text, "line 1") for text in texts]) == [f for each in alone for f in each]


def test_every_phrase_of_the_shipped_list_finds_itself() -> None:
    framing = load_knowledge().framing
    for name, listed in framing.items():
        for phrase in listed.avoid:
            assert name in {f.entry for f in find_framing(framing, [Paragraph(f"Here {phrase} stands.", "")])}, phrase
        for phrase in listed.innocent:
            assert name not in {f.entry for f in find_framing({name: listed}, [Paragraph(phrase, "")])}, phrase


def test_a_word_of_another_family_is_another_word() -> None:
    assert like("protectionism", "protectionist", True)
    assert not like("protectionism", "protection", True)
    assert not like("dominate", "nominate", True)
    assert not like("winning", "winding", True)


def test_the_labelled_set_is_met_as_well_as_it_was_measured() -> None:
    from tests.proposals.framing.measure import half_of, labelled, measured

    counts, _ = measured([each for each in labelled() if half_of(each["text"]) == "seen"])

    assert counts["plain found"] == counts["plain marks"] == 40
    assert counts["clean texts flagged"] == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If the country wants to build tools, it may.", []),
        ("We know what countries want.", ["countries want"]),
        ("For the world, it must also lead in checking that the stack is safe.", []),
        ("We bring a world-leading stack.", ["world-leading stack"]),
        ("We are sure of winning the AI race.", ["winning the AI race"]),
        ("We seek dominance, dominance and dominance.", ["dominance", "dominance", "dominance"]),
    ],
)
def test_a_phrase_needs_its_words_together_and_is_one_place(program: Program, text: str, words: list[str]) -> None:
    places = find_framing(program.knowledge.framing, [Paragraph(text, "line 1")])
    assert [each.words for each in places] == words
