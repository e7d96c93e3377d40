"""The full screen in a browser: who is let in, and three questions answered in headless Chromium."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.errors import UsageError
from advisor.server.browser import AdvisorServer, is_loopback
from advisor.store.cases import list_cases
from advisor.store.settings import Settings, save_settings

TOKEN = "a-long-enough-token"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TICKS = 40
"""After so many looks in vain the screen is asked for anew."""
PATIENCE = 30
"""Seconds to wait for what must come."""


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


def wait_for_port(port: int) -> None:
    """What is said to be served may take another moment to answer."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.02)


def served(folder: Path, *options: str) -> Iterator[str]:
    """A server of our own, up and answering."""
    port = free_port()
    save_settings(Settings(introduced=True), folder)
    process = subprocess.Popen(
        [sys.executable, "-m", "advisor", "serve", "--port", str(port), *options],
        env=os.environ | {"ADVISOR_DATA": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        assert "advisor is at" in process.stdout.readline()
        wait_for_port(port)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@pytest.fixture
def open_server(tmp_path: Path) -> Iterator[str]:
    yield from served(tmp_path)


@pytest.fixture
def locked_server(tmp_path: Path) -> Iterator[str]:
    yield from served(tmp_path, "--host", "0.0.0.0", "--token", TOKEN)


def status(url: str, **headers: str) -> int:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_only_its_own_pages_are_let_in(open_server: str) -> None:
    assert status(f"http://{open_server}/") == 200
    assert status(f"http://{open_server}/", Host="evil.example") == 403
    assert status(f"http://{open_server}/ws", Origin="http://evil.example") == 403


def test_the_token_is_asked_for_at_every_door(locked_server: str) -> None:
    for page in ("", "ws", "static/js/textual.js", "download/x"):
        assert status(f"http://{locked_server}/{page}") == 403
    assert status(f"http://{locked_server}/?token=wrong-but-long-enough") == 403
    assert status(f"http://{locked_server}/?token={TOKEN}") == 200


def test_its_page_asks_nothing_of_other_machines(open_server: str) -> None:
    with urllib.request.urlopen(f"http://{open_server}/", timeout=PATIENCE) as answer:
        page = answer.read().decode()

    assert re.findall(r"https?://[^\s\"']+", page) == []


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_three_questions_are_answered_and_the_advice_is_read_in_a_browser(locked_server: str, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    shown: list[str] = []

    def wait_for(text: str) -> None:
        end = time.monotonic() + PATIENCE
        for turn in itertools.count(1):
            if text in "".join(shown):
                break
            if turn % TICKS == 0:
                # What stands unchanged on the screen is not sent again, but for a screen of another size.
                page.set_viewport_size({"width": 1200 + 20 * (turn // TICKS % 2), "height": 800})
            assert time.monotonic() < end, f"'{text}' never came; last was {''.join(shown)[-500:]!r}"
            page.wait_for_timeout(50)
        shown.clear()

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda ws: ws.on("framereceived", lambda scope: shown.append(without_codes(scope))))
        page.goto(f"http://{locked_server}/?token={TOKEN}")
        wait_for("New case")
        page.wait_for_timeout(500)
        page.focus("textarea")
        page.keyboard.press("Enter")
        wait_for("Which market")
        for answer, told in (
            ("uae", "already know"),
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


def without_codes(scope: object) -> str:
    """What a frame of the terminal shows."""
    text = scope.decode("utf-8", "replace") if isinstance(scope, bytes) else str(scope)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
