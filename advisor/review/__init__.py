"""Proposals judged: requirements, readiness, continuity, framing."""
