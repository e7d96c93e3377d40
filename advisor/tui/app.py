"""The application: it loads the knowledge behind the first frame and moves between the screens."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.theme import Theme

from advisor.store.settings import Settings, load_settings, save_settings
from advisor.text.safe import printable
from advisor.tui.host import Host, Page
from advisor.tui.pages import page
from advisor.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from textual.command import Provider

    from advisor.conversation.session import Session
    from advisor.engine.compile import Program
    from advisor.learning.position import Position

THEMES = {"dark": "textual-dark", "light": "textual-light", "contrast": "advisor-contrast"}
PAUSE = 5.0
"""Seconds without a key after which there is time to tidy up."""
OFTEN, NEVER = (5000, 20), 1_000_000
"""Collections of what is young, and of everything, as `gc.set_threshold` counts them."""
CONTRAST = Theme(
    name="advisor-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    dark=True,
)


def registry_commands() -> type[Provider]:
    """What the command palette offers; loaded when it is first opened."""
    from advisor.tui.palette import RegistryCommands

    return RegistryCommands


def clock() -> datetime:
    """The present time."""
    return datetime.now(UTC)


class AdvisorApp(Host):
    """The full screen of advisor."""

    TITLE = "advisor"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {registry_commands}
    BINDINGS = [
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("f4", "call('settings')", "Settings", key_display="F4", show=False),
        Binding("ctrl+q", "quit", "Quit", priority=True),
        Binding("ctrl+c", "copy_or_quit", "Copy or quit", show=False, priority=True),
    ]

    def __init__(
        self,
        knowledge: str | None = None,
        case: str | None = None,
        clock: Callable[[], datetime] = clock,
        learn_at: Position | None = None,
    ) -> None:
        super().__init__()
        self.knowledge = knowledge
        self.case = case
        self.learn_at = learn_at
        self.clock = clock
        self.failed: Exception | None = None
        self.settings = load_settings()
        self.active = 0.0
        """When the person last did something since all that is unused was collected."""

    def on_mount(self) -> None:
        """Show the home screen at once, and load what it needs behind it."""
        self.register_theme(CONTRAST)
        self.apply()
        self.push_screen(HomeScreen())
        self.call_after_refresh(self.load)

    def load(self) -> None:
        """Load the knowledge in a thread, so that the screen stays alive."""
        self.run_worker(self._load, thread=True, exit_on_error=False)

    def _load(self) -> None:
        try:
            from advisor.engine.compile import compile_rules
            from advisor.files.knowledge.load import load_knowledge

            program = compile_rules(load_knowledge(self.knowledge))
        except Exception as error:
            # Whatever it is, `run_app` raises it once the terminal is restored.
            self.failed = error
            self.call_from_thread(self.exit)
            return
        self.call_from_thread(self._loaded, program)

    def _loaded(self, program: Program) -> None:
        from advisor.conversation.session import Session
        from advisor.errors import AdvisorError

        self.program = program
        # What was made so far lives as long as the application; only what comes and goes is collected from here on,
        # and the whole of it, which takes longer than a keystroke may wait, only while nobody types.
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(*OFTEN, NEVER)
            gc.enable()
            self.set_interval(PAUSE, self.tidy)
        if isinstance(self.screen, HomeScreen):
            self.screen.show_cases(program)
        if self.learn_at:
            self.learn(self.learn_at)
        elif self.case:
            try:
                self.consult(Session.resume(program, self.case))
            except AdvisorError as error:
                self.failed = error
                self.exit()

    async def on_event(self, event: events.Event) -> None:
        """Remember when the person last did something."""
        if isinstance(event, events.InputEvent):
            self.active = monotonic()
        await super().on_event(event)

    def tidy(self) -> None:
        """Collect what is no longer used, once the person has paused."""
        if self.active and monotonic() - self.active >= PAUSE:
            self.active = 0.0
            gc.collect()

    def open(self, name: str, then: Callable[[object], None] | None = None) -> None:
        """Open the page of a command; `then` is given what the page gives back."""
        self.push_screen(page(name, self), then)

    def consult(self, session: Session, first: str = "") -> None:
        """Open the consult screen on a session, with something typed for the person."""
        from advisor.tui.screens.consult import ConsultScreen

        self.session = session
        self.push_screen(ConsultScreen(session, first), self._left)

    def learn(self, position: Position | None = None) -> None:
        """Open the learning screen, at a position or at its menu."""
        from advisor.learning.session import LearningSession
        from advisor.tui.screens.learn import LearnScreen

        assert self.program is not None
        self.push_screen(LearnScreen(LearningSession(self.program, position=position, clock=self.clock)))

    def _left(self, result: None) -> None:
        if self.session and self.session.number:
            self.notify(printable(f"Saved as '{self.session.name}'."), markup=False, timeout=3)

    def set(self, settings: Settings) -> None:
        """Take other settings at once, and keep them."""
        self.settings = settings
        save_settings(settings)
        self.apply()

    def apply(self) -> None:
        """Look and move as the settings say."""
        self.theme = THEMES[self.settings.theme]
        self.set_class(self.settings.density == "tight", "-tight")
        if self.settings.motion == "off":
            self.animation_level = "none"

    def action_help(self) -> None:
        """Show the help page."""
        self.action_call("help")

    def action_call(self, name: str) -> None:
        """Open a page that needs no case."""
        if self.program is not None and not isinstance(self.screen, Page):
            self.open(name, self._called)

    def _called(self, typed: object) -> None:
        """Do what the page gave back: open a saved case, or begin a new one."""
        from advisor.conversation.session import Session

        if isinstance(typed, str) and self.program is not None:
            name = typed.removeprefix("open").strip()
            self.consult(Session(self.program) if typed == "new" else Session.resume(self.program, name))

    def action_copy_or_quit(self) -> None:
        """Copy what is marked with the mouse; with nothing marked, leave."""
        marked = self.screen.get_selected_text()
        if marked:
            self.copy_to_clipboard(marked)
            self.notify("Copied.", timeout=2)
        else:
            self.exit()

    def _print_error_renderables(self) -> None:
        # Textual would print a traceback; `run_app` raises the error instead, and its caller writes it to a log.
        self._exit_renderables.clear()


def run_app(knowledge: str | None = None, case: str | None = None, learn_at: Position | None = None) -> str:
    """Run the full screen until the person leaves; give the name of the case last saved, or nothing.

    Raises what kept it from loading or from going on.
    """
    # Until all is loaded, the collector would run many times over objects that stay.
    gc.disable()
    app = AdvisorApp(knowledge, case, learn_at=learn_at)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            app.run()
    finally:
        gc.enable()
    error = app.failed or app._exception
    if error:
        raise error
    return app.session.name if app.session and app.session.number else ""
