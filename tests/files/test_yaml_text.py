"""Reading YAML as plain text, and refusing what should not be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.files.yaml_text import MAX_BYTES, parse, read_bytes


def faults(content: str | bytes) -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(InputError) as caught:
        parse(raw, "file.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_every_scalar_stays_text_so_that_norway_stays_norway() -> None:
    document = parse(b"country: NO\nyes: on\nnumber: 1e3\ndate: 2026-01-01\nempty:\n", "file.yaml")

    assert document.content == {"country": "NO", "yes": "on", "number": "1e3", "date": "2026-01-01", "empty": ""}


def test_every_value_knows_its_line() -> None:
    document = parse(b"a:\n  - b\n  - c: d\n", "file.yaml")

    assert [document.line(where) for where in ((), ("a",), ("a", 1), ("a", 1, "c"), ("a", 1, "missing"))] == [
        1,
        1,
        3,
        3,
        3,
    ]


def test_all_duplicate_keys_are_told_at_once_with_their_lines() -> None:
    assert faults("a: 1\na: 2\nb: {c: 1, c: 2}\n") == [
        "file.yaml:2: The key 'a' stands here twice. Keep one of them.",
        "file.yaml:3: The key 'c' stands here twice. Keep one of them.",
    ]


def test_a_bomb_of_aliases_is_refused_without_being_expanded() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]

    assert all("alias" in fault for fault in faults("\n".join(lines)))


def test_deep_nesting_is_refused() -> None:
    assert any("nested" in fault for fault in faults("[" * 60 + "]" * 60))


@pytest.mark.parametrize("content", [b"", b"   \n", b"# only a comment\n"])
def test_an_empty_file_is_told_to_be_empty(content: bytes) -> None:
    assert faults(content) == ["file.yaml: The file is empty. Write something in it, or remove it."]


def test_a_binary_file_is_told_to_be_no_text() -> None:
    assert faults(bytes(range(256))) == ["file.yaml: This is not a text file in UTF-8. Is it the right file?"]


def test_a_syntax_error_names_its_line() -> None:
    assert faults("a: 1\nb: [1, 2\nc: 3\n")[0].startswith("file.yaml:3: This is not valid YAML")


def test_a_huge_file_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as stream:
        stream.truncate(50_000_000)

    assert MAX_BYTES < 50_000_000
    for path, word in ((huge, "50 MB"), (tmp_path, "folder"), (tmp_path / "missing.yaml", "no such file")):
        with pytest.raises(InputError, match=word):
            read_bytes(path, str(path))


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    path = tmp_path / "closed.yaml"
    path.write_text("a: 1")
    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(InputError, match="may not read"):
        read_bytes(path, str(path))
