"""A knowledge folder of the smallest size that is without fault, for planting faults in."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "base.yaml": """
name: Small
version: "1"
date: 2026-11-23
scope: a test
does_not_cover: [everything else]
months_a_source_may_age: {article: 24, default: 60}
topics: [market, workload]
""",
    "conclusions.yaml": """
- {id: wary, about: market, label: Wary, means: trust is low}
""",
    "questions/market.yaml": """
id: market
title: Market
about: market
questions:
  - id: trust
    ask: Do they trust?
    label: Trust
    kind: choice
    why: It matters.
    options:
      - {value: high, label: high, means: yes}
      - {value: low, label: low, means: no}
    if_unsure: It stays open.
""",
    "questions/workload.yaml": """
id: workload
title: Workload
about: workload
questions:
  - {id: secret, ask: Is it secret?, label: Secret, kind: yes-no, why: It matters., if_unsure: It stays open.}
""",
    "rules/security/wary-if-low.yaml": """
id: wary-if-low
title: Low trust makes wary
about: market
status: reviewed
when: {trust: low}
then: {conclude: {wary: yes}}
because: Trust is {trust}.
limits: Seldom.
citations:
  - {source: paper, at: one, supports: the point, claims: [c-1]}
examples:
  - {name: low, facts: {trust: low}, expect: fires}
  - {name: high, facts: {trust: high}, expect: silent}
  - {name: nothing, facts: {}, expect: undecided}
""",
    "rules/security/lock-the-secret.yaml": """
id: lock-the-secret
title: Lock secrets where trust is low
about: workload
status: reviewed
when:
  all:
    - wary: yes
    - secret: yes
then: {recommend: lock, strength: must}
because: It is secret and trust is {trust}.
limits: Seldom.
citations:
  - {source: paper, at: one, supports: the point}
examples:
  - {name: both, facts: {trust: low, secret: yes}, expect: fires}
  - {name: not secret, facts: {trust: low, secret: no}, expect: silent}
  - {name: trust not known, facts: {secret: yes}, expect: undecided}
""",
    "measures/lock.yaml": """
id: lock
title: A lock
commitment: security
in_short: Lock it.
asks: Put a lock on it.
role: core
cost: low
effort: low
confidence: seed
citations:
  - {source: paper, at: one, supports: locks}
""",
    "sources/paper.yaml": """
id: paper
title: Paper
publisher: Press
date: 2026-04-16
kind: article
reliability: high
access: read in full
passages:
  - id: one
    where: Section 1
    says: It is about locks.
    sha256: abc
    claims:
      - {id: c-1, says: Locks help., status: seed}
""",
    "markets/AE.yaml": """
id: AE
name: United Arab Emirates
also: [UAE, Emirates]
known:
  - fact: trust
    value: low
    as_of: 2026-01-01
    confidence: medium
    citations: [{source: paper, at: one, supports: trust}]
""",
    "markets/NO.yaml": """
id: NO
name: Norway
""",
    "cases/bank.yaml": """
advisor: 1
id: bank
title: Bank
market: AE
workloads:
  - {name: Core, facts: {secret: yes}}
expect:
  - {measure: lock, about: "workload: Core", status: recommended, strength: must}
""",
}


def write(folder: Path, **changed: str | None) -> Path:
    """Write the folder; a keyword such as `rules__security__x` replaces or adds a file, None removes it."""
    files = dict(FILES)
    for key, content in changed.items():
        name = key.replace("__", "/") + ".yaml"
        if content is None:
            del files[name]
        else:
            files[name] = content
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def edited(name: str, old: str, new: str) -> str:
    """One file of the folder with a text replaced, which must stand in it."""
    content = FILES[name]
    assert old in content
    return content.replace(old, new)
