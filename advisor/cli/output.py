"""What the commands print: advice, explanations, next questions, case files; and where cases are found."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from advisor.analysis.advice.advise import advise
from advisor.analysis.advice.data import Advice
from advisor.analysis.relevance.information_value import by_information_value
from advisor.analysis.relevance.waiting import waiting_questions
from advisor.analysis.robustness.document import robustness_sentence
from advisor.analysis.subject_words import where
from advisor.cli.find import case_title, found_case, measure_named
from advisor.conversation.answers import State, replay
from advisor.conversation.next_step import Step, snapshot
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.errors import InputError
from advisor.files.cases.read import load_case
from advisor.files.cases.write import written_case
from advisor.model.situation import Situation
from advisor.store import cases as saved

if TYPE_CHECKING:
    from advisor.analysis.explanation.data import Depth
    from advisor.verification.verify import Verified


def rendered(program: Program, name: str, form: str, width: int) -> str:
    """The advice for a case in one of the forms."""
    title, situation = found_case(program, name)
    knowledge = program.knowledge
    judged = run(program, Worlds(situation))
    firm = robustness_sentence(judged, "whatever the open answers turn out to be")
    advice = advise(judged, written_case(knowledge, situation, title), firm)
    if form == "json":
        return advice.model_dump_json(by_alias=True, indent=2) + "\n"
    if form == "md":
        from advisor.analysis.advice.document import advice_as_markdown

        return advice_as_markdown(knowledge, advice, title)
    from advisor.analysis.advice.document import advice_as_text

    return advice_as_text(knowledge, advice, title, width)


def quality_report(program: Program, cases: int, seed: int) -> str:
    """The report over plausible cases; progress goes to stderr where someone is watching."""
    from advisor.verification.quality.quality import quality, report_lines

    def told(done: int) -> None:
        click.echo(f"\r{done} of {cases} interviews", nl=done == cases, err=True)

    watched = sys.stderr.isatty()
    found = quality(program, seed, cases, told if watched else lambda done: None)
    return "\n".join(report_lines(program, found)) + "\n"


def advice_schema() -> str:
    """The JSON Schema of the advice document."""
    return json.dumps(Advice.model_json_schema(by_alias=True, mode="serialization"), indent=2) + "\n"


def next_question_json(program: Program, name: str) -> str:
    """The next question for a case, or null, as JSON."""
    _, situation = found_case(program, name)
    now = snapshot(program, State(situation=situation, confirmed=True))
    step = now.step if now.step.kind != "more" else snapshot(program, _everything(situation)).step
    return json.dumps(
        {"schema": "advisor/next/1", "next": _step(program, situation, step)}, indent=2, ensure_ascii=False
    )


def _everything(situation: Situation) -> State:
    return State(situation=situation, confirmed=True, stage="everything")


def _step(program: Program, situation: Situation, step: Step) -> dict[str, Any] | None:
    if step.kind in ("name", "market"):
        return {"asks": step.kind, "about": step.subject.kind}
    if step.kind == "profile":
        return {"asks": "profile", "about": f"workload: {situation.name(step.subject)}"}
    if step.kind != "fact":
        return None
    judged = run(program, Worlds(situation))
    waiting = next(w for w in waiting_questions(judged) if (w.subject, w.fact) == (step.subject, step.fact))
    question = program.knowledge.questions[step.fact]
    return {
        "asks": "fact",
        "question": step.fact,
        "about": where(judged, step.subject, step.fact),
        "text": question.ask.replace("{name}", situation.name(step.subject)),
        "kind": question.kind,
        "options": list(question.values),
        "waiting_rules": [rule for _, rule in waiting.rules],
        "settles_on_average": by_information_value(program, situation, [waiting])[0][1] / 100,
    }


def why_text(
    program: Program, name: str, words: str, width: int, depth: Depth = "paragraph", form: str = "text"
) -> str:
    """Why a measure stands where it does for a case, at one depth, in one of the forms."""
    from advisor.analysis.explanation.document import why_as_json, why_as_markdown, why_as_text

    title, situation = found_case(program, name)
    measure, judged = measure_named(program.knowledge, words), run(program, Worlds(situation))
    if form == "json":
        return why_as_json(judged, measure, title)
    if form == "md":
        return why_as_markdown(judged, measure, title, depth)
    return why_as_text(judged, measure, title, width, depth)


def exported(program: Program, name: str) -> str:
    """A saved case as the text of a case file."""
    import yaml

    case = saved.load_case(name)
    written = written_case(program.knowledge, replay(program.knowledge, case.answers).situation, case.name)
    return yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=100)


def imported(program: Program, path: Path) -> str:
    """Save a case file; give the name it is saved under."""
    from advisor.conversation.case_answers import answers_of
    from advisor.conversation.session import Session

    case, _ = load_case(program.knowledge, path)
    session = Session(program)
    session.start_with(answers_of(program, case), case_title(case, path))
    return session.name


def write_witnesses(result: Verified, folder: Path, target: Path) -> int:
    """Write a case file for each finding of the proofs; give their number."""
    import yaml

    from advisor.files.knowledge.load import load_knowledge

    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{target} cannot be made: {error.strerror}. Name another folder.") from None
    shown = [finding for finding in result.proofs.findings if finding.witness is not None]
    knowledge = load_knowledge(str(folder))
    for finding in shown:
        assert finding.witness is not None
        name = re.sub(r"[^a-z0-9]+", "-", finding.name.casefold()).strip("-")
        case = written_case(knowledge, finding.witness, f"{finding.about}: {finding.told}")
        put(
            yaml.safe_dump(case, sort_keys=False, allow_unicode=True, width=100),
            str(target / f"{name}.yaml"),
            quiet=True,
        )
    return len(shown)


def put(text: str, output: str | None, quiet: bool = False) -> None:
    """Print a text, or write it to a file whole or not at all; raises InputError if it cannot be written."""
    if output is None:
        click.echo(text, nl=False)
        return
    put_bytes(text.encode(), output)
    if not quiet:
        click.echo(f"Written to {output}.", err=True)


def put_bytes(content: bytes, output: str) -> None:
    """Write a file whole or not at all; raises InputError if it cannot be written."""
    path, name = Path(output), ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".advisor-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise InputError(f"{output} cannot be written: {error.strerror}. Name another file.") from None
