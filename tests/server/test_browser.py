"""The full screen in a browser: who is let in, and three questions answered in headless Chromium."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import WebSocket

from advisor.errors import UsageError
from advisor.server.browser import AdvisorServer, is_loopback
from advisor.store.cases import list_cases
from advisor.store.settings import Settings, save_settings
from tests.conftest import NET

TOKEN = "a-long-enough-token"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("127.1.2.3", True),
        ("0.0.0.0", False),
        ("192.168.1.5", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_loopback(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


@pytest.mark.parametrize("token", ["", "short"])
def test_another_address_needs_a_token(token: str) -> None:
    with pytest.raises(UsageError, match="Give --token with at least 16 characters"):
        AdvisorServer("advisor", "0.0.0.0", 8123, token)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def started(folder: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """A server of our own that answers, and where."""
    for _ in range(5):
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "advisor", "serve", "--port", str(port), *options],
            env=os.environ | {"ADVISOR_DATA": str(folder)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        # It says so once it answers, and not before.
        if "advisor is at" in process.stdout.readline():
            return process, f"127.0.0.1:{port}"
        # Another program may have taken the port since it was free.
        process.communicate()
    raise AssertionError("No server could be started.")


def served(folder: Path, *options: str) -> Iterator[str]:
    """The address of a server of our own, stopped in the end."""
    save_settings(Settings(introduced=True), folder)
    process, address = started(folder, *options)
    try:
        yield address
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture
def open_server(tmp_path: Path) -> Iterator[str]:
    yield from served(tmp_path)


@pytest.fixture
def locked_server(tmp_path: Path) -> Iterator[str]:
    yield from served(tmp_path, "--host", "0.0.0.0", "--token", TOKEN)


def status(url: str, **headers: str) -> int:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=NET) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_only_its_own_pages_are_let_in(open_server: str) -> None:
    assert status(f"http://{open_server}/") == 200
    assert status(f"http://{open_server}/", Host="evil.example") == 403
    assert status(f"http://{open_server}/ws", Origin="http://evil.example") == 403


def test_a_port_that_is_taken_is_not_announced(open_server: str, tmp_path: Path) -> None:
    again = [sys.executable, "-m", "advisor", "serve", "--port", open_server.rpartition(":")[2]]
    done = subprocess.run(again, capture_output=True, text=True, env=os.environ | {"ADVISOR_DATA": str(tmp_path)})

    assert done.stdout == ""
    assert "Nothing can be served" in done.stderr


def test_the_token_is_asked_for_at_every_door(locked_server: str) -> None:
    for page in ("", "ws", "static/js/textual.js", "download/x"):
        assert status(f"http://{locked_server}/{page}") == 403
    assert status(f"http://{locked_server}/?token=wrong-but-long-enough") == 403
    assert status(f"http://{locked_server}/?token={TOKEN}") == 200


def test_its_page_asks_nothing_of_other_machines(open_server: str) -> None:
    with urllib.request.urlopen(f"http://{open_server}/", timeout=NET) as answer:
        page = answer.read().decode()

    assert re.findall(r"https?://[^\s\"']+", page) == []


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_three_questions_are_answered_and_the_advice_is_read_in_a_browser(locked_server: str, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    screen = Terminal()

    def wait_for(text: str) -> None:
        while not screen.shows(text):
            sockets[-1].wait_for_event("framereceived", timeout=NET * 1000)
        screen.forget()

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET, timeout=NET * 1000)
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.set_default_timeout(NET * 1000)
        asked: list[str] = []
        sockets: list[WebSocket] = []

        def listen(socket: WebSocket) -> None:
            sockets.append(socket)
            socket.on("framereceived", screen.take)

        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", listen)
        with page.expect_websocket():
            page.goto(f"http://{locked_server}/?token={TOKEN}")
        # The list of what one may begin is full only once the knowledge is loaded.
        wait_for("New case, in a hurry")
        page.focus("textarea")
        page.keyboard.press("Enter")
        wait_for("Which market")
        for answer, told in (
            ("uae", "Correct lines"),
            ("", "sovereignty"),
            ("3 and 1", "Which of these"),
            ("show", "depend on open"),
        ):
            page.keyboard.type(answer)
            page.keyboard.press("Enter")
            wait_for(told)
        page.screenshot(path=str(tmp_path / "advice.png"))
        browser.close()

    assert [case.market for case in list_cases(tmp_path)] == ["AE"]
    assert all(url.split("/")[2] == locked_server for url in asked)


class Terminal:
    """What the server has sent to the terminal in the browser."""

    def __init__(self) -> None:
        self.sent = b""

    def take(self, scope: bytes | str) -> None:
        """A scope may end in the middle of a code, so frames are read as one."""
        self.sent += scope if isinstance(scope, bytes) else scope.encode()

    def shows(self, text: str) -> bool:
        return text in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.sent.decode("utf-8", "replace"))

    def forget(self) -> None:
        self.sent = b""
