"""PDF files: pages without text and garbled ones are told; form fields are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.files.pdf_texts import _readable
from advisor.files.texts import read_text

TEXTS = Path(__file__).parents[1] / "fixtures" / "texts"


def test_a_page_without_text_is_told() -> None:
    found = read_text(TEXTS / "second-page-is-a-scan.pdf")
    assert {p.where for p in found.paragraphs} == {"page 1"}
    assert found.unread == ("Page 2 has no text: it is empty, a picture or a scan.",)


@pytest.mark.parametrize(
    ("text", "is_readable"),
    [
        ("We help. 2026 (draft)\n", True),
        ("\u0646\u062d\u0646 \u0646\u0633\u0627\u0639\u062f", True),
        ("\ufffd\x01\ue000 \ue001\x02ab", False),
    ],
)
def test_garbled_text_is_known_by_its_signs(text: str, is_readable: bool) -> None:
    assert (_readable(text) > 0.7) is is_readable
