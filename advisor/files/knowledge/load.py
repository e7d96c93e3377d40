"""Loads a knowledge folder: from the cache if its content is unchanged, otherwise from its files."""

from __future__ import annotations

import gc
from pathlib import Path

from pydantic import ValidationError

from advisor.files.knowledge.assemble import assemble, packed
from advisor.files.knowledge.cache import load_cached, save_cached
from advisor.files.knowledge.locate import folder_hash, knowledge_folder, read_all
from advisor.model.knowledge import Knowledge


def load_knowledge(chosen: str | None = None) -> Knowledge:
    """The knowledge to use, from the cache if its content is unchanged; raises InputError with all faults."""
    # All that is built here stays; looking for garbage among it costs a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(knowledge_folder(chosen))
    finally:
        if collecting:
            gc.enable()


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
