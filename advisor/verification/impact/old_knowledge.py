"""`advisor verify --against OLD`: finds the old knowledge, and tries all cases on both."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from advisor.conversation.answers import State, replay
from advisor.errors import InputError, UsageError
from advisor.files.knowledge.load import load_knowledge
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.store.cases import SavedCase, list_cases
from advisor.store.interface import is_begun
from advisor.text.safe import printable
from advisor.verification.impact.data import Impact, Tried
from advisor.verification.impact.impact import impact


def impact_since(folder: Path, old: str) -> Impact:
    """What changed in a knowledge folder since OLD, a folder or a git revision, and whose advice changes.

    Raises InputError with the faults of the folder, or if the old knowledge cannot be read; UsageError if there is none.
    """
    new = load_knowledge(str(folder))
    with old_folder(folder, old) as found:
        before = _loaded(found)
    return impact(before, new, list(_saved(before, new)))


def _loaded(folder: Path) -> Knowledge:
    try:
        return load_knowledge(str(folder))
    except InputError as error:
        told = str(error.faults[0]).rstrip(".")
        more = f" (and {len(error.faults) - 1} more faults)" if len(error.faults) > 1 else ""
        raise InputError(f"The old knowledge cannot be read: {told}{more}; compare with a newer revision.") from None


@contextmanager
def old_folder(folder: Path, old: str) -> Iterator[Path]:
    """The old knowledge as a folder: the one named, or a copy of a git revision that lasts as long as the context."""
    for named in (Path(old), Path(old) / "knowledge") if old else ():
        if (named / "base.yaml").is_file():
            yield named
            return
    packed = _revision(folder, old)
    with tempfile.TemporaryDirectory(prefix="advisor-") as made:
        _unpack(packed, Path(made))
        yield Path(made)


def _revision(folder: Path, old: str) -> bytes:
    """The knowledge folder as it was at a revision, as a tar file; the work tree is not touched."""
    help_text = "Name a folder that holds base.yaml, or a commit, branch or tag, as in `--against HEAD~3`."
    told = f"'{printable(old)}' is neither a folder of knowledge nor a revision of this one"
    found = _git(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    if found is None:
        raise UsageError(f"{told}: git finds no repository at {folder}. {help_text}")
    top, prefix = found.splitlines()[:2]
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{old}^{{commit}}")
    if commit is None:
        raise UsageError(f"{told}. {help_text}")
    # From the top: below it, git takes the path for one below the folder it runs in.
    packed = _git(Path(os.fsdecode(top)), "archive", "--format=tar", f"{commit.decode().strip()}:{os.fsdecode(prefix)}")
    if packed is None:
        raise InputError(f"At '{printable(old)}' there was no such folder; compare with a newer revision.")
    return packed


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints, or nothing if it refuses; raises UsageError if there is no git."""
    # In a hook of git these name the repository of the hook.
    around = {name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE")}
    command = ["git", "-C", os.fspath(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, env=around, check=False)
    except OSError:
        raise UsageError("Git is not installed, so only a folder can be compared: `--against FOLDER`.") from None
    return done.stdout if done.returncode == 0 else None


def _unpack(packed: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            path = (folder / member.name).resolve()
            # Nothing but plain files, and none outside the folder.
            if content is not None and path.is_relative_to(folder.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def _saved(old: Knowledge, new: Knowledge) -> Iterator[Tried]:
    # A store is not made for looking into it.
    for kept in list_cases() if is_begun() else ():
        if kept.damaged:
            print(f"Left out: the saved case '{printable(kept.name)}' is damaged.", file=sys.stderr)
        else:
            yield tried_as(old, new, kept)


def tried_as(old: Knowledge, new: Knowledge, kept: SavedCase) -> Tried:
    """A saved case as each state of the knowledge understands it."""
    before, now = replay(old, kept.answers), replay(new, kept.answers)
    return Tried("saved case", str(kept.id), kept.name, before.situation, now.situation, _lost(old, before, now))


def _lost(old: Knowledge, before: State, now: State) -> tuple[str, ...]:
    return tuple(_in_words(old, before, answer) for answer in now.set_aside if answer not in before.set_aside)


def _in_words(old: Knowledge, before: State, answer: Answer) -> str:
    values = [str(value) for value in answer.value] if isinstance(answer.value, list) else [str(answer.value)]
    if answer.sets not in ("fact", "skip"):
        return f"{answer.sets}: {', '.join(values)}"
    question = old.questions.get(answer.fact)
    labels = {option.value: option.label for option in question.options} if question else {}
    words = ", ".join(labels.get(value, value) for value in values)
    name = before.situation.name(answer.subject)
    of = f" of {name}" if name else ""
    return f"{question.label if question else answer.fact}{of}: {words}"
