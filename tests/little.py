"""A knowledge folder just large enough for a whole conversation: market, workloads with a profile, partners."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from advisor.dialogue.dialogue import Dialogue
from advisor.dialogue.turns import Turn
from advisor.engine.compile import Program, compile_rules
from advisor.kb.load import load_knowledge
from tests.kb.small import FILES, write

CITED = "citations: [{source: paper, at: one, supports: the point}]"
ALSO_CITED = "citations: [{source: paper, at: two, supports: the other point}]"

MARKET = """
id: market
title: Market
about: market
opens_with: wishes
questions:
  - id: trust
    ask: Do they trust?
    label: Trust
    kind: choice
    why: Trust decides much.
    options:
      - {value: high, label: high, means: they do, also: [a lot]}
      - {value: mixed, label: mixed, means: some do, also: [so-so]}
      - {value: low, label: low, means: they do not, also: [little, distrust]}
    if_unsure: Ask the embassy.
  - id: wishes
    ask: What do they wish? Choose any.
    label: Wishes
    kind: several
    why: A wish has its answer.
    options:
      - {value: keys, label: their own keys, means: control, also: [key]}
      - {value: voice, label: a say, means: a seat, also: [seat, voice]}
      - {value: language, label: language and culture, means: words, also: [language, culture]}
      - {value: price, label: a low price, means: money, also: [cheap]}
    none: nothing at all
    if_unsure: Read their speeches.
  - id: regions
    ask: How many regions?
    label: Regions
    kind: number
    unit: regions
    lowest: "0"
    highest: "200"
    why: One is not enough.
    if_unsure: Read the lists.
  - {id: threat, ask: Is there a threat?, label: Threat, kind: yes-no, why: Threats count., if_unsure: Ask around.}
"""

WORKLOAD = """
id: workload
title: Workload
about: workload
questions:
  - {id: secret, ask: "Is {name} secret?", label: Secret, kind: yes-no, why: Secrets leak., if_unsure: Ask its owner.}
  - id: downtime
    ask: How long may {name} be down?
    label: Outage
    kind: choice
    why: Some may not stop.
    options:
      - {value: minutes, label: minutes, means: never}
      - {value: days, label: days or longer, means: a nuisance}
    if_unsure: Ask for the plan.
profiles:
  - {id: bank, words: [bank, core banking], facts: {secret: yes, downtime: minutes}, says: secret and it may not stop}
"""

PARTNER = """
id: partner
title: Partner
about: partner
questions:
  - id: partner-kind
    ask: What is {name}?
    label: Kind
    kind: choice
    why: Kinds differ.
    options:
      - {value: telecom, label: telecom, means: state-owned}
      - {value: private, label: private firm, means: a firm}
    if_unsure: Look it up.
  - {id: screened, ask: "Is {name} screened?", label: Screened, kind: yes-no, why: Owners hide., if_unsure: Screen it.}
"""


def rule(name: str, about: str, when: str, then: str, citations: str = CITED) -> str:
    return f"""
id: {name}
title: The rule {name}
about: {about}
status: reviewed
when: {when}
then: {then}
because: The rule {name} fires.
limits: Seldom.
{citations}
examples: [{{name: nothing, facts: {{}}, expect: undecided}}]
"""


def measure(name: str, title: str, commitment: str) -> str:
    return f"""
