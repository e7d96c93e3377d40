"""Measured quality of the advice over plausible cases."""
