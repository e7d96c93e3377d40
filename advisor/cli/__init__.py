"""The command line: one short function per command; stdout is data, stderr is talk."""
