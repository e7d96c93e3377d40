"""What holds whatever the open answers are, and what rests on single answers."""
