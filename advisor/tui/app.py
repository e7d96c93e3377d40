"""The application: it loads the knowledge behind the first frame and moves between the screens."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding

from advisor.tui.home import HomeScreen

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.errors import AdvisorError
    from advisor.store.session import Session

THEMES = ("textual-dark", "textual-light")


class AdvisorApp(App[None]):
    """The full screen of advisor."""

    TITLE = "advisor"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("f1", "help", "Help"),
        Binding("f4", "theme", "Light/dark", show=False),
        Binding("ctrl+q", "quit", "Quit", priority=True),
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, knowledge: str | None = None, case: str | None = None) -> None:
        super().__init__()
        self.knowledge = knowledge
        self.case = case
        self.program: Program | None = None
        self.failed: AdvisorError | None = None

    def on_mount(self) -> None:
        """Show the home screen at once, and load what it needs behind it."""
        self.push_screen(HomeScreen())
        self.call_after_refresh(self.load)

    def load(self) -> None:
        """Load the knowledge in a thread, so that the screen stays alive."""
        self.run_worker(self._load, thread=True, exit_on_error=False)

    def _load(self) -> None:
        from advisor.engine.compile import compile_rules
        from advisor.errors import AdvisorError
        from advisor.kb.load import load_knowledge

        try:
            program = compile_rules(load_knowledge(self.knowledge))
        except AdvisorError as error:
            self.failed = error
            self.call_from_thread(self.exit)
            return
        self.call_from_thread(self._loaded, program)

    def _loaded(self, program: Program) -> None:
        from advisor.store.session import Session

        self.program = program
        if isinstance(self.screen, HomeScreen):
            self.screen.show_cases(program)
        if self.case:
            self.consult(Session.resume(program, self.case))

    def consult(self, session: Session) -> None:
        """Open the consult screen on a session."""
        from advisor.tui.consult import ConsultScreen

        self.push_screen(ConsultScreen(session))

    def action_help(self) -> None:
        """Show the help page."""
        from advisor.tui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_theme(self) -> None:
        """Change between the dark and the light theme."""
        self.theme = THEMES[1] if self.theme == THEMES[0] else THEMES[0]


def run_app(knowledge: str | None = None, case: str | None = None) -> None:
    """Run the full screen until the person leaves; raises what kept it from loading."""
    # The collector would run many times over objects that all live as long as the application.
    gc.disable()
    app = AdvisorApp(knowledge, case)
    with contextlib.suppress(KeyboardInterrupt):
        app.run()
    gc.enable()
    if app.failed:
        raise app.failed
    if app.return_code:
        raise SystemExit(app.return_code)
