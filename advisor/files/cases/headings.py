"""The columns of the template for proposals, and how people and spreadsheets head them."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.language.lexicon import phrases
from advisor.language.normalise import folded
from advisor.model.claims import CLAIM_STATES

COLUMNS = (
    *("Part", "Subject", "Item", "Question", "Answer", "State", "Evidence", "Owner", "Date", "Note"),
    *("What can be written", "Id"),
)
FROM_TEMPLATE = ("Part", "Subject", "Item", "What can be written", "Question", "Id", "Check")
"""Columns that the template fills in itself."""
CLAIM_COLUMNS = {"state": "State", "evidence": "Evidence", "owner": "Owner", "date": "Date", "note": "Note"}
NEEDED = ("Answer", "State")
NAMED_BY = ("Id", "Item")
"""One of these says what a row is about."""
SEARCHED_ROWS = 30
ALIASES = {
    "Part": "section/teil/abschnitt/partie/parte/secao/seccion",
    "Subject": "about/gegenstand/betrifft/sujet/asunto/sujeto/assunto/objet",
    "Item": "topic/punkt/thema/point/element/punto/tema/item",
    "Answer": "antwort/reponse/respuesta/resposta/answers/your answer",
    "State": "status/stand/zustand/etat/statut/estado/situacao",
    "Evidence": "proof/nachweis/beleg/preuve/evidencia/prueba/prova",
    "Owner": "responsible/verantwortlich/responsable/responsavel/zustandig",
    "Date": "due/due date/datum/fecha/data",
    "Note": "notes/notiz/bemerkung/anmerkung/remarque/nota/observacao/observaciones",
    "What can be written": "allowed answers/allowed/was man schreiben kann",
    "Question": "frage/pregunta/pergunta",
    "Id": "key/code/kennung/identifiant/identificador",
    "Check": "checked",
}
HEADINGS = {folded(word): column for column in (*COLUMNS, "Check") for word in (column, *phrases(ALIASES[column]))}
CLAIMS = "Claims"
STATES = tuple(CLAIM_STATES)


def column_of(heading: str) -> str:
    """The column that a heading stands for, or the heading itself if it is somebody's own."""
    return HEADINGS.get(" ".join(folded(heading).strip(" :*").split()), heading.strip())


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The place of the row with the headings among the first rows, if there is one."""
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        columns = {column_of(cell) for cell in row if cell.strip()}
        if columns.issuperset(NEEDED) and columns.intersection(NAMED_BY):
            return number
    return None
