"""The command palette: the registry's commands that do something at the moment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from advisor.conversation.commands.command import Command
from advisor.conversation.commands.registry import COMMANDS
from advisor.tui.host import ANYWHERE
from advisor.tui.screens.talk import TalkScreen
from advisor.tui.widgets.prose import key_name


class RegistryCommands(Provider):
    """Offers the commands of the registry."""

    async def discover(self) -> Hits:
        """All that do something now, in the order of the registry."""
        for command, call in self._offered():
            yield DiscoveryHit(shown(command), call, help=command.help)

    async def search(self, query: str) -> Hits:
        """Those that are like the letters typed."""
        matcher = self.matcher(query)
        for command, call in self._offered():
            score = max(matcher.match(command.name), matcher.match(command.help) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(shown(command)), call, help=command.help)

    def _offered(self) -> Iterator[tuple[Command[Any], IgnoreReturnCallbackType]]:
        screen = self.screen
        if isinstance(screen, TalkScreen):
            for command in screen.named.values():
                if screen.works(command):
                    yield command, partial(screen.call, command)
            return
        for command in COMMANDS:
            if command.name in ANYWHERE:
                yield command, partial(self.app.run_action, f"app.call({command.name!r})")
            elif command.name == "quit":
                yield command, self.app.exit


def shown(command: Command[Any]) -> str:
    """The command with its key, or with what must follow it."""
    if command.key:
        return f"{command.name}  ({key_name(command.key)})"
    return f"{command.name} ... ({command.wants})" if command.wants else command.name
