"""What a judged case means: verdicts, traces, evidence, and a room for each question asked of it."""
