"""The one evaluator: compile rules once, run them over planes of worlds, and read out advice, questions and reasons."""
