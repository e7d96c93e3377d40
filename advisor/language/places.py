"""The names of markets as people write them: within a sentence, misspelt, and with what tells two countries apart behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from advisor.language.lexicon import any_of
from advisor.text.phrases import bare_name

SURE, APART = 90, 8
"""A misspelt name is taken if it is so much alike, and the next country so much less."""
MIN_NAME_LENGTH = 6
MAX_WORDS_ABOUT_PROVIDERS = 4
"""The country of the providers is a market only in so few words."""
MAX_WORDS = 6

BEFORE = (
    "its/it is/we are/were/i am/im/going/looking/selling/preparing/aiming/the/market/country/target/is/for/in/at"
    "/to/into/please/hi/hello/lets/let us/do/say/try/take/about/maybe/probably/i think/this is/our/we want/want"
    "/would like/id like/start/with/a/case/new/government/of/republic/kingdom/city/capital"
)
LEADING = re.compile(rf"^(?:(?:{any_of(BEFORE)})\s+)+")

TURNED = re.compile(r"^([^,(]+?)\s*[,(]\s*([^,()]+?)\)?$")
"""What tells countries apart behind the name, as lists write it: "Virgin Islands (U.S.)"."""
SHORT = {"rep": "republic", "dem": "democratic", "is": "islands", "st": "saint", "fed": "federated"}

QUALIFIERS = {
    **dict.fromkeys(("north", "northern", "nord"), "north"),
    **dict.fromkeys(("south", "southern", "sud"), "south"),
    **dict.fromkeys(("east", "eastern"), "east"),
    **dict.fromkeys(("west", "western"), "west"),
    **dict.fromkeys(("dem", "democratic", "democratique", "dpr", "dr"), "democratic"),
    **dict.fromkeys(("us", "usa"), "us"),
    **dict.fromkeys(("uk", "british"), "british"),
    **{word: word for word in ("french", "dutch", "new", "papua", "equatorial", "bissau", "central", "american")},
}
"""What tells countries of one name apart, with how the full name of such a country writes it."""

REGION_NAMES = (
    "EU/European Union/Europe/Eastern Europe/Western Europe/Africa/North Africa/West Africa/East Africa/"
    "Sub-Saharan Africa/Southern Africa/African Union/Sahel/Maghreb/ECOWAS/Asia/Southeast Asia/South East Asia/"
    "South Asia/East Asia/Central Asia/ASEAN/Asia-Pacific/APAC/Indo-Pacific/Oceania/Pacific Islands/"
    "Middle East/Near East/MENA/EMEA/Gulf/GCC/Gulf states/Levant/Americas/Latin America/South America/"
    "Central America/North America/LATAM/Caribbean/CARICOM/Mercosur/Balkans/Western Balkans/Baltics/"
    "Baltic states/Nordics/Nordic countries/Scandinavia/Benelux/Visegrad/Caucasus/Arab world/Arab League/NATO/"
    "BRICS/G7/G20/OECD/Commonwealth/Quad/Five Eyes/AUKUS/Global South/world/worldwide/everywhere"
)
REGIONS = {bare_name(name): name for name in REGION_NAMES.split("/")}
"""Regions and blocs, which hold several markets, as they are compared and as they are written."""


class Places:
    """The names of all markets."""

    def __init__(self, names: Mapping[str, tuple[str, ...]], provider_country: str = "") -> None:
        self.provider_country = provider_country
        self.codes = {bare_name(code): code for code in names}
        self.by_name = {bare_name(name): code for code, known in names.items() for name in known}

    def named(self, text: str) -> str | None:
        """The market that a text names and no other; None if there is none, or several."""
        found = self.exactly(text)
        if found or self.mentioned(text):
            return found
        return self._misspelt(LEADING.sub("", bare_name(text)))

    def exactly(self, text: str) -> str | None:
        """The one market whose name, spelt right, stands in a text; None if there is none, or several, or a region."""
        found = self.mentioned(text)
        one = found[0] if len(found) == 1 and not self.region(text) else None
        return self.spelt(text) or one

    def spelt(self, text: str) -> str | None:
        """The market whose name, as people or lists write it, is the whole text."""
        for way in (text, TURNED.sub(r"\2 \1", text.strip())):
            whole = " ".join(SHORT.get(word, word) for word in bare_name(way).split())
            for name in (bare_name(way), whole):
                if name in self.codes or name in self.by_name:
                    return self.by_name.get(name) or self.codes[name]
        return None

    def mentioned(self, text: str) -> list[str]:
        """Every market named within a text, in order; every one that may be meant where a name is told apart."""
        words = bare_name(text).split()
        found = [code for name, around in self._phrases(words) for code in self._meant(name, around)]
        # "They do not trust US clouds" names the provider's country, not the market.
        few = len(words) <= MAX_WORDS_ABOUT_PROVIDERS
        return [code for code in dict.fromkeys(found) if few or code != self.provider_country]

    def region(self, text: str) -> str:
        """The region or bloc that is named within a text, or nothing."""
        words = bare_name(text).split()
        named = (name for name, _ in self._phrases(words) if name not in self.by_name)
        return next((REGIONS[name] for name in named), "")

    def _phrases(self, words: list[str]) -> Iterator[tuple[str, list[str]]]:
        """The names in a text, the longest first taken, each with the words that touch it."""
        here = 0
        while here < len(words):
            for size in range(min(MAX_WORDS, len(words) - here), 0, -1):
                name, end = " ".join(words[here : here + size]), here + size
                if name in self.by_name or name in REGIONS:
                    yield name, [*words[max(here - 1, 0) : here], *words[end : end + 1]]
                    here = end - 1
                    break
            here += 1

    def _meant(self, name: str, around: list[str]) -> list[str]:
        """The markets that a name with what touches it may mean: "Korea, North" is not the one that is called Korea."""
        if name not in self.by_name:
            return []
        told = {QUALIFIERS[word] for word in around if word in QUALIFIERS}
        parts = set(name.split())
        fitting = [
            code
            for full, code in self.by_name.items()
            if parts < (words := set(full.split())) and any(word.startswith(apart) for word in words for apart in told)
        ]
        meant = list(dict.fromkeys(fitting))
        return meant if meant and self.by_name[name] not in meant else [self.by_name[name]]

    def _misspelt(self, word: str) -> str | None:
        from rapidfuzz import fuzz, process

        if len(word) < MIN_NAME_LENGTH:
            return None
        near = process.extract(word, self.by_name.keys(), scorer=fuzz.ratio, limit=6, score_cutoff=SURE - APART)
        codes: dict[str, float] = {}
        for name, score, _ in near:
            codes.setdefault(self.by_name[name], score)
        best, second, *_ = [*codes.items(), ("", 0.0), ("", 0.0)]
        return best[0] if best[1] >= SURE and best[1] - second[1] >= APART else None
