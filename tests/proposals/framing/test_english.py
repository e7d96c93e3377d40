"""What was not examined is said, and nothing is called clean that nobody read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.documents.writers import write
from advisor.engine.compile import Program
from advisor.files.paragraphs import Paragraph, TextRead
from advisor.proposals.framing.document import framing_document
from advisor.proposals.framing.english import in_english
from advisor.proposals.framing.find import check_wording

ENGLISH = "We will run the service together with the ministry, and the keys stay in the hands of the bank."
SPANISH = "Nuestra oferta asegurar\u00e1 nuestro dominio duradero en la regi\u00f3n y en todos los mercados vecinos."
ARABIC = "\u0646\u062d\u0646 \u0646\u0633\u0627\u0639\u062f \u0627\u0644\u0648\u0632\u0627\u0631\u0629"
MOJIBAKE = (
    " ".join(["\u041d\u0430\u0448\u0430 \u0441\u0442\u0440\u0430\u043d\u0430"] * 6).encode("cp1251").decode("cp1252")
)


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, f"line {n}") for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize("text", [SPANISH, ARABIC, MOJIBAKE])
def test_other_languages_are_told_and_not_called_clean(program: Program, text: str) -> None:
    check = check_wording(program.knowledge, TextRead(tuple(paragraphs(text)), ()), "x.txt")
    told = write(framing_document(program.knowledge, check), width=200)

    assert check.examined == 0
    assert check.not_examined == ("1 paragraph not in English, or garbled: line 1.",)
    assert "Nothing of this text was examined" in told
    assert "None of the" not in told


def test_a_short_heading_is_what_the_text_is() -> None:
    english, other = in_english(paragraphs("AI roadmap", ENGLISH, SPANISH))
    assert ([each.where for each in english], other) == (
        ["line 1", "line 2"],
        ["1 paragraph not in English, or garbled: line 3."],
    )


def test_clean_is_only_said_of_what_was_read(program: Program) -> None:
    read = TextRead(tuple(paragraphs(ENGLISH)), ("Page 2 has no text: it is empty, a picture or a scan.",))
    told = write(framing_document(program.knowledge, check_wording(program.knowledge, read, "x.pdf")), width=200)
    assert "stands in what was read of it" in told
    assert "Page 2 has no text" in told


@given(st.lists(st.sampled_from([ENGLISH, SPANISH, ARABIC]), min_size=1, max_size=12))
def test_each_paragraph_is_examined_or_told(texts: list[str]) -> None:
    english, other = in_english(paragraphs(*texts))
    told = int(other[0].split()[0]) if other else 0
    assert len(english) + told == len(texts)
    assert all(each.text == ENGLISH for each in english)
