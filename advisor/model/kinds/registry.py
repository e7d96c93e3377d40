"""Every kind of knowledge, one row each: loading, checks, counts, coverage, edits, search, links and pages go by these rows.

A new kind is a model in this package, a row here, and the function of its page in the library.
"""

from __future__ import annotations

from advisor.model.kinds.kind import Kind

_MODELS, _PAGES = "advisor.model.kinds", "advisor.library"

KINDS: tuple[Kind, ...] = (
    Kind(
        name="topic",
        plural="topics",
        model=f"{_MODELS}.question:Topic",
        home="questions/",
        at_once=True,
        counts=None,
        facts=("profiles.facts",),
        citations=(),
    ),
    Kind(
        name="question",
        plural="questions",
        model=f"{_MODELS}.question:Question",
        inside=("topic", "questions"),
        noun=("fact", "facts"),
        title="label",
        words="{ask}",
        page=f"{_PAGES}.rule_pages:question_page",
        citations=(),
        judged=("kind", "options", "lowest", "highest"),
    ),
    Kind(
        name="profile",
        plural="profiles",
        model=f"{_MODELS}.question:Profile",
        inside=("topic", "profiles"),
        counts=None,
        title="",
        citations=(),
        judged=("facts",),
    ),
    Kind(
        name="rule",
        plural="rules",
        model=f"{_MODELS}.rule:Rule",
        home="rules/",
        at_once=True,
        counts=(("rules", ""), ("rule examples", "examples")),
        words="{because}",
        page=f"{_PAGES}.rule_pages:rule_page",
        references=(
            ("then.recommend", "measure"),
            ("then.avoid", "measure"),
            ("then.tension", "measure"),
            ("overrides.rule", "rule"),
        ),
        conditions=("when", "unless"),
        statements=(("citations", "{supports}"),),
        judged=("strength", "then", "when", "unless", "overrides", "about"),
    ),
    Kind(
        name="measure",
        plural="measures",
        model=f"{_MODELS}.measure:Measure",
        home="measures/",
        words="{in_short}",
        page=f"{_PAGES}.rule_pages:measure_page",
        references=(("needs", "measure"), ("companion_of", "measure"), ("clashes.measure", "measure")),
        statements=(("citations", "{supports}"),),
    ),
    Kind(
        name="source",
        plural="sources",
        model=f"{_MODELS}.source:Source",
        home="sources/",
        counts=(("sources", ""), ("passages", "passages")),
        words="{publisher} {authors}",
        page=f"{_PAGES}.entry_pages:source_page",
        citations=(),
    ),
    Kind(
        name="market",
        plural="markets",
        model=f"{_MODELS}.market:Market",
        home="markets/",
        counts=(("markets", ""), ("known facts", "known")),
        title="name",
        page=f"{_PAGES}.entry_pages:market_page",
        references=(("known.fact", "question"),),
        citations=("known.citations", "known.disputed.citations", "partners.citations", "notes.citations"),
        carries=False,
        statements=(
            ("known", "{fact}: {value} ({as_of}, {confidence}). {note}"),
            ("partners", "Partner {name} ({kind}). {note}"),
            ("notes", "{title}: {text}"),
        ),
        judged=("known", "partners"),
    ),
    Kind(
        name="case",
        plural="cases",
        model=f"{_MODELS}.case_study:Case",
        home="cases/",
        full=("case study", "case studies"),
        counts=(("cases", ""),),
        words="{story}",
        page=f"{_PAGES}.entry_pages:case_page",
        references=(("expect.measure", "measure"),),
        statements=(("", "{story}"),),
        judged=("market", "facts", "workloads", "partners", "members", "still_listing"),
    ),
    Kind(
        name="requirement",
        plural="requirements",
        model=f"{_MODELS}.requirement:Requirement",
        home="requirements/",
        words="{asks}",
        page=f"{_PAGES}.entry_pages:requirement_page",
        conditions=("applies", "needs"),
        statements=(("", "{asks}"),),
    ),
    Kind(
        name="eligibility",
        plural="eligibility entries",
        model=f"{_MODELS}.eligibility:Eligibility",
        home="eligibility/",
        words="{because} {authority} {basis}",
        page=f"{_PAGES}.rule_pages:eligibility_page",
        references=(("markets", "market"),),
        conditions=("when",),
        statements=(("", "{because}"),),
        judged=("offer", "markets", "about", "when", "holds_from", "holds_until"),
    ),
    Kind(
        name="yardstick",
        plural="yardsticks",
        model=f"{_MODELS}.yardstick:Yardstick",
        home="yardsticks/",
        words="{asks}",
        page=f"{_PAGES}.entry_pages:yardstick_page",
        conditions=("speaks_for", "speaks_against"),
        statements=(("", "{says_for} {says_against}"),),
    ),
    Kind(
        name="lens",
        plural="lenses",
        model=f"{_MODELS}.lens:Lens",
        home="lenses/",
        references=(("objectives.criteria.fact", "question"),),
    ),
    Kind(
        name="crisis",
        plural="crises",
        model=f"{_MODELS}.crisis:Crisis",
        home="crises/",
        words="{in_short} {story}",
        page=f"{_PAGES}.entry_pages:crisis_page",
        references=(("answered_by", "measure"),),
        statements=(("", "{lasts} {story}"),),
    ),
    Kind(
        name="lesson",
        plural="lessons",
        model=f"{_MODELS}.lesson:Lesson",
        home="lessons/",
        words="{goals.says}",
        page=f"{_PAGES}.entry_pages:lesson_page",
        references=(("after", "lesson"), ("steps.shows", ""), ("goals.check.shows", "")),
        carries=False,
    ),
    Kind(
        name="conclusion",
        plural="conclusions",
        model=f"{_MODELS}.question:Conclusion",
        home="conclusions.yaml",
        at_once=True,
        title="label",
        page=f"{_PAGES}.rule_pages:conclusion_page",
        searched=False,
        citations=(),
    ),
    Kind(
        name="term",
        plural="terms",
        model=f"{_MODELS}.term:Term",
        home="glossary.yaml",
        full=("glossary term", "glossary terms"),
        title="term",
        words="{also} {means}",
        called=("term", "also"),
        page=f"{_PAGES}.entry_pages:term_page",
        carrier="glossary",
        statements=(("", "{means}"),),
    ),
    Kind(
        name="framing",
        plural="framings",
        model=f"{_MODELS}.framing:Framing",
        home="framing.yaml",
        full=("framing entry", "framing entries"),
        title="",
        heading="Instead of: {avoid}",
        words="{say}",
        page=f"{_PAGES}.entry_pages:framing_page",
    ),
    Kind(
        name="placement",
        plural="placements",
        model=f"{_MODELS}.placement:Placement",
        home="placements.yaml",
        facts=("facts",),
    ),
    Kind(
        name="premium",
        plural="premiums",
        model=f"{_MODELS}.premium:Premium",
        home="premiums.yaml",
    ),
    Kind(
        name="meaning",
        plural="meanings",
        model=f"{_MODELS}.meaning:Meaning",
        home="meanings.yaml",
        title="",
        references=(("answered_by", "measure"),),
        conditions=("answered_when",),
    ),
    Kind(
        name="accepted",
        plural="accepted findings",
        model=f"{_MODELS}.base:Accepted",
        home="accepted.yaml",
        counts=None,
        title="",
        citations=(),
        edited=False,
    ),
    Kind(
        name="retired",
        plural="retired entries",
        model=f"{_MODELS}.base:Retired",
        home="retired.yaml",
        full=("retired entry", "retired entries"),
        counts=None,
        title="",
        citations=(),
    ),
    Kind(
        name="base",
        plural="base.yaml",
        model=f"{_MODELS}.base:Base",
        home="base.yaml",
        at_once=True,
        counts=None,
        title="name",
        references=(
            ("provider_country", "market"),
            ("proposal_figures", "question"),
            ("topics", "topic"),
            ("proposal_topics", "topic"),
        ),
        citations=(),
    ),
)

