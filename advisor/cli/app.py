"""The commands of `advisor`: each parses, calls, and prints."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor import __version__
from advisor.errors import UsageError
from advisor.text.safe import printable

if TYPE_CHECKING:
    from advisor.analysis.explanation.data import Depth
    from advisor.engine.compile import Program


ORDER = (
    *("chat", "advise", "next", "why", "why-not", "what-if", "robust", "compare", "review", "merge"),
    *("learn", "search", "show", "verify", "cases", "serve", "help"),
)


class InOrder(click.Group):
    """A group that lists its commands in the order in which people need them."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands of `ORDER`, then the others in order of definition."""
        return [*(name for name in ORDER if name in self.commands), *(n for n in self.commands if n not in ORDER)]


@click.group(cls=InOrder, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--knowledge", metavar="DIR", help="Use this knowledge folder (or set ADVISOR_KNOWLEDGE).")
@click.version_option(__version__, message="advisor %(version)s")
@click.pass_context
def advisor(context: click.Context, knowledge: str | None) -> None:
    """Cited advice on offering American AI abroad: security, resilience, openness, partnership.

    Without a command, the full screen opens. Everything stays on this machine.
    """
    context.obj = knowledge
    if context.invoked_subcommand is None:
        # A stream is missing altogether when it was closed before we started.
        in_browser = "TEXTUAL_DRIVER" in os.environ
        if not in_browser and not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
            raise UsageError("The full screen needs a terminal. In a pipe or a script, use `advisor chat`.")
        full_screen(knowledge)


def full_screen(knowledge: str | None, case: str | None = None) -> None:
    """Run the full screen, and say afterwards where the answers are."""
    from advisor.tui.app import run_app

    saved = run_app(knowledge, case)
    if saved:
        click.echo(f"Saved as '{printable(saved)}'. Go on with: advisor cases open '{printable(saved)}'", err=True)


def program_of(knowledge: str | None) -> Program:
    """The compiled rules of the chosen knowledge folder."""
    from advisor.engine.compile import compile_rules
    from advisor.files.knowledge.load import load_knowledge

    return compile_rules(load_knowledge(knowledge))


def width() -> int:
    """The width to wrap text to."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


@advisor.command()
@click.option("--market", metavar="NAME", help="Begin with this market.")
@click.option("--case", "case", metavar="NAME", help="Go on with this saved case.")
@click.option("--quick", is_flag=True, help="Ask only what the musts hang on.")
@click.pass_obj
def chat(knowledge: str | None, market: str | None, case: str | None, quick: bool) -> None:
    """Talk in plain lines: for a plain terminal, a pipe or a screen reader."""
    from advisor.cli.commands.chat import run_chat

    run_chat(program_of(knowledge), market, case, quick)


@advisor.command()
@click.argument("case", required=False)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "md"]), default="text", help="Form of output."
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
@click.option("--json-schema", is_flag=True, help="Print the JSON Schema of `-f json` and stop.")
@click.pass_obj
def advise(knowledge: str | None, case: str | None, form: str, output: str | None, json_schema: bool) -> None:
    """Print the advice for CASE: a case file, a saved case, or a case study."""
    from advisor.cli.output import advice_schema, put, rendered

    if json_schema:
        put(advice_schema(), output)
    elif case is None:
        raise UsageError("Name a case: `advisor advise CASE`. `advisor cases` lists saved ones.")
    else:
        put(rendered(program_of(knowledge), case, form, width()), output)


@advisor.command("next")
@click.argument("case")
@click.pass_obj
def next_question(knowledge: str | None, case: str) -> None:
    """Print the next question for CASE as JSON, with the rules that wait for it."""
    from advisor.cli.output import next_question_json

    click.echo(next_question_json(program_of(knowledge), case))


@advisor.command()
@click.argument("case", required=False)
@click.argument("measure", required=False)
@click.option(
    "--depth",
    type=click.Choice(["sentence", "paragraph", "tree"]),
    default="paragraph",
    show_default=True,
    help="How far down to explain.",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "md"]), default="text", help="Form of output."
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
@click.option("--json-schema", is_flag=True, help="Print the JSON Schema of `-f json` and stop.")
@click.pass_obj
def why(
    knowledge: str | None,
    case: str | None,
    measure: str | None,
    depth: Depth,
    form: str,
    output: str | None,
    json_schema: bool,
) -> None:
    """Explain where MEASURE stands for CASE: why, why not, or what is open."""
    from advisor.cli.output import put, why_text

    if json_schema:
        from advisor.analysis.explanation.document import why_schema

        put(why_schema(), output)
    elif case is None or measure is None:
        raise UsageError("Name a case and a measure: `advisor why CASE MEASURE`.")
    else:
        put(why_text(program_of(knowledge), case, measure, width(), depth, form), output)


@advisor.command()
@click.argument("words", nargs=-1, required=True)
@click.option("-n", "--most", default=12, show_default=True, help="How many entries at most.")
@click.pass_obj
def search(knowledge: str | None, words: tuple[str, ...], most: int) -> None:
    """Search measures, rules, sources, markets, cases, terms and facts for WORDS."""
    from advisor.files.knowledge.load import load_knowledge
    from advisor.library.search import find

    found = find(load_knowledge(knowledge), " ".join(words), most)
    for entry in found:
        told = f"{entry.kind:<11} {entry.title} [{entry.id}]"
        click.echo(textwrap.fill(told, width(), subsequent_indent=" " * 12, break_on_hyphens=False))
    if found:
        click.echo("`advisor show` with the name in brackets shows it.", err=True)
    else:
        click.echo("Nothing was found. Try other words.", err=True)


@advisor.command()
@click.argument("name")
@click.pass_obj
def show(knowledge: str | None, name: str) -> None:
    """Show an entry: a measure, rule, source, market (code or name), case, term or fact."""
    from advisor.files.knowledge.load import load_knowledge
    from advisor.library.pages import entry_as_text

    click.echo(entry_as_text(load_knowledge(knowledge), name, width()), nl=False)


@advisor.command()
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
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of --against.")
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
    from advisor.cli.output import quality_report
    from advisor.errors import InputError
    from advisor.files.knowledge.locate import at_hand, knowledge_folder
    from advisor.learning.lesson_check import broken_lessons
    from advisor.verification.document import verification_as_text
    from advisor.verification.verify import verify as verify_folder

    if report:
        click.echo(quality_report(program_of(folder or knowledge or at_hand()), number, seed), nl=False)
        return
    if draw:
        from advisor.files.knowledge.load import load_knowledge
        from advisor.text.wrapping import wrapped
        from advisor.verification.sample import drawn

        for line in drawn(load_knowledge(folder or knowledge or at_hand()), draw, seed):
            click.echo(wrapped(line, width()))
        return
    chosen = knowledge_folder(folder or knowledge or at_hand())
    click.echo(f"Checked: {chosen}", err=against is not None)
    result = verify_folder(chosen, broken_lessons)
    if witnesses is not None:
        from advisor.cli.output import write_witnesses

        click.echo(f"{write_witnesses(result, chosen, Path(witnesses))} case files written to {witnesses}.", err=True)
    if against is not None:
        from advisor.verification.impact.old_knowledge import report_against

        click.echo(report_against(chosen, against, form == "json", everything, width()), nl=False)
    else:
        click.echo(verification_as_text(result, everything), nl=False)
    if result.faults:
        raise InputError(result.faults)


@advisor.group(cls=InOrder, invoke_without_command=True)
@click.pass_context
def cases(context: click.Context) -> None:
    """List, open, export, import and delete saved cases."""
    if context.invoked_subcommand is None:
        from advisor.store.cases import list_cases

        found = list_cases()
        for case in found:
            held = "    damaged" if case.damaged else f"{len(case.answers):>3} answers"
            click.echo(f"{case.id:>4}  {case.name:<40} {case.market:<3} {held}  {case.changed[:16]}")
        if not found:
            click.echo("No saved cases yet. Start one with `advisor` or `advisor chat`.", err=True)


@cases.command("open")
@click.argument("name")
@click.pass_context
def open_case(context: click.Context, name: str) -> None:
    """Open NAME on the full screen: a saved case, or a case file, which is saved first."""
    from advisor.cli.find import is_file
    from advisor.cli.output import imported
    from advisor.store.cases import load_case

    knowledge = context.find_root().obj
    if is_file(name):
        name = imported(program_of(knowledge), Path(name))
    full_screen(knowledge, load_case(name).name)


@cases.command("export")
@click.argument("name")
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
@click.pass_context
def export_case(context: click.Context, name: str, output: str | None) -> None:
    """Write the saved case NAME as a case file."""
    from advisor.cli.output import exported, put

    put(exported(program_of(context.find_root().obj), name), output)


@cases.command("import")
@click.argument("file")
@click.pass_context
def import_case(context: click.Context, file: str) -> None:
    """Save the case file FILE as a case."""
    from advisor.cli.output import imported

    click.echo(f"Saved as '{imported(program_of(context.find_root().obj), Path(file))}'.", err=True)


@cases.command("delete")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(name: str, yes: bool) -> None:
    """Delete the saved case NAME."""
    from advisor.store.cases import delete_case, find_case

    case = find_case(name)
    if not yes and not click.confirm(f"Delete '{case.name}' with its {len(case.answers)} answers for good?", err=True):
        click.echo("Nothing was deleted.", err=True)
        return
    click.echo(f"Deleted '{delete_case(case.name)}'.", err=True)
