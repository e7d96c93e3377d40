"""Case files and spreadsheets of a case: read, write, check claims."""
