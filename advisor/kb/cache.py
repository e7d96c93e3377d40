"""A JSON copy of a valid knowledge folder, keyed by its content hash; anything odd in it is ignored and rewritten."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from pydantic_core import from_json

FORMAT = 2


def cache_folder() -> Path:
    """The folder for cached copies: the user's cache folder, or the one that ADVISOR_CACHE names."""
    named = os.environ.get("ADVISOR_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("advisor")


def load_cached(sha256: str) -> dict[str, dict[str, Any]] | None:
    """The plain data cached under a hash, or nothing if there is none or it is broken."""
    try:
        found = from_json((cache_folder() / f"knowledge-{sha256[:32]}.json").read_bytes(), cache_strings="keys")
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("sha256") != sha256:
        return None
    data = found.get("data")
    if not isinstance(data, dict) or not all(isinstance(value, dict) for value in data.values()):
        return None
    return data


def save_cached(sha256: str, data: dict[str, dict[str, Any]]) -> None:
    """Write the copy whole or not at all; a folder that cannot be written costs only time."""
    folder = cache_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".knowledge-", suffix=".json")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({"format": FORMAT, "sha256": sha256, "data": data}, stream, ensure_ascii=False)
        Path(name).replace(folder / f"knowledge-{sha256[:32]}.json")
        for old in sorted(folder.glob("knowledge-*.json"), key=lambda path: path.stat().st_mtime)[:-4]:
            old.unlink(missing_ok=True)
