"""Word files: drawings, comments and descriptions are read; what cannot be read, and what is no Word file, is told."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import pytest

from advisor.errors import InputError
from advisor.files.texts import read_text

TEXTS = Path(__file__).parents[1] / "fixtures" / "texts"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""


def test_the_words_of_a_drawing_are_read() -> None:
    found = read_text(TEXTS / "smartart.docx")
    assert [p.text for p in found.paragraphs if p.where == "drawing"] == [
        "It will secure our continued dominance in the region."
    ]


def test_pictures_are_told_as_not_read_and_comments_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("We help.").runs[0]
    document.add_comment(run, text="Say that we dominate.", author="Jane")
    document.add_picture(io.BytesIO(PICTURE))
    document.save(str(tmp_path / "x.docx"))
    found = read_text(tmp_path / "x.docx")

    assert [(p.text, p.where) for p in found.paragraphs] == [
        ("We help.", "paragraph 1"),
        ("Say that we dominate.", "comment"),
    ]
    assert found.unread == ("1 picture: no text of it was read.",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{\\rtf1\\ansi We help.}", "is Rich Text"),
        (b"<!DOCTYPE html><p>We help.", "is a web page"),
        ((TEXTS / "strict.docx").read_bytes(), "not as Strict Open XML"),
    ],
)
def test_what_is_only_called_a_word_file_is_told_as_what_it_is(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "x.docx").write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_text(tmp_path / "x.docx")
