"""Loads a knowledge folder: from the cache if its content is unchanged, otherwise from its files.

The cache holds copies of valid folders, keyed by their content hash; anything odd in it is ignored and rewritten. The first
line of a copy is JSON: what is needed at once, and where in the rest of the file each of the other entries stands as JSON text.
Those are read from the file when somebody looks at them, so that memory holds only what was looked at.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import tempfile
import threading
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from advisor.errors import UsageError
from advisor.files.knowledge.assemble import assemble, packed
from advisor.files.knowledge.locate import folder_hash, knowledge_folder, read_all
from advisor.model.knowledge import Knowledge

FORMAT = 5
"""The form of a copy; one of another form is ignored."""


def load_knowledge(chosen: str | None = None) -> Knowledge:
    """The knowledge to use, from the cache if its content is unchanged; raises InputError with all faults."""
    # All that is built here stays; looking for garbage among it costs a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return replace(_load(knowledge_folder(chosen)), as_of=judged_day())
    finally:
        if collecting:
            gc.enable()


def judged_day() -> str:
    """The day that is judged: today, or the one that ADVISOR_AS_OF names; raises UsageError if that is no day."""
    named = os.environ.get("ADVISOR_AS_OF")
    try:
        return date.fromisoformat(named).isoformat() if named else date.today().isoformat()
    except ValueError:
        raise UsageError(f"'{named}' is not a day. Write it as 2026-12-01.") from None


def _load(folder: Path) -> Knowledge:
    cached = load_cached(sha256 := folder_hash(folder))
    if cached is not None:
        try:
            return assemble(cached, sha256)
        except (ValidationError, KeyError, TypeError, AttributeError):
            pass
    from advisor.files.knowledge.read_folder import load_checked

    # The files may have changed since they were hashed.
    contents, sha256 = read_all(folder)
    knowledge, data, _ = load_checked(folder, contents, sha256)
    save_cached(sha256, *packed(data))
    return knowledge


class Texts(Mapping[str, str]):
    """Entries of one kind as JSON text, read from an open file on demand; the file may be deleted meanwhile."""

    def __init__(self, file: File, index: dict[str, list[int]]) -> None:
        self.file, self.index = file, index

    def __getitem__(self, key: str) -> str:
        return self.file.read(*self.index[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.index)

    def __len__(self) -> int:
        return len(self.index)

    def __contains__(self, key: object) -> bool:
        return key in self.index


class File:
    """A file of which parts are read, from any thread."""

    def __init__(self, path: Path) -> None:
        self.handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self.handle)
        self.lock = threading.Lock()

    def read(self, start: int, size: int) -> str:
        """The text of a part; raises OSError if the file is shorter than it was."""
        with self.lock:
            os.lseek(self.handle, start, os.SEEK_SET)
            found = b""
            while len(found) < size:
                more = os.read(self.handle, size - len(found))
                if not more:
                    raise OSError(f"The cached knowledge ends before byte {start + size}.")
                found += more
        return found.decode("utf-8")


def cache_folder() -> Path:
    """The folder for cached copies: the user's cache folder, or the one that ADVISOR_CACHE names."""
    named = os.environ.get("ADVISOR_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("advisor")


def load_cached(sha256: str) -> dict[str, Any] | None:
    """The data cached under a hash, or nothing if there is none or it is broken."""
    path = cache_folder() / f"knowledge-{sha256[:32]}.cache"
    try:
        with path.open("rb") as stream:
            head = stream.readline()
        found = from_json(head, cache_strings="keys")
        whole = path.stat().st_size
        if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("sha256") != sha256:
            return None
        if whole != len(head) + found["size"]:
            return None
        file = File(path)
        change = len(head)
        lazy = {
            kind: Texts(file, {key: [start + change, size] for key, (start, size) in index.items()})
            for kind, index in found["lazy"].items()
        }
        data = found["data"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if not isinstance(data, dict) or not all(isinstance(value, dict) for value in data.values()):
        return None
    return {**data, **lazy}


def save_cached(sha256: str, data: Mapping[str, Mapping[str, Any]], texts: Mapping[str, Mapping[str, str]]) -> None:
    """Write the copy whole or not at all; a folder that cannot be written costs only time."""
    parts: list[bytes] = []
    index: dict[str, dict[str, list[int]]] = {}
    start = 0
    for kind, entries in texts.items():
        subjects = index[kind] = {}
        for key, text in entries.items():
            parts.append(text.encode("utf-8"))
            subjects[key] = [start, len(parts[-1])]
            start += len(parts[-1])
    head = {"format": FORMAT, "sha256": sha256, "size": start, "data": data, "lazy": index}
    folder = cache_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".knowledge-", suffix=".cache")
        with os.fdopen(handle, "wb") as stream:
            stream.write(json.dumps(head, ensure_ascii=False).encode("utf-8") + b"\n")
            stream.writelines(parts)
        Path(name).replace(folder / f"knowledge-{sha256[:32]}.cache")
        kept = sorted(folder.glob("knowledge-*.cache"), key=lambda path: path.stat().st_mtime)
        for old in [*kept[:-4], *folder.glob("knowledge-*.json")]:
            old.unlink(missing_ok=True)
