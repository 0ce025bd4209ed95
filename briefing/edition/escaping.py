"""Text from outside made harmless for where it goes: a terminal or text file, Markdown, a link.

Words stay what they are; only what would run, colour, hide or form structure is shown instead of acting.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_WHITE = re.compile(r"\s+")

# What opens inline structure in CommonMark and GFM (code, emphasis, links, HTML, entities, tables, strike-through,
# mathematics, mentions), escaped wherever it stands …
_INLINE = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=#?\w)")
# … what turns into a link by itself: a scheme, a host name, a mail address …
_AUTOLINK = re.compile(r":(?=/)|(?<=\S)\.(?=[^\W\d_]{2})|(?<=[wW]{3})\.|(?<=\w)@(?=\w)|(?<=/)/|:(?=\S+@)")
# … and what opens a block, escaped where a line could begin with it.
_BLOCK = re.compile(r"^(?:(?=[+=:!-])|\d{1,9}(?=[.)]))")


def plain(text: str) -> str:
    """`text` with control, direction and surrogate characters shown as visible signs; line breaks and tabs stay."""
    return _CONTROL.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """`text` as one line of visible characters: `plain`, with every run of white space as one space."""
    return _WHITE.sub(" ", plain(text)).strip()


def markdown(text: str) -> str:
    """`text` as one line of Markdown that shows exactly these words and forms no structure, HTML or link.

    Follows the CommonMark specification 0.31 (backslash escapes) and GitHub's autolinks extension.
    """
    line = _INLINE.sub(r"\\\g<0>", one_line(text))
    line = _AUTOLINK.sub(r"\\\g<0>", line)
    return _BLOCK.sub(r"\g<0>\\", line)


def link(url: str | None) -> str | None:
    """`url` as it can stand in a document as a link: http(s) only, everything unusual percent-encoded; else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return None
    except ValueError:
        return None
    return quote(url.strip(), safe="/:?#@!$&+,;=%~.-_")


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
