"""What a person supposes is read as answers, in any of the ways people say it, and never guessed at."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reading.hypothesis import suppose
from advisor.engine.compile import Program
from tests.fixtures.little_base import talk

SHOPS = ["AE", "", "keys", "Shop, Till and go", "yes"]


@pytest.fixture(scope="module")
def shops(little: Program) -> Dialogue:
    return talk(little, *SHOPS)[0]


TRUST_HIGH = ("trust", "", "high")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trust is high", [TRUST_HIGH]),
        ("Trust: high", [TRUST_HIGH]),
        ("trust = high", [TRUST_HIGH]),
        ("trust was a lot?", [TRUST_HIGH]),
        ("their trust were 1", [TRUST_HIGH]),
        ("trust is unsure", [("trust", "", "unsure")]),
        ("regions is 2-5", [("regions", "", "2-5")]),
        ("there is trust", None),
        ("threat", [("threat", "", "yes")]),
        ("no threat", [("threat", "", "no")]),
        ("threat is no", [("threat", "", "no")]),
        ("wishes are keys and a say", [("wishes", "", ["keys", "voice"])]),
        ("wishes is language and culture", [("wishes", "", ["language"])]),
        ("wishes include voice", [("wishes", "", ["keys", "voice"])]),
        ("wishes without keys", [("wishes", "", [])]),
        ("wishes are none", [("wishes", "", [])]),
        ("a low price", [("wishes", "", ["keys", "price"])]),
        ("trust is high and regions is 1", [TRUST_HIGH, ("regions", "", "1")]),
        ("trust is high, threat", [TRUST_HIGH, ("threat", "", "yes")]),
        ("wishes are language and culture and trust is high", [("wishes", "", ["language"]), TRUST_HIGH]),
        ("market is Norway", [("market", "NO")]),
        ("in Norway and trust is high", [("market", "NO"), TRUST_HIGH]),
        ("Shop secret is no", [("secret", "Shop", "no")]),
        ("secret of the shop is no", [("secret", "Shop", "no")]),
        ("Till and go's outage is minutes", [("downtime", "Till and go", "minutes")]),
        ("secret is no", [("secret", "Shop", "no"), ("secret", "Till and go", "no")]),
        ("outage (Shop): days or longer", [("downtime", "Shop", "days")]),
        ("1 is Norway", [("market", "NO")]),
        ("2 is keys", [("wishes", "", ["keys"])]),
    ],
)
def test_what_is_supposed(shops: Dialogue, text: str, expected: list[Any] | None) -> None:
    found = suppose(shops.now, text)
    name = shops.now.state.situation.name
    told = [("market", a.value) if a.sets == "market" else (a.fact, name(a.subject), a.value) for a in found.answers]

    assert told == (expected or [])
    assert bool(found.complaint) == (expected is None)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Say a fact and its value"),
        ("trust", "I do not read 'trust' as a fact and its value"),
        ("trsut is high", "Did you mean Trust?"),
        ("weather is fine", "I know no fact like 'weather'"),
        ("trust is enormous", "For 'Trust': I do not read that as an answer"),
        ("trust is hgh", "For 'Trust': Did you mean"),
        ("99 is high", "There is no answer 99"),
        ("market is Atlantis", "I do not know a market called Atlantis"),
        ("screened is yes", "That is asked of each partner. Name one first."),
        ("trust is high and weather is fine", "I know no fact like 'weather'"),
    ],
)
def test_what_is_not_understood_is_said(shops: Dialogue, text: str, complaint: str) -> None:
    found = suppose(shops.now, text)

    assert found.answers == ()
    assert complaint in found.complaint
