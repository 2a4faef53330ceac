"""Types of options that several commands take. What they raise argparse shows as a wrong call."""

import argparse
from datetime import date


def read_day(text: str) -> date:
    """A day written as 2011-02-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2011-02-01") from None


def read_count(text: str) -> int:
    """A number from 1."""
    return _read_number(text, 1, 10_000)


def read_port(text: str) -> int:
    """A port, 1 to 65535."""
    return _read_number(text, 1, 65_535)


def _read_number(text: str, lowest: int, highest: int) -> int:
    if not text.isascii() or not text.isdecimal() or not lowest <= int(text) <= highest:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from {lowest} to {highest}")
    return int(text)