id: {name}
title: {title}
commitment: {commitment}
in_short: In short {name}.
asks: Do {name}.
role: core
cost: low
effort: low
confidence: seed
{CITED}
"""


RULES = {
    "always-plain": rule("always-plain", "market", "always", "{recommend: plain-words, strength: may}"),
    "wary-if-low": rule("wary-if-low", "market", "{trust: low}", "{conclude: {wary: yes}}"),
    "lock-the-secret": rule(
        "lock-the-secret",
        "workload",
        "{all: [wary: yes, secret: yes]}",
        "{recommend: lock, strength: must}",
        ALSO_CITED,
    ),
    "no-lock-for-open": rule("no-lock-for-open", "workload", "{secret: no}", "{avoid: lock}"),
    "spare-for-urgent": rule(
        "spare-for-urgent",
        "workload",
        "{all: [downtime: minutes, regions: {at_most: 1}]}",
        "{recommend: spare, strength: must}",
    ),
    "spare-under-threat": rule(
        "spare-under-threat", "market", "{threat: yes}", "{recommend: spare, strength: should}", ALSO_CITED
    ),
    "seat-for-voice": rule(
        "seat-for-voice", "market", "{wishes: {includes: voice}}", "{recommend: seat, strength: must}"
    ),
    "help-with-price": rule(
        "help-with-price", "market", "{wishes: {includes: price}}", "{recommend: help, strength: may}"
    ),
    "screen-telecom": rule(
        "screen-telecom",
        "partner",
        "{all: [partner-kind: telecom, screened: no]}",
        "{recommend: screening, strength: must}",
    ),
    "lock-or-seat": rule(
        "lock-or-seat",
        "market",
        "{all: [wary: yes, wishes: {includes: voice}]}",
        "{tension: [lock, seat], resolved_by: Do both.}",
    ),
}

FOLDER = {
    "base": FILES["base.yaml"].replace("[market, workload]", "[market, workload, partner]"),
    "questions__market": MARKET,
    "questions__workload": WORKLOAD,
    "questions__partner": PARTNER,
    **{f"rules__security__{name}": text for name, text in RULES.items()},
    "measures__lock": measure("lock", "A strong lock", "security"),
    "measures__spare": measure("spare", "A spare copy abroad", "resilience"),
    "measures__seat": measure("seat", "A seat on the board", "partnership"),
    "measures__help": measure("help", "Help with the price", "partnership"),
    "measures__screening": measure("screening", "Ownership screening", "partnership"),
    "measures__plain-words": measure("plain-words", "Plain words", "openness"),
    "sources__paper": FILES["sources/paper.yaml"]
    + "  - {id: two, where: Section 2, says: It is about secrets., sha256: abd}\n",
    "markets__AE": f"""
id: AE
name: United Arab Emirates
also: [UAE, Emirates]
known:
  - {{fact: trust, value: low, as_of: 2026-01-02, confidence: medium, note: A speech., {CITED}}}
  - {{fact: regions, value: "3", as_of: 2026-02-03, confidence: high, {ALSO_CITED}}}
partners:
  - {{name: Etisal, kind: telecom, as_of: 2026-01-01, {CITED}}}
  - {{name: Fund, as_of: 2026-01-01, {CITED}}}
notes:
  - {{title: Strategy, text: It has one., as_of: 2026-01-01, confidence: low, {ALSO_CITED}}}
""",
    "markets__NO": "id: NO\nname: Norway\nalso: [Kingdom of Norway]\n",
    "markets__AT": "id: AT\nname: Austria\n",
    "cases__bank": """
advisor: 1
id: bank
title: Bank
market: AE
facts: {wishes: [voice]}
workloads: [{name: Core, facts: {secret: yes}}]
partners: [{name: Etisal}]
""",
}


def write_little(folder: Path, **changed: str | None) -> Path:
    """Write the folder, with some files changed."""
    return write(folder, **(FOLDER | changed))


def little_program(folder: Path, **changed: str | None) -> Program:
    """The rules of the folder, compiled."""
    return compile_rules(load_knowledge(str(write_little(folder, **changed))))


def talk(program: Program | Dialogue, *texts: str) -> tuple[Dialogue, list[Turn]]:
    """A conversation after some replies, and the turns of the last one without the person's own."""
    dialogue, turns = program.open() if isinstance(program, Dialogue) else Dialogue(program).open()
    for text in texts:
        dialogue, turns = dialogue.reply(text)
        assert turns[0].speaker == "you"
        turns = turns[1:]
    return dialogue, turns


def said(turns: Iterable[Turn]) -> str:
    """All that was said, as one text."""
    return "\n".join(line for turn in turns for line in turn.lines())
