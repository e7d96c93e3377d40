"""One document model and the numbering of citations; knows no feature."""
