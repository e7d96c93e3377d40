"""A new kind of knowledge takes a model, a row and a page: with these alone it is loaded, checked, counted, found and shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from advisor.documents.writers import write as text
from advisor.errors import InputError
from advisor.files.knowledge.field_tables import field_tables
from advisor.files.knowledge.load import load_knowledge
from advisor.files.knowledge.read_folder import load_checked
from advisor.library.pages import entry_page, library_document
from advisor.library.search import Links, find
from advisor.model.kinds import registry
from advisor.model.kinds.kind import Kind, loaded
from advisor.verification.impact.document import impact_document
from advisor.verification.impact.edits import edits
from advisor.verification.impact.impact import impact
from advisor.verification.upkeep import drawn
from advisor.verification.verify import verify
from tests.fixtures.small_base import edited, write

MODULE = "tests.model.kinds.toy"
OMEN = Kind(
    name="omen",
    plural="omens",
    model=f"{MODULE}:Omen",
    home="omens/",
    words="{says}",
    page=f"{MODULE}:omen_page",
    references=(("calls_for", "measure"),),
    conditions=("seen_when",),
    facts=("facts",),
    statements=(("", "{says}"),),
)
RAVENS = """
id: ravens
title: Ravens on the roof
says: The ravens leave.
seen_when: {trust: low}
calls_for: [lock]
facts: {secret: yes}
citations:
  - {source: paper, at: one, supports: ravens, claims: [c-1]}
"""


@pytest.fixture
def omens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with an omen, while omens are a kind."""
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, OMEN))
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path / "cache"))
    return write(tmp_path / "omens", omens__ravens=RAVENS)


def test_it_becomes_a_model_when_it_is_first_looked_at(omens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_knowledge(str(omens))
    monkeypatch.delitem(sys.modules, MODULE)
    from_cache = load_knowledge(str(omens)).entries("omen")

    assert (list(from_cache), MODULE in sys.modules) == (["ravens"], False)
    assert (from_cache["ravens"].title, MODULE in sys.modules) == ("Ravens on the roof", True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("says: The ravens leave.\n", "", "omens/ravens.yaml:2: The key 'says' is missing. Add it."),
        ("says:", "saith:", "omens/ravens.yaml:4: There is no key 'saith' here."),
        ("id: ravens", "id: raven", "omens/ravens.yaml:2: The id 'raven' differs from the file name."),
        ("[lock]", "[lok]", "omens/ravens.yaml:6: There is no measure 'lok'. Did you mean lock?"),
        ("{trust: low}", "{trust: lo}", "omens/ravens.yaml:5: 'trust' cannot be 'lo'. Did you mean low?"),
        ("secret: yes", "secrt: yes", "omens/ravens.yaml:7: There is no fact 'secrt'. Did you mean secret?"),
        ("secret: yes", "secret: ja", "omens/ravens.yaml:7: 'secret' cannot be 'ja'"),
        ("source: paper", "source: papr", "omens/ravens.yaml:9: There is no source 'papr'. Did you mean paper?"),
        ("at: one", "at: two", "omens/ravens.yaml:9: 'paper' has no passage 'two'. It has one."),
        ("[c-1]", "[c-2]", "omens/ravens.yaml:9: There is no claim in paper one 'c-2'."),
    ],
)
def test_what_is_wrong_in_it_is_told_with_file_and_line(omens: Path, old: str, new: str, told: str) -> None:
    assert old in RAVENS
    (omens / "omens/ravens.yaml").write_text(RAVENS.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_checked(omens)

    assert any(str(fault).startswith(told) for fault in error.value.faults), error.value.faults


def test_verify_counts_it_and_sees_what_it_carries(omens: Path) -> None:
    rule = edited("rules/security/wary-if-low.yaml", ", claims: [c-1]", "")
    result = verify(write(omens, omens__ravens=RAVENS, **{"rules__security__wary-if-low": rule}))

    assert result.counts["omens"] == 1
    assert result.coverage is not None
    assert (result.coverage.carriers["c-1"], result.coverage.by_kind()["omen"]) == ([("omen", "ravens")], 1)


def test_it_is_documented_and_drawn_from(omens: Path) -> None:
    statements = [(each.kind.key(each.id), each.text) for each in drawn(load_knowledge(str(omens)), 50, 1)]

    assert "### `omens/`\n\nA sign of what is to come.\n" in field_tables()
    assert ("omens/ravens", "The ravens leave.") in statements


def test_its_edits_are_listed(omens: Path, tmp_path: Path) -> None:
    changed = write(tmp_path / "new", omens__ravens=RAVENS.replace("leave", "stay"))
    old, new = load_knowledge(str(omens)), load_knowledge(str(changed))
    (edit,) = edits(old, new)

    assert (edit.kind, edit.id, edit.title, edit.how) == ("omen", "ravens", "Ravens on the roof", "edited")
    assert edit.words == ("says: The ravens leave. -> The ravens stay.",)
    assert "1 omen edited: ravens" in text(impact_document(impact(old, new), "before"))


def test_the_library_finds_links_and_shows_it(omens: Path) -> None:
    knowledge = load_knowledge(str(omens))
    links = Links(knowledge)

    assert [(entry.kind, entry.id) for entry in find(knowledge, "ravens leave")] == [("omen", "ravens")]
    assert set(links.out["omen", "ravens"]) == {
        *(("measure", "lock"), ("fact", "trust"), ("fact", "secret"), ("source", "paper"))
    }
    assert ("omen", "ravens") in links.back["measure", "lock"]
    assert text(entry_page(knowledge, "ravens")).startswith("Ravens on the roof  (omen ravens)\n\nThe ravens leave.\n")
    assert "1 omens" in text(library_document(knowledge, ""), width=200)
    assert "  omen         Ravens on the roof [ravens]\n" in text(library_document(knowledge, "lock"))


def test_every_row_names_a_model_and_a_page_that_exist() -> None:
    names = [kind.name for kind in registry.KINDS]

    assert len(set(names)) == len(names)
    assert all(callable(loaded(path)) for kind in registry.KINDS for path in (kind.model, kind.page) if path)
    assert {name for order in registry.ORDERS.values() for name in order} <= set(names)
    assert {meant for kind in registry.KINDS for _, meant in kind.references} <= {*names, ""}


def test_the_registry_is_read_without_any_model() -> None:
    code = "import sys, advisor.model.kinds.registry; print('pydantic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
