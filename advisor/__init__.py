"""advisor: cited advice on security, resilience, openness and partnership for American AI abroad."""

__version__ = "0.1.0"
