"""Reads one message against the wordings of the questions: the answer to the one that is asked, and others told besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.language.amounts import readings
from advisor.language.lexicon import (
    AGREEING,
    ALL,
    ASKING,
    BESIDE_FIGURES,
    NO,
    NONE,
    NOT_NOW,
    SUPPOSING,
    TURNING,
    YES,
    any_of,
)
from advisor.language.normalise import EXCEPT, NOT, words_of
from advisor.language.numbers import AT_LEAST, AT_MOST, Figures, figures_in
from advisor.language.phrase_matcher import Found, Wordings, longest_first
from advisor.model.kinds.question import Question

Written = str | list[str]
Meant = tuple[Sequence[Written], Sequence[Written]]
"""The value that is surely meant, or else those that may be."""
BOUNDED = re.compile(rf"(?:{any_of(AT_LEAST)}|{any_of(AT_MOST)})\s*(?:the\s+)?$")
OUT_OF = re.compile(r"^\s*(?:/|out of)\s*(?:10|100)\b")
PARTING = re.compile(r"[;\n]|[,.](?=\s|$)|\s(?:and|but|with|plus)\s|\s[-\u2013\u2014]+\s")
NO_FIGURE = re.compile(r"(?:/|\bout of|\b(?:this|that|which|next|last|the|no|any|each|some))\s*$")
"""Before these words: the end of a scale, or "this one"."""
SINCE = re.compile(r"\b(?:in|since|as of|for|from|by|of|year)\s*$")
ODD = re.compile(r"\d{1,3}\.\d{3}")
YEAR = re.compile(r"(?:19|20)\d\d")
PARTED = re.compile(
    r"\s*(?:[,.;:!\u2013\u2014-]|$|(?:they|we|it|i|he|she|that|the|there|this|please|thanks|sir|absolutely|definitely)\b)"
)
SAID_TOO = re.compile(r"\b(?:yes|no|yeah|nope)\b")


@dataclass(frozen=True)
class _Part:
    """A part of a message between commas and joining words, with the figures in it."""

    start: int
    end: int
    stems: tuple[str, ...]
    figures: tuple[Figures, ...]


def _parts(said: str, figures: Sequence[Figures]) -> Iterator[_Part]:
    cuts = [cut for cut in PARTING.finditer(said) if not any(one.start < cut.start() < one.end for one in figures)]
    ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(said)]
    for start, end in zip(*ends, strict=True):
        inside = tuple(one for one in figures if start <= one.start < end)
        yield _Part(start, end, tuple(word.stem for word in words_of(said[start:end])), inside)


def _holds(stems: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether some stems stand side by side in others."""
    size = len(wanted)
    return any(list(stems[n : n + size]) == list(wanted) for n in range(len(stems) - size + 1))


