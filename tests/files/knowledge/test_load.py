"""Loading a knowledge folder: all faults at once with file, line and the nearest name; and the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import InputError, UsageError
from advisor.files.knowledge.load import cache_folder, load_knowledge
from tests.fixtures.small_base import edited, write


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path / "cache"))


def faults(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_knowledge(str(folder))
    return [str(fault) for fault in caught.value.faults]


def test_a_folder_without_fault_loads_the_same_cold_and_from_the_cache(tmp_path: Path) -> None:
    folder = write(tmp_path / "k")
    cold = load_knowledge(str(folder))
    assert list(cache_folder().glob("knowledge-*.cache"))
    warm = load_knowledge(str(folder))

    assert warm.rules == cold.rules
    assert {code: warm.markets[code] for code in warm.markets} == {code: cold.markets[code] for code in cold.markets}
    assert warm.names["NO"] == ("Norway",)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": 1}', '{"format": 1, "sha256": "%s", "data": {}}', "\0\0"]
)
def test_a_broken_or_foreign_cache_is_ignored_and_rewritten(tmp_path: Path, content: str) -> None:
    folder = write(tmp_path / "k")
    first = load_knowledge(str(folder))
    (cache,) = cache_folder().glob("knowledge-*.cache")
    good = cache.read_text(encoding="utf-8")
    cache.write_text(content.replace("%s", first.sha256), encoding="utf-8")

    assert load_knowledge(str(folder)).rules == first.rules
    assert cache.read_text(encoding="utf-8") == good


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path / "file" / "below"))

    assert load_knowledge(str(write(tmp_path / "k"))).rules


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "k")
    before = load_knowledge(str(folder))
    write(folder, measures__lock=edited("measures/lock.yaml", "A lock", "A bolt"))

    after = load_knowledge(str(folder))
    assert (before.measures["lock"].title, after.measures["lock"].title) == ("A lock", "A bolt")
    assert before.sha256 != after.sha256


RULE = "rules/security/lock-the-secret.yaml"
PLANTED = [
    (RULE, "limits: Seldom.", "limit: Seldom.", "There is no key 'limit' here. Did you mean limits?"),
    (RULE, "limits: Seldom.\n", "", "The key 'limits' is missing. Add it."),
    (RULE, "strength: must", "strength: very", "'very' is not allowed"),
    (RULE, "secret: yes\nthen", "secrt: yes\nthen", "There is no fact 'secrt'. Did you mean secret?"),
    (RULE, "wary: yes", "wary: maybe", "'wary' cannot be 'maybe'."),
    (RULE, "wary: yes", "trust: medium", "'trust' cannot be 'medium'."),
    (RULE, "wary: yes", "trust: {at_least: 3}", "'trust' cannot be tested with 'at_least'."),
    (RULE, "about: workload", "about: market", "'secret' is about a workload; this rule cannot see it."),
    (RULE, "recommend: lock", "recommend: lok", "There is no measure 'lok'. Did you mean lock?"),
    (RULE, "{recommend: lock, strength: must}", "{recommend: lock}", "'strength' goes with 'recommend'"),
    (RULE, "{recommend: lock, strength: must}", "{avoid: lock, conclude: {wary: yes}}", "Write exactly one of"),
    (RULE, "source: paper", "source: papr", "There is no source 'papr'. Did you mean paper?"),
    (RULE, "at: one", "at: two", "'paper' has no passage 'two'."),
    ("rules/security/wary-if-low.yaml", "[c-1]", "[c-2]", "There is no claim in paper one 'c-2'."),
    (
        "rules/security/wary-if-low.yaml",
        "when: {trust: low}",
        "when: {wary: yes}",
        "Conclusions run in a circle: wary.",
    ),
    ("rules/security/wary-if-low.yaml", "id: wary-if-low", "id: other", "The id 'other' differs from the file name."),
    ("measures/lock.yaml", "role: core", "role: core\nneeds: [bolt]", "There is no measure 'bolt'."),
    ("markets/AE.yaml", "value: low", "value: lo", "'trust' cannot be 'lo'. Did you mean low?"),
    ("markets/AE.yaml", "fact: trust", "fact: secret", "'secret' is not about the market."),
    ("markets/NO.yaml", "name: Norway", "name: Norway\nalso: [uae]", "'uae' also names AE."),
    ("cases/bank.yaml", "market: AE", "market: Atlantis", "No market is called 'Atlantis'."),
    ("cases/bank.yaml", "secret: yes", "secret: perhaps", "'secret' cannot be 'perhaps'."),
    ("cases/bank.yaml", "measure: lock", "measure: key", "There is no measure 'key'."),
    ("base.yaml", "topics: [market, workload]", "topics: [market, worklod]", "There is no topic 'worklod'."),
    ("questions/market.yaml", "id: trust", "id: wary", "The fact 'wary' exists already."),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), PLANTED, ids=[row[3][:40] for row in PLANTED])
def test_a_planted_fault_is_found_with_its_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    folder = write(tmp_path / "k", **{name.removesuffix(".yaml").replace("/", "__"): edited(name, old, new)})

    found = [fault for fault in faults(folder) if told in fault]
    assert found
    assert found[0].split(":")[0].endswith(".yaml")
    assert found[0].split(":")[1].isdigit()


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "k",
        measures__lock=edited("measures/lock.yaml", "cost: low", "cost: none"),
        markets__NO="id: NO\nnam: Norway\n",
        rules__security__extra="a: 1\na: 2\n",
        strange="a: 1\n",
    )

    found = " ".join(faults(folder))
    assert all(
        name in found for name in ("measures/lock.yaml", "markets/NO.yaml", "rules/security/extra.yaml", "strange.yaml")
    )


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no base\.yaml"):
        load_knowledge(str(tmp_path))


def test_a_retired_id_may_not_come_back(tmp_path: Path) -> None:
    retired = "- {id: lock, kind: measure, removed: 2026-01-01, why: It did not help.}\n"

    assert "is in use again" in faults(write(tmp_path / "k", retired=retired))[0]
