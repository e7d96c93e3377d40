"""The command for trainees and their teachers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.cli.app import program_of, width
from advisor.cli.output import force_option, may_write, put
from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.learning.position import Position

KINDS = ("musts", "crisis", "change", "question")


@click.command()
@click.option("--plain", is_flag=True, help="Plain lines: for a plain terminal, a pipe or a screen reader.")
@click.option("--lesson", metavar="NUMBER", help="Begin with this lesson, or go on with it.")
@click.option("--seed", type=click.IntRange(min=1), help="The same exercises for everyone with this seed.")
@click.option("--count", type=click.IntRange(1, 100), default=10, help="How many exercises; 10 if not given.")
@click.option("--kind", type=click.Choice(KINDS), help="One kind of exercise; a mix if not given.")
@click.option(
    "--level", type=click.IntRange(1, 4), default=2, help="How hard the exercises are, 1 to 4; 2 if not given."
)
@click.option("--export", metavar="FILE.md", help="Write the exercises of --seed to FILE, and solutions beside it.")
@click.option("--results", metavar="FILE.csv", help="Write what was done on this machine to FILE, one row an attempt.")
@force_option
@click.option("--name", metavar="NAME", default="", help="A name to put in --results; without it there is none.")
@click.option("--progress", is_flag=True, help="Print what you know, what is due, and what you mix up.")
@click.option("--forget", is_flag=True, help="Delete all that is kept of your learning on this machine.")
@click.option("--yes", is_flag=True, help="With --forget: do not ask again.")
@click.pass_obj
def learn(
    knowledge: str | None,
    plain: bool,
    lesson: str | None,
    seed: int | None,
    count: int,
    kind: str | None,
    level: int,
    export: str | None,
    results: str | None,
    name: str,
    progress: bool,
    forget: bool,
    yes: bool,
) -> None:
    """Learn the framework: lessons, exercises that the rules answer, a daily review. For classes: --seed, --export."""
    if export is not None:
        _export(program_of(knowledge), Path(export), seed or 1, count, kind, level)
    elif results is not None:
        _results(Path(results), name)
    elif progress:
        _progress(program_of(knowledge))
    elif forget:
        _forget(yes)
    elif plain or not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        program = program_of(knowledge)
        _talk(program, _position(program, lesson, seed, count, kind, level))
    else:
        _full_screen(knowledge, _position(program_of(knowledge), lesson, seed, count, kind, level))


def _position(
    program: Program, lesson: str | None, seed: int | None, count: int, kind: str | None, level: int
) -> Position | None:
    """Where to begin: a lesson, the exercises of a class, or the first menu."""
    from advisor.learning.menu import lesson_position
    from advisor.learning.position import Position
    from advisor.learning.session import attempts_kept

    if lesson is not None:
        found = lesson_position(program, attempts_kept(), lesson)
        if found is None:
            raise UsageError(
                f"There is no lesson '{lesson}'. They have the numbers 1 to {len(program.knowledge.lessons)}."
            )
        return found
    return Position("class", kind or "", seed=seed, level=level, of=count) if seed else None


def _full_screen(knowledge: str | None, position: Position | None) -> None:
    from advisor.learning.position import Position
    from advisor.tui.app import run_app

    run_app(knowledge, learn_at=position or Position())


def _talk(program: Program, position: Position | None) -> None:
    from advisor.cli.commands.chat import read_leniently, read_line, show, typed_here
    from advisor.learning.session import LearningSession

    read_leniently()
    session = LearningSession(program, position=position)
    show(session.open())
    while not session.ended:
        line = read_line()
        if line is None:
            break
        shown = session.reply(line)
        # A person at a terminal sees what they typed already.
        show(shown[1:] if typed_here() else shown)


def _export(program: Program, target: Path, seed: int, count: int, kind: str | None, level: int) -> None:
    from advisor.documents.writers import write
    from advisor.learning.exercises.cases import ExerciseCases
    from advisor.learning.exercises.document import exercises_document
    from advisor.learning.exercises.exercise import row_of

    exercises = row_of(ExerciseCases(program), kind or "", seed, count, level)
    solutions = target.with_name(f"{target.stem}-solutions{target.suffix}")
    for file in (target, solutions):
        may_write(str(file))
    for file, solved in ((target, False), (solutions, True)):
        put(write(exercises_document(program.knowledge, exercises, solved), "md"), str(file), quiet=True)
    click.echo(f"{count} exercises written to {target}, with solutions to {solutions}.", err=True)


def _results(target: Path, name: str) -> None:
    from advisor.documents.writers import spreadsheet
    from advisor.learning.exercises.document import results_table
    from advisor.learning.session import attempts_kept

    may_write(str(target))
    attempts = attempts_kept()
    put(spreadsheet.write(results_table(attempts, name)), str(target), quiet=True)
    click.echo(f"{len(attempts)} attempts written to {target}{'' if name else ', without a name'}.", err=True)


def _progress(program: Program) -> None:
    from advisor.documents.writers import write
    from advisor.learning.lesson_dialogue import utc_now
    from advisor.learning.progress_document import progress_document
    from advisor.learning.session import attempts_kept

    click.echo(write(progress_document(program, attempts_kept(), utc_now()), width=width()), nl=False)


def _forget(yes: bool) -> None:
    from advisor.learning.session import attempts_kept, forget

    number = len(attempts_kept())
    if not number:
        click.echo("Nothing is kept of your learning.", err=True)
    elif yes or click.confirm(f"Delete all {number} attempts? This cannot be undone", err=True):
        click.echo(f"{forget()} attempts deleted.", err=True)
    else:
        click.echo("Nothing was deleted.", err=True)
