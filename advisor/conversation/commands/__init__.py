"""What a person can ask for at any time, one family of commands a file."""