ORDERS: dict[str, tuple[str, ...]] = {
    "counts": (
        *(
            "rule",
            "measure",
            "question",
            "conclusion",
            "market",
            "case",
            "crisis",
            "lesson",
            "requirement",
            "yardstick",
        ),
        *("placement", "premium", "lens", "meaning", "term", "framing", "source"),
    ),
    "coverage": (
        *("rule", "measure", "case", "framing", "term", "requirement", "yardstick", "crisis", "placement", "premium"),
        *("lens", "meaning", "lesson", "market"),
    ),
    "sample": ("market", "rule", "measure", "requirement", "yardstick", "crisis", "case", "term"),
    "edits": (
        *("rule", "question", "profile", "conclusion", "market", "case", "measure", "topic", "source", "requirement"),
        *(
            "yardstick",
            "crisis",
            "lesson",
            "term",
            "framing",
            "placement",
            "premium",
            "lens",
            "meaning",
            "retired",
            "base",
        ),
    ),
    "shelves": (
        *("market", "term", "measure", "question", "requirement", "yardstick", "rule", "case", "crisis", "lesson"),
        *("framing", "source"),
    ),
    "search": (
        *("measure", "rule", "term", "framing", "market", "case", "requirement", "yardstick", "crisis", "lesson"),
        *("question", "source"),
    ),
    "pages": (
        *("measure", "rule", "market", "question", "case", "requirement", "yardstick", "crisis", "lesson", "term"),
        *("framing", "source", "conclusion"),
    ),
}
"""Which kinds come first where order matters to a reader; those that are not named here follow in the order of the rows."""


def kind_of(name: str) -> Kind:
    """The kind of that name, or that people call so; raises KeyError if there is none."""
    for kind in KINDS:
        if name in (kind.name, kind.noun[0]):
            return kind
    raise KeyError(name)


def stored() -> list[Kind]:
    """Every kind that has a folder or a file of its own."""
    return [kind for kind in KINDS if kind.home]


def ordered(order: str) -> list[Kind]:
    """Every kind in one of the orders."""
    first = ORDERS[order]
    return sorted(KINDS, key=lambda kind: first.index(kind.name) if kind.name in first else len(first))


def shelves(order: str = "shelves") -> list[Kind]:
    """Every kind whose entries the library lists as pages."""
    return [kind for kind in ordered(order) if kind.page and kind.searched]
