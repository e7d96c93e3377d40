"""Proposal texts of every form are read into paragraphs that can be found again; what cannot be read is refused kindly."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.review.documents import Paragraph, read_document


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def pdf(text: str) -> bytes:
    """A PDF of one page, written by hand."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (rows, table)
    )
    return out.getvalue()


def test_plain_text_has_lines_and_broken_words_are_joined(tmp_path: Path) -> None:
    path = written(tmp_path, "offer.txt", b"One line\nand its domi-\nnance.\n\nAnother  part.\r\n")

    assert read_document(path) == [
        Paragraph("One line and its dominance.", "line 1"),
        Paragraph("Another part.", "line 5"),
    ]


def test_markdown_tells_the_heading(tmp_path: Path) -> None:
    path = written(tmp_path, "offer.md", b"# Aim\n\nWe help.\n\n## Price ##\nLow.\n")

    assert [(p.text, p.where) for p in read_document(path)] == [
        ("Aim", "line 1"),
        ("We help.", "line 3, under 'Aim'"),
        ("Price", "line 5"),
        ("Low.", "line 6, under 'Price'"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Caf\u00e9".encode(),
        b"\xef\xbb\xbf" + "Caf\u00e9".encode(),
        "Caf\u00e9".encode("utf-16"),
        "Caf\u00e9".encode("cp1252"),
    ],
)
def test_encodings_of_word_processors_are_read(tmp_path: Path, content: bytes) -> None:
    assert read_document(written(tmp_path, "x.txt", content))[0].text == "Caf\u00e9"


def test_word_files_tell_paragraph_heading_and_table(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Aim", 1)
    document.add_paragraph("We help.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Layer", "Chips"
    document.save(str(tmp_path / "offer.docx"))

    assert [(p.text, p.where) for p in read_document(tmp_path / "offer.docx")] == [
        ("Aim", "paragraph 1"),
        ("We help.", "paragraph 2, under 'Aim'"),
        ("Layer", "table 1"),
        ("Chips", "table 1"),
    ]


def test_pdf_files_tell_the_page(tmp_path: Path) -> None:
    path = written(tmp_path, "offer.pdf", pdf("We win the race."))

    assert read_document(path) == [Paragraph("We win the race.", "page 1")]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.txt", b"", "holds no text"),
        ("x.txt", b"\x00\x01\x02binary", "no text file"),
        ("x.odt", b"x", "Files ending in '.odt' are not read"),
        ("x", b"x", "no ending"),
        ("x.docx", b"not a zip", "no Word file"),
        ("x.pdf", b"not a pdf", "no PDF"),
        ("x.pdf", pdf(""), "holds no text"),
    ],
)
def test_what_cannot_be_read_is_refused_kindly(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(written(tmp_path, name, content))

    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "x.txt")


def test_codes_that_steer_a_terminal_are_gone(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "x.txt", b"a\x1b[31mb"))[0].text == "a [31mb"
