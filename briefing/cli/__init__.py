"""The command line: parses, calls, prints. Every command lives in a module of its own, imported when it is called."""

from briefing.cli.root import cli, main

__all__ = ["cli", "main"]