class Message:
    """A message, with what answers the question that is asked and what is told besides."""

    def __init__(self, wordings: Wordings, asked: Question | None, said: str) -> None:
        self.wordings, self.said = wordings, said
        self.words = words_of(said)
        self.figures = [one for one in figures_in(said) if not NO_FIGURE.search(said[: one.start])]
        self.parts = list(_parts(said, self.figures))
        mine = list(wordings.words_here(asked).find(self.words)) if asked and not asked.is_figure else []
        others = [one for one in wordings.anywhere.find(self.words) if not asked or one.phrase.fact != asked.id]
        mine = longest_first(mine)
        at_most = {n: len(one.at) for one in mine if one.phrase.where != "number" for n in one.at}
        # What answers the question that is asked is not taken for something else, unless more words say so.
        others = [one for one in others if all(len(one.at) > at_most.get(n, 0) for n in one.at)]
        self.others_found = longest_first(others)
        taken = {n for one in self.others_found for n in one.at if one.phrase.where == "anywhere"}
        self.beside = {one: value for one in self.others_found if (value := self._value_beside(one))}
        taken |= {n for name in self.others_found for n in self._digits_beside(name)}
        taken |= {n for name, value in self.beside.items() for n in (*name.at, *value.at)}
        self.mine = [one for one in mine if not taken & set(one.at)]
        told = [
            one
            for one in self.others_found
            if one.phrase.where == "anywhere" or one in self.beside or self._figure_beside(one)
        ]
        self.covered = {n for one in (*self.mine, *told, *self.beside.values()) for n in one.at}
        self.asked = asked
        self.harmless = _harmless(asked) if asked else set[str]()
        self.supposing = bool(SUPPOSING & {word.typed for word in self.words} | (SUPPOSING & set(said.split())))
        self.supposing = self.supposing or bool(NOT_NOW.search(said))
        self.questioning = said.rstrip().endswith("?") or bool(ASKING.match(said))
        self.exact = self.bare_but(ALL | {EXCEPT}) and not any(one.typos for one in self.mine)

    def unread(self) -> str:
        """The words that belong to no answer."""
        return " ".join(word.typed for number, word in enumerate(self.words) if number not in self.covered)

    def asked_for(self, asked: Question) -> Meant:
        """The value for the fact that is asked for, if it is sure; or else the values it may have."""
        if asked.is_figure:
            values, doubtful = self.number(asked)
        elif asked.is_yes_no:
            values, doubtful = self.yes_no()
        else:
            values, doubtful = self.several(asked) if asked.takes_many else self.choice(asked)
        if values and (self.supposing or self.questioning):
            return [], values
        return values, doubtful

    def number(self, asked: Question) -> Meant:
        """One figure or range within the bounds, and little else."""
        figures = self.figures_for(asked)
        if len(figures) != 1:
            return [], [written for one in figures[:2] for written in readings(asked, one)]
        (one,) = figures
        meant = readings(asked, one)
        if len(meant) != 1:
            return [], meant
        (written,) = meant
        part = next(part for part in self.parts if one in part.figures)
        before, figure, after = (
            self.said[part.start : one.start],
            self.said[one.start : one.end],
            self.said[one.end : part.end],
        )
        beside = self.harmless | BESIDE_FIGURES
        left = [
            word for word in words_of(f"{BOUNDED.sub('', before)} {OUT_OF.sub('', after)}") if word.stem not in beside
        ]
        self.exact = not left and len(self.parts) == 1
        # "1.200" is a thousand in some countries, "2 zones" are no regions, and "in 2023" is no income.
        odd = ODD.fullmatch(figure.strip())
        following = words_of(OUT_OF.sub("", after))[:1]
        counted = any(word.stem not in beside for word in following)
        dated = YEAR.fullmatch(figure.strip()) and SINCE.search(before)
        turned = bool(left) and left[0].stem == NOT
        return ([], [written]) if odd or counted or dated or turned or len(left) > 2 else ([written], [])

    def figures_for(self, asked: Question) -> list[Figures]:
        """The figures that may answer the question: not those of other facts, and no years that stand beside an answer."""
        taken = self.other_figures()
        figures = [one for one in self.figures if one not in taken]
        if len(figures) > 1:
            # "41 (WGI 2023)": a year that is no answer stands beside one.
            fitting = [one for one in figures if readings(asked, one)]
            others = [self.said[one.start : one.end].strip() for one in figures if one not in fitting]
            figures = fitting if fitting and all(map(YEAR.fullmatch, others)) else figures
        if len(figures) > 1:
            # "3 regions, 2 of them new": the part that speaks in the question's own words is meant.
            mine = {word.stem for word in words_of(f"{asked.unit} {' '.join(asked.named)}")} - BESIDE_FIGURES
            named = [one for part in self.parts for one in part.figures if one in figures and mine & set(part.stems)]
            figures = named if len(named) == 1 else figures
        return figures

    def yes_no(self) -> Meant:
        """Yes or no by the first words, or by a phrase that means it."""
        phrases = list(dict.fromkeys(self._turned(one) for one in self.mine))
        said = self.said.strip(" .,!")
        no, yes = NO.match(said), YES.match(said)
        first = no or yes
        if first:
            polar, rest = "no" if no else "yes", said[first.end() :]
            left = [word for word in words_of(rest) if word.stem not in self.harmless]
            # "no sea access" is not "no"; "no, there is none" is.
            parted = not left or bool(PARTED.match(rest))
            back = TURNING & set(rest.split()) or set(phrases) - {polar} or SAID_TOO.search(rest)
            self.exact = not left
            return ([polar], []) if parted and not back else ([], [polar])
        stems = [word.stem for word in self.words]
        if not phrases and stems and set(stems) <= self.harmless | {NOT} and set(stems) - {NOT}:
            # "Not screened yet" says no in the question's own words.
            return (["no" if stems.count(NOT) % 2 else "yes"], [])
        sure = [one for one in self.mine if self.sure(one)]
        return (phrases, []) if len(phrases) == 1 and sure else ([], phrases)

    def choice(self, asked: Question) -> Meant:
        """The one option that is meant."""
        meant = [one for one in self.mine if not self.turned(one)]
        numbers = [one for one in meant if one.phrase.where == "number"]
        if numbers and not self.bare_but(()):
            meant = [one for one in meant if one not in numbers]
        values = list(dict.fromkeys(one.phrase.value for one in meant))
        if len(values) == 1:
            return (values, []) if any(self.sure(one) for one in meant) else ([], values)
        if not values:
            out = {one.phrase.value for one in self.mine}
            return [], [value for value in asked.values if value not in out] if out else []
        return [], values

    def several(self, asked: Question) -> Meant:
        """The set of options that is meant."""
        if NONE.match(self.said.strip(" .,!")) or self._is_none(asked):
            self.exact = True
            return [[]], []
        stems = [word.stem for word in self.words]
        numbered = any(one.phrase.where == "number" for one in self.mine)
        if EXCEPT in stems:
            return self._but(asked, self.mine, stems.index(EXCEPT))
        meant = {one.phrase.value for one in self.mine if not self.turned(one)}
        if not meant and ALL & set(stems):
            return ([list(asked.values)], []) if self.bare_but(ALL) else ([], [list(asked.values)])
        if not meant:
            return [], []
        chosen: list[Written] = [[value for value in asked.values if value in meant]]
        # A word that is not understood may be one more of them.
        sure = self.bare_but(AGREEING | {NOT}) and not ALL & set(stems) and (not numbered or self.exact)
        return (chosen, []) if sure else ([], chosen)

    def _but(self, asked: Question, mine: Sequence[Found], cut: int) -> Meant:
        out = {one.phrase.value for one in mine if one.start > cut}
        before = {one.phrase.value for one in mine if one.start < cut and not self.turned(one)}
        kept: list[Written] = [
            [value for value in asked.values if value not in out and (not before or value in before)]
        ]
        sure = bool(out) and self.bare_but(ALL | {EXCEPT, "none"})
        if any(word.stem in ("none", "noth", NOT) for word in self.words[:cut]):
            kept = [[value for value in asked.values if value in out]]
        return (kept, []) if sure else ([], kept)

    def bare_but(self, also: Iterable[str]) -> bool:
        """Whether every word belongs to an answer, or is one of a few others."""
        return all(
            n in self.covered or word.stem in also or word.stem in self.harmless for n, word in enumerate(self.words)
        )

    def _is_none(self, asked: Question) -> bool:
        none = [word.stem for word in words_of(asked.none)] if asked.none else []
        return bool(none) and [word.stem for word in self.words] == none

    def turned(self, one: Found) -> bool:
        """Whether a word before the phrase turns it round."""
        clause = self.words[one.start].clause
        if self.turned_after(one):
            return True
        for number in range(one.start - 1, -1, -1):
            if self.words[number].clause != clause or one.start - number > 4:
                return False
            if self.words[number].stem == NOT and number not in self.covered:
                return True
            if any(number in other.at and NOT in other.phrase.stems for other in self.mine):
                return False
        return False

    def turned_after(self, one: Found) -> bool:
        """Whether the clause ends by turning the phrase round: "graphics processors no"."""
        number = one.at[-1] + 1
        clause = self.words[one.start].clause
        last = number + 1 == len(self.words) or (
            number + 1 < len(self.words) and self.words[number + 1].clause != clause
        )
        return (
            number < len(self.words) and last and self.words[number].clause == clause and self.words[number].stem == NOT
        )

    def _turned(self, one: Found) -> str:
        if not self.turned(one):
            return one.phrase.value
        return "no" if one.phrase.value == "yes" else "yes"

    def sure(self, one: Found) -> bool:
        """Whether the clause of a phrase says little else."""
        clause = self.words[one.start].clause
        left = [
            word
            for number, word in enumerate(self.words)
            if word.clause == clause and number not in self.covered and word.stem not in self.harmless
        ]
        left = [word for word in left if word.stem not in ALL or one.phrase.where == "anywhere"]
        mine = self.asked is not None and one.phrase.fact == self.asked.id
        # What answers the question that is asked may stand among more words than what is told besides.
        room = (2 if mine else 1) * (len(one.at) - 1) - one.typos
        return len(left) <= max(0, room + (mine and room > 0 and one.phrase.where == "anywhere"))

    def plain_besides(self) -> bool:
        """Whether every word of the message belongs to what it tells besides."""
        return all(
            n in self.covered or word.stem in BESIDE_FIGURES or word.stem[0].isdigit()
            for n, word in enumerate(self.words)
        )

    def others(self) -> dict[str, Written]:
        """What the message says about facts that are not asked for."""
        found: dict[str, list[str]] = {}
        if self.supposing or self.questioning:
            return {}
        for one in self.others_found:
            if one.phrase.where == "anywhere" and len(one.at) >= 2 and not self.turned(one) and self.sure(one):
                found.setdefault(one.phrase.fact, []).append(one.phrase.value)
            elif one.phrase.where == "name" and (value := self._stated(one)):
                found.setdefault(one.phrase.fact, []).append(value)
        facts: dict[str, Written] = {}
        for fact, values in found.items():
            question = self.wordings.questions[fact]
            if question.takes_many:
                facts[fact] = [value for value in question.values if value in values]
            elif len(set(values)) == 1:
                facts[fact] = values[0]
        return facts

    def _value_beside(self, name: Found) -> Found | None:
        """The words for a value that stand next to the name of a fact: "low trust", "trust is low"."""
        question = self.wordings.questions[name.phrase.fact]
        if name.phrase.where != "name" or question.is_figure:
            return None
        clause = self.words[name.start].clause
        values = [
            one
            for one in longest_first(self.wordings.words_here(question).find(self.words))
            if (one.start - name.at[-1] == 1 or name.start - one.at[-1] == 1)
            and self.words[one.start].clause == clause
            and one.phrase.where != "number"
        ]
        return values[0] if len(values) == 1 else None

    def _stated(self, name: Found) -> str:
        """The value of a fact that is named with it, if the clause says little else."""
        question, value = self.wordings.questions[name.phrase.fact], self.beside.get(name)
        if question.is_figure:
            figure = self._figure_beside(name)
            meant = readings(question, figure) if figure else []
            return meant[0] if len(meant) == 1 else ""
        if value is None and question.is_yes_no and len(name.at) > 1 and self.sure(name):
            # "Ownership screened" names the fact and affirms it.
            return "no" if self.turned(name) else "yes"
        return value.phrase.value if value and not self.turned(value) and self.sure(value) else ""

    def _digits_beside(self, name: Found) -> list[int]:
        if not self.wordings.questions[name.phrase.fact].is_figure or name.phrase.where != "name":
            return []
        beside = [number for number in (name.start - 1, name.at[-1] + 1) if 0 <= number < len(self.words)]
        return [number for number in beside if self.words[number].stem[0].isdigit()]

    def _figure_beside(self, name: Found) -> Figures | None:
        """The one figure of the part that names the fact, or the one that stands next to the name."""
        if not self.wordings.questions[name.phrase.fact].is_figure:
            return None
        stems = [self.words[n].stem for n in name.at]
        for part in self.parts:
            if len(part.figures) == 1 and _holds(part.stems, stems):
                return part.figures[0]
        for one in self.figures:
            after = words_of(self.said[one.end :])[: len(name.at)]
            before = words_of(self.said[: one.start])[-len(name.at) :]
            if stems in ([word.stem for word in after], [word.stem for word in before]):
                return one
        return None

    def other_figures(self) -> list[Figures]:
        """The figures that belong to other facts."""
        return [one for name in self.others_found if name.phrase.where == "name" and (one := self._figure_beside(name))]


def _harmless(asked: Question) -> set[str]:
    told = " ".join([asked.ask.replace("{name}", ""), asked.label, asked.unit, *asked.named])
    return {word.stem for word in words_of(told)} - {NOT, EXCEPT}
