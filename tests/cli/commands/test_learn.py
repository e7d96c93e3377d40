"""Learning in plain lines, and what a teacher takes from it: sheets, results, progress; all of it can be deleted."""

from __future__ import annotations

import csv
from pathlib import Path

from advisor.conversation.turns import Quit
from advisor.engine.compile import Program
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.lesson_dialogue import LessonDialogue
from advisor.learning.position import Position
from advisor.learning.reply import reply
from tests.cli.conftest import Run
from tests.fixtures.lesson import learn, right_answer, said


def test_it_shows_the_same_turns_as_the_learning(run: Run, program: Program) -> None:
    replies = ["2", "1", "", "help", "home", "practice musts 7", "1 2", "why 1", "", "bananas", "progress", "quit"]
    learning, turns, _ = LessonDialogue(ExerciseCases(program)).open()
    for text in replies:
        learning, more, effects = reply(learning, text)
        turns += more
    shown = run("learn", "--plain", text="\n".join(replies) + "\n", COLUMNS="100").stdout

    words = "".join(" ".join(line for turn in turns for line in [*turn.lines(), ""]).split())
    assert effects == (Quit(),)
    # The words of who speaks stand between.
    assert "".join(shown.replace("Advisor  ", "").replace("You      ", "").split()) == words


def test_a_pipe_is_talked_to_in_plain_lines(run: Run) -> None:
    assert "Begin lesson 1" in run("learn", text="quit\n").stdout


def test_it_goes_on_where_it_stood(run: Run, program: Program) -> None:
    learning, _ = learn(program, "lesson 1")
    run("learn", text=f"lesson 1\n{right_answer(learning)}\n")
    again = " ".join(run("learn", text="quit\n").stdout.split())

    assert "Go on with lesson 1" in again
    assert "(step 2 of" in again


def test_a_lesson_can_be_named(run: Run) -> None:
    assert "LESSON 8:" in run("learn", "--lesson", "8", text="quit\n").stdout
    assert "There is no lesson '88'. They have the numbers 1 to" in run("learn", "--lesson", "88", code=2).stderr


def test_a_class_does_the_same_exercises_everywhere(run: Run, program: Program) -> None:
    shown = run("learn", "--seed", "4", "--count", "2", "--level", "1", text="1\n\n1\n\nquit\n").stdout
    _, turns, _ = LessonDialogue(ExerciseCases(program), position=Position("class", "", seed=4, level=1, of=2)).open()

    assert "".join(said(turns).split()) in "".join(shown.split())
    assert "Exercise 2 of 2" in shown
    assert "That was the last exercise" in shown


def test_a_sheet_is_written_with_and_without_solutions(run: Run, tmp_path: Path) -> None:
    told = run("learn", "--export", "sheet.md", "--seed", "3", "--count", "4").stderr
    plain, solved = ((tmp_path / name).read_text(encoding="utf-8") for name in ("sheet.md", "sheet-solutions.md"))

    assert "4 exercises written to sheet.md, with solutions to sheet-solutions.md" in " ".join(told.split())
    assert plain.count("\n## ") == 4
    assert "[x]" in solved
    assert "[x]" not in plain


def test_results_are_written_without_a_name_unless_it_is_given(run: Run, tmp_path: Path) -> None:
    run("learn", "--seed", "4", "--count", "2", text="1\n\n1\n\nquit\n")
    assert "2 attempts written to out.csv, without a name." in " ".join(
        run("learn", "--results", "out.csv").stderr.split()
    )
    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    assert [row[1:4] for row in rows[1:]] == [["class", "musts", "4"], ["class", "crisis", "5"]]

    run("learn", "--results", "named.csv", "--name", "Group 2")
    rows = list(csv.reader((tmp_path / "named.csv").read_text(encoding="utf-8").splitlines()))
    assert {row[0] for row in rows[1:]} == {"Group 2"}


def test_progress_is_printed_and_all_can_be_deleted(run: Run) -> None:
    assert "You have done nothing yet" in run("learn", "--progress").stdout
    run("learn", "--seed", "4", "--count", "1", text="1\n\nquit\n")
    assert "which measures are musts: 1 exercise" in " ".join(run("learn", "--progress").stdout.split())

    assert "Nothing was deleted." in run("learn", "--forget", text="n\n").stderr
    assert "1 attempts deleted." in run("learn", "--forget", "--yes").stderr
    assert "Nothing is kept of your learning." in run("learn", "--forget").stderr


def test_wrong_use_is_told(run: Run) -> None:
    assert "Invalid value for '--level'" in run("learn", "--level", "9", code=2).stderr
    assert "Invalid value for '--kind'" in run("learn", "--kind", "juggling", code=2).stderr
    assert "no/such/folder/x.md" in run("learn", "--export", "no/such/folder/x.md", code=3).stderr
