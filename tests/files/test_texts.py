"""Proposal texts of every form are read into paragraphs that can be found again; what cannot be read is refused kindly."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from pathlib import Path

import pytest

from advisor.errors import InputError, UsageError
from advisor.files.paragraphs import Paragraph
from advisor.files.texts import read_text


def read_document(path: Path) -> list[Paragraph]:
    """What was read of a file."""
    return list(read_text(path).paragraphs)


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
    out, subjects = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, 1):
        subjects.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % subject for subject in subjects)
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
        ("Layer", "table 1, row 1, under 'Aim'"),
        ("Chips", "table 1, row 1, under 'Aim'"),
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


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("domi-\nnance", "dominance"),
        ("domi\u00ad\nnance", "dominance"),
        ("domi\u00adnance and so\u200bvereign", "dominance and sovereign"),
        ("take-it-or-\n  leave-it", "take-it-or-leave-it"),
        ("a US-\nChina race", "a US-China race"),
        ("one -\ntwo", "one - two"),
        ("con\ufb01dence", "confidence"),
    ],
)
def test_words_that_a_line_end_or_an_unseen_sign_parts_are_whole(tmp_path: Path, lines: str, text: str) -> None:
    assert read_document(written(tmp_path, "x.txt", lines.encode()))[0].text == text


def test_items_of_a_list_rows_and_code_are_kept_apart(tmp_path: Path) -> None:
    marked = b"Aim\n===\n- no lock-in\n- dominance\n\n```\n# no heading\n```\n\n| a | b |\n| c | d |\n"

    assert [(p.text, p.where) for p in read_document(written(tmp_path, "x.md", marked))] == [
        ("Aim", "line 1"),
        ("- no lock-in", "line 3, under 'Aim'"),
        ("- dominance", "line 4, under 'Aim'"),
        ("``` # no heading ```", "line 6, under 'Aim'"),
        ("| a | b |", "line 10, under 'Aim'"),
        ("| c | d |", "line 11, under 'Aim'"),
    ]
    assert [p.where for p in read_document(written(tmp_path, "x.txt", b"# 5 of them\nstay"))] == ["line 1"]


def word_file(replaced: dict[str, str] | None = None) -> bytes:
    """A Word file with a header and a table within a table; some of its XML may be replaced."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Head of the page"
    document.add_heading("Aim", 1)
    document.add_paragraph("We help.")
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "Within"
    document.add_paragraph("Last.")
    out, made = io.BytesIO(), io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for one, other in (replaced or {}).items() if name == "word/document.xml" else ():
                assert one.encode() in content
                content = content.replace(one.encode(), other.encode(), 1)
            new.writestr(name, content)
    return made.getvalue()


def test_no_text_of_a_word_file_is_passed_over(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    inserted, deleted = run.format("Put in."), "<w:r><w:delText>Taken out.</w:delText></w:r>"
    moved = run.format("Moved away.")
    changes = f"<w:ins>{inserted}</w:ins><w:del>{deleted}</w:del><w:moveFrom>{moved}</w:moveFrom>"
    form = f"<w:sdt><w:sdtContent><w:p>{run.format('In a form.')}</w:p></w:sdtContent></w:sdt>"
    content = word_file(
        {"<w:t>Last.</w:t></w:r>": f"<w:t>Last. </w:t></w:r>{changes}", "<w:sectPr": f"{form}<w:sectPr"}
    )

    assert [(p.text, p.where) for p in read_document(written(tmp_path, "x.docx", content))] == [
        ("Aim", "paragraph 1"),
        ("We help.", "paragraph 2, under 'Aim'"),
        ("Within", "table 2, row 1, under 'Aim'"),
        ("Last. Put in.", "paragraph 3, under 'Aim'"),
        ("In a form.", "paragraph 4, under 'Aim'"),
        ("Head of the page", "header"),
    ]


AES = (
    b"/Root 1 0 R /ID [(a) (a)] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O (%b) /U (%b) /OE (%b) /UE (%b)"
    b" /Perms (%b) /StmF /StdCF /StrF /StdCF /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> >>"
) % (b"o" * 48, b"u" * 48, b"e" * 32, b"f" * 32, b"p" * 16)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "protected with a password"),
        ("x.docx", word_file({"<w:body>": "<w:body"}), "no Word file that can be read"),
        ("x.docx", word_file()[:3000], "no Word file that can be read"),
        ("x.pdf", pdf("Hidden").replace(b"/Root 1 0 R", AES), "encrypted"),
        ("x.txt", bytes(range(1, 32)) * 50, "no text file"),
        ("x.txt", b"\xff\xfeA", "no known encoding"),
    ],
)
def test_what_is_damaged_or_locked_is_refused_kindly(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(written(tmp_path, name, content))

    assert len(caught.value.faults) == 1
    assert told in caught.value.faults[0].what
    assert caught.value.faults[0].advice


@pytest.mark.parametrize(("name", "whole"), [("x.docx", word_file()), ("x.pdf", pdf("We help."))])
def test_no_damage_ends_in_a_traceback(
    tmp_path: Path, name: str, whole: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(1)
    for _ in range(100):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            read_document(written(tmp_path, name, bytes(damaged)))
        except InputError as error:
            assert len(error.faults) == 1
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("library", ["docx", "pypdf"])
def test_a_library_that_is_missing_is_named_with_the_line_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    path = written(tmp_path, f"x.{library.removeprefix('py')}", b"x")

    with pytest.raises(UsageError, match=r'pip install "sovereign-advisor\[documents\]"'):
        read_document(path)


def test_names_that_are_no_files_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name, told in (("pipe.txt", "a pipe"), ("folder.txt", "a folder"), ("nul\0.txt", "cannot be read")):
        with pytest.raises(InputError, match=told):
            read_document(tmp_path / name)


def test_addresses_and_tags_are_no_wording(tmp_path: Path) -> None:
    text = 'Read [the statement](https://example.org/ai-dominance "x") at https://example.org/dominance or <http://x.org/a>.\n'
    path = written(
        tmp_path, "x.md", text.encode() + b"\nIt will secure our domi<b>nance</b> here. ![our logo](winning.png)\n"
    )

    assert [p.text for p in read_document(path)] == [
        "Read the statement at or .",
        "It will secure our dominance here. our logo",
    ]


def test_a_place_within_a_paragraph_has_its_own_line(tmp_path: Path) -> None:
    path = written(tmp_path, "x.txt", b"\nWe help you.\nWe do not\ndominate.\n")
    (paragraph,) = read_document(path)

    assert [paragraph.place(paragraph.text.index(word)) for word in ("help", "not", "dominate")] == [
        "line 2",
        "line 3",
        "line 4",
    ]


def test_the_widest_encoding_is_read(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "x.txt", "Caf\u00e9".encode("utf-32")))[0].text == "Caf\u00e9"
