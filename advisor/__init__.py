"""advisor: cited advice on security, resilience, openness and partnership for American AI abroad; see advisor.api."""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from advisor.api import Base, CaseFile, document, load, read_case, verify, write
    from advisor.errors import AdvisorError, Fault, InputError, UsageError

__version__ = "0.1.0"

__all__ = [
    "AdvisorError",
    "Base",
    "CaseFile",
    "Fault",
    "InputError",
    "UsageError",
    "document",
    "load",
    "read_case",
    "verify",
    "write",
]


if not TYPE_CHECKING:  # a type checker would take every name for a public one

    def __getattr__(name: str) -> object:
        """Resolve a public name when it is first used, so that importing advisor stays cheap."""
        from importlib import import_module

        if name not in __all__:
            raise AttributeError(f"module 'advisor' has no attribute '{name}'")
        home = "errors" if name in ("AdvisorError", "Fault", "InputError", "UsageError") else "api"
        globals()[name] = getattr(import_module(f"advisor.{home}"), name)
        return globals()[name]


def __dir__() -> list[str]:
    """The public names, resolved or not."""
    return sorted({*globals(), *__all__})
