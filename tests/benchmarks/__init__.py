"""Benchmarks: run by hand, they print ratios; no test fails on a clock."""
