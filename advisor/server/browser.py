"""Serves the full screen to a browser: on this machine alone, or elsewhere to whoever has the access token."""

from __future__ import annotations

import hmac
import ipaddress
import shlex
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from advisor.errors import UsageError

COOKIE = "advisor-access"
MIN_TOKEN_LENGTH = 16
REFUSED = "advisor answers only to its own pages here, and to those who have its access token."
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Middleware = Callable[[web.Request, Handler], Awaitable[web.StreamResponse]]


class AdvisorServer(Server):
    """One server; each browser window gets a process of its own."""

    def __init__(self, command: str, host: str, port: int, token: str = "") -> None:
        """Raises UsageError for another address than this machine's without a token, or with one that is too short."""
        if not is_loopback(host) and len(token) < MIN_TOKEN_LENGTH:
            raise UsageError(
                f"{host} can be reached from other machines. Give --token with at least {MIN_TOKEN_LENGTH} characters"
                " (or set ADVISOR_TOKEN), or leave out --host to serve this machine alone."
            )
        shown = f"[{host}]" if ":" in host else host
        super().__init__(
            command,
            host=host,
            port=port,
            title="advisor",
            public_url=f"http://{shown}:{port}",
            templates_path=Path(__file__).with_name("templates"),
        )
        self.token = token

    def initialize_logging(self) -> None:
        """Write no log: addresses hold the token."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: the port is not open, and may be taken."""

    def serve(self, debug: bool = False) -> None:
        """Serve until Ctrl+C, and say where once it answers."""
        web.run_app(self._make_app(), host=self.host, port=self.port, print=lambda *ignored: self.announce())

    def announce(self) -> None:
        """Say where it can be seen."""
        print(
            f"advisor is at {self.public_url}/{'?token=...' if self.token else ''}  Press Ctrl+C to stop.", flush=True
        )

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._only_those_allowed())  # type: ignore[arg-type]  # it is one by its decorator
        return app

    def _only_those_allowed(self) -> Middleware:
        @web.middleware
        async def allowed(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self.may_enter(request):
                raise web.HTTPForbidden(text=REFUSED)
            response = await handler(request)
            if self.token and request.query.get("token") and not response.prepared:
                response.set_cookie(COOKIE, self.token, httponly=True, samesite="Strict")
            return response

        return allowed

    def may_enter(self, request: web.Request) -> bool:
        """Whether a request has the token, where there is one, and comes from a page of this server."""
        if self.token:
            given = request.query.get("token") or request.cookies.get(COOKIE, "")
            if not hmac.compare_digest(given.encode(), self.token.encode()):
                return False
        elif not is_loopback(urlsplit(f"//{request.host}").hostname or ""):
            # Another name for this machine may belong to somebody else's page.
            return False
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == request.host


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(host: str, port: int, token: str, knowledge: str | None) -> None:
    """Serve until Ctrl+C; raises UsageError for an address that needs a token."""
    words = [sys.executable, "-m", "advisor", *(["--knowledge", knowledge] if knowledge else [])]
    AdvisorServer(shlex.join(words), host, port, token).serve()
