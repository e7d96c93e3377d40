"""The command that shows the full screen in a browser."""

from __future__ import annotations

import click

from advisor.errors import UsageError, needs

PORT = 8123


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at; others need a token.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Port to serve at.")
@click.option("--token", default="", envvar="ADVISOR_TOKEN", help="Let in only those who have this (or ADVISOR_TOKEN).")
@click.pass_context
def serve(context: click.Context, host: str, port: int, token: str) -> None:
    """Show the full screen in a browser, on this machine unless you say otherwise."""
    with needs("browser"):
        from advisor.server.browser import serve as serve_pages
    try:
        serve_pages(host, port, token, context.obj)
    except OSError as error:
        raise UsageError(f"Nothing can be served at {host}:{port}: {error.strerror}. Choose another --port.") from None
