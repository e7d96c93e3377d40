"""Where the knowledge folder is, and what its files and their hash are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from io import FileIO
from pathlib import Path

from advisor.errors import UsageError

VARIABLE = "ADVISOR_KNOWLEDGE"


def knowledge_folder(chosen: str | None = None) -> Path:
    """The folder chosen, else the one the environment names, else the one beside the code; raises UsageError."""
    named = chosen or os.environ.get(VARIABLE)
    if named:
        folder = Path(named)
        if not (folder / "base.yaml").is_file():
            raise UsageError(
                f"{named} is not a knowledge folder: it has no base.yaml. Name the folder that holds base.yaml."
            )
        return folder
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "knowledge", package.parent / "knowledge"):
        if (folder / "base.yaml").is_file():
            return folder
    raise UsageError("No knowledge folder was found. Name one with --knowledge DIR or ADVISOR_KNOWLEDGE.")


def at_hand() -> str | None:
    """The knowledge folder in which, or beside which, someone is working now: it and no installed copy is verified."""
    if os.environ.get(VARIABLE):
        return None
    return next((str(folder) for folder in (Path("knowledge"), Path()) if (folder / "base.yaml").is_file()), None)


def knowledge_files(folder: Path) -> list[tuple[str, str]]:
    """Every YAML file of a knowledge folder: its relative name and its path, in a fixed order."""
    # Plain paths as text: pathlib takes twice as long over a thousand files.
    top = len(str(folder)) + 1
    found = []
    for parent, folders, files in os.walk(str(folder)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [f"{parent}{os.sep}{name}" for name in files if name.endswith((".yaml", ".yml"))]
        found += [(path[top:].replace(os.sep, "/"), path) for path in paths]
    return sorted(found)


def read_all(folder: Path) -> tuple[dict[str, bytes], str]:
    """The bytes of every knowledge file by relative name, and the SHA-256 over names and contents."""
    contents = dict(_read(folder))
    return contents, _hashed(contents.items())


def folder_hash(folder: Path) -> str:
    """The SHA-256 over names and contents of all knowledge files, none of which is kept in memory."""
    return _hashed(_read(folder))


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name, path in knowledge_files(folder):
        with FileIO(path) as stream:
            yield name, stream.readall()


def _hashed(contents: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in contents:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
