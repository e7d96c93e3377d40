"""Markdown: what people wrote never becomes markup."""

from __future__ import annotations

import pytest

from advisor.documents.writers.markdown import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>", r"a \<b\>"),
        ("[x](y)", r"\[x\](y)"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("# a | b ~c~", r"\# a \| b \~c\~"),
        ("R&D &lt;", r"R\&D \&lt;"),
        ("a\n\n# b", r"a \# b"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_marks_are_escaped(text: str, expected: str) -> None:
    assert plain(text) == expected
