"""The commands of an analyst: check a knowledge folder, and ask what rests on something."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.cli.app import program_of, width
from advisor.cli.output import form_option, put
from advisor.errors import InputError

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.verification.data import Verified

MIN_IMPACT_WIDTH = 40
"""The impact of edits is told in columns, which need so many letters."""


@click.command()
@click.argument("folder", required=False)
@click.option("--all", "everything", is_flag=True, help="List everything to review and what carries each claim.")
@click.option("--report", is_flag=True, help="Measure the advice over plausible cases; takes some minutes.")
@click.option("--cases", "number", type=click.IntRange(2, 1_000_000), default=10_000, help="How many cases to draw.")
@click.option("--draw", type=click.IntRange(1, 10_000), metavar="N", help="Draw N statements to trace by hand.")
@click.option("--seed", type=int, default=1, help="What to draw: the same seed draws the same.")
@click.option("--witnesses", metavar="DIR", help="Write a case file for each finding of the proofs.")
@click.option(
    "--against", metavar="OLD", help="Whose advice changes since OLD: a folder, or a git revision of this one."
)
@form_option("text", "json", help="Form of --against.")
@click.pass_obj
def verify(
    knowledge: str | None,
    folder: str | None,
    everything: bool,
    report: bool,
    number: int,
    draw: int | None,
    seed: int,
    witnesses: str | None,
    against: str | None,
    form: str,
) -> None:
    """Check a knowledge folder: faults, coverage, what to review; measure its advice, or compare it with an older one."""
    from advisor.files.knowledge.locate import at_hand

    chosen = folder or knowledge or at_hand()
    if report:
        click.echo(_quality(program_of(chosen), number, seed), nl=False)
    elif draw:
        _draw(chosen, draw, seed)
    else:
        _check(chosen, everything, witnesses, against, form == "json")


def _check(chosen: str | None, everything: bool, witnesses: str | None, against: str | None, as_json: bool) -> None:
    from advisor.documents.writers import write
    from advisor.documents.writers.plain import UNWRAPPED
    from advisor.files.knowledge.locate import knowledge_folder
    from advisor.learning.answer_key import broken_lessons
    from advisor.verification.document import verification_document
    from advisor.verification.verify import verify as verify_folder

    folder = knowledge_folder(chosen)
    click.echo(f"Checked: {folder}", err=against is not None)
    result = verify_folder(folder, broken_lessons)
    if witnesses is not None:
        click.echo(f"{_write_witnesses(result, folder, Path(witnesses))} case files written to {witnesses}.", err=True)
    if against is not None:
        click.echo(_impact(folder, against, everything, as_json), nl=False)
    else:
        click.echo(write(verification_document(result, everything), width=UNWRAPPED), nl=False)
    if result.faults:
        raise InputError(result.faults)


def _impact(folder: Path, old: str, everything: bool, as_json: bool) -> str:
    from advisor.documents.writers import data, write
    from advisor.verification.impact.data import impact_report
    from advisor.verification.impact.document import impact_document
    from advisor.verification.impact.old_knowledge import impact_since

    impact = impact_since(folder, old)
    if as_json:
        return data.write(impact_report(impact, old))
    return write(impact_document(impact, old, everything), width=max(width(), MIN_IMPACT_WIDTH))


def _draw(chosen: str | None, number: int, seed: int) -> None:
    from advisor.documents.writers import write
    from advisor.files.knowledge.load import load_knowledge
    from advisor.verification.document import drawn_document
    from advisor.verification.upkeep import drawn

    knowledge = load_knowledge(chosen)
    click.echo(write(drawn_document(knowledge, drawn(knowledge, number, seed)), width=width()), nl=False)


def _quality(program: Program, cases: int, seed: int) -> str:
    """The report over plausible cases; progress goes to stderr where someone is watching."""
    from advisor.documents.writers import write
    from advisor.documents.writers.plain import UNWRAPPED
    from advisor.verification.quality.document import quality_document
    from advisor.verification.quality.quality import quality

    def progress(done: int) -> None:
        click.echo(f"\r{done} of {cases} interviews", nl=done == cases, err=True)

    report = quality(program, seed, cases, progress if sys.stderr.isatty() else lambda done: None)
    return write(quality_document(program, report), width=UNWRAPPED)


def _write_witnesses(result: Verified, folder: Path, target: Path) -> int:
    """Write a case file for each finding of the proofs; give their number."""
    from advisor.files.cases.write import case_text, written_case
    from advisor.files.knowledge.load import load_knowledge

    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{target} cannot be made: {error.strerror}. Name another folder.") from None
    shown = [(finding, finding.witness) for finding in result.proofs.findings if finding.witness is not None]
    knowledge = load_knowledge(str(folder))
    for finding, witness in shown:
        name = re.sub(r"[^a-z0-9]+", "-", finding.name.casefold()).strip("-")
        case = written_case(knowledge, witness, f"{finding.about}: {finding.told}")
        put(case_text(case), str(target / f"{name}.yaml"), quiet=True)
    return len(shown)


@click.group()
def knowledge() -> None:
    """Ask the knowledge what an analyst needs to know before it is changed."""


@knowledge.command()
@click.argument("name", nargs=-1, required=True)
@form_option("text", "json")
@click.pass_obj
def touching(folder: str | None, name: tuple[str, ...], form: str) -> None:
    """List every statement that rests on NAME: a source, one passage of it (SOURCE#PASSAGE), a law, a fact or a measure."""
    from advisor.documents.writers import data, write
    from advisor.files.knowledge.load import load_knowledge
    from advisor.files.knowledge.locate import at_hand
    from advisor.verification.document import touching_document
    from advisor.verification.touching import touching as touching_of

    found = touching_of(load_knowledge(folder or at_hand()), " ".join(name))
    text = data.write(found) if form == "json" else write(touching_document(found), width=width())
    click.echo(text, nl=False)
