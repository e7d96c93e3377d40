"""Every entry of the knowledge base can be shown, and what is not there gets the nearest names."""

from __future__ import annotations

import pytest

from advisor.documents.writers import write
from advisor.engine.compile import Program
from advisor.errors import InputError
from advisor.library.pages import entry_page
from advisor.library.search import entries

KINDS = ["measure", "rule", "term", "framing", "market", "case", "requirement", "crisis", "lesson", "fact", "source"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_entry_can_be_shown_within_the_width(program: Program, kind: str) -> None:
    found = [entry for entry in entries(program.knowledge) if entry.kind == kind]
    for entry in found[:: max(1, len(found) // 60)]:
        text = write(entry_page(program.knowledge, entry.id), width=80)
        wide = [line for line in text.splitlines() if len(line) > 80 and " " in line.strip()]

        assert (text.strip() != "", wide) == (True, [])


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("lock", ["A strong lock  (security, core measure, id lock)", "Do lock.", "  - The rule no-lock-for-open"]),
        (
            "lock-the-secret",
            ["Then: must: A strong lock", "When", "Because: The rule lock-the-secret fires.", "Limits: Seldom."],
        ),
        ("lock-or-seat", ["Then: a tension between A strong lock and A seat on the board, resolved by: Do both."]),
        ("wary-if-low", ["Then: Wary"]),
        (
            "UAE",
            [
                "United Arab Emirates  (AE)",
                "MARKET\n  Trust: low (2026-01-02, medium confidence)\n    A speech. [1]",
                "  Regions: 3 regions (2026-02-03, high confidence)\n    [2]",
                "WHAT FOLLOWS FROM THIS ALONE\n  Wary: yes\n    The rule wary-if-low fires. (rule wary-if-low)",
                "  Etisal: telecom (2026-01-01)",
                "  Fund: kind not stated (2026-01-01)",
                "  Strategy (2026-01-01, low confidence)\n    It has one. [2]",
                "SOURCES\n[1] Paper, Press, 2026-04-16; Section 1\n[2] Paper",
            ],
        ),
        (
            "trust",
            [
                "Trust  (fact trust, about the market)",
                "  - mixed: some do [mixed]",
                "Known from sources, with more on each market's page\n  - low: United Arab Emirates\n",
                "Together with other answers, 'low' speaks\n  - for (must): A strong lock\n",
            ],
        ),
        (
            "wishes",
            ["'a say' speaks\n  - for (must): A seat on the board", "'a low price' speaks\n  - for (may): Help"],
        ),
        ("threat", ["Why: Threats count."]),
        (
            "bank",
            ["Bank  (case bank, United Arab Emirates)", "  Wishes: a say", "  Workload: Core", "  Partner: Etisal"],
        ),
        ("paper", ["Paper  (source paper)", "Kind: article. Reliability: high. read in full", "  - Section 1 [one]:"]),
        ("wary", ["Wary", "trust is low", "Concluded by:", "  - The rule wary-if-low"]),
    ],
)
def test_an_entry_shows_what_it_says(little: Program, name: str, lines: list[str]) -> None:
    text = write(entry_page(little.knowledge, name), width=200)

    assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("lok", "Did you mean lock"),
        ("screning", "Did you mean screening"),
        ("qqqq xxxx", "Try `advisor search WORDS`."),
    ],
)
def test_what_is_not_there_gets_the_nearest_names(little: Program, name: str, advice: str) -> None:
    with pytest.raises(InputError, match=f"There is no entry '{name}'. .*{advice}"):
        entry_page(little.knowledge, name)


def test_a_page_is_markdown_too_and_lists_its_sources_once(little: Program) -> None:
    page = write(entry_page(little.knowledge, "lock"), "md")

    assert page.startswith("# A strong lock (security, core measure, id lock)\n\nIn short lock.\n\nDo lock.")
    assert page.count("### Sources") == 1
    assert "\n- The rule no-lock-for-open \\[no-lock-for-open\\]" in page


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("azure-avm", "https://github.com/Azure/terraform-azurerm-avm-utl-regions (data file last updated 2026-03-12)"),
        ("eu-adequacy", "Python package agent-data-residency-mcp 1.0.9\nRead on 2026-11-23."),
        ("a2z-tr", "https://a2znews.uk/article/c2/87293\nRead on 2026-11-23."),
    ],
)
def test_a_source_shows_its_address_with_its_note_and_the_day_of_reading(
    program: Program, name: str, lines: str
) -> None:
    assert f"\n{lines}\n" in write(entry_page(program.knowledge, name), width=200)


def test_what_nobody_read_has_no_day_of_reading(program: Program) -> None:
    assert "Read on" not in write(entry_page(program.knowledge, "cfp-2026-06952"), width=200)
