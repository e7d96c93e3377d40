"""Findings proved over every case there can be."""
