"""Characters that could act on a terminal or turn the direction of a line are made harmless, one for one."""

from __future__ import annotations

import re
import unicodedata

_SPACE = " "
_HARMLESS = {
    **{code: _SPACE for code in range(0x20) if chr(code) not in "\t\n\r"},
    **dict.fromkeys(range(127, 160), _SPACE),
    **dict.fromkeys((8206, 8207, 1564, *range(8234, 8239), *range(8294, 8298), 65279), _SPACE),
    **dict.fromkeys(range(65529, 65532), _SPACE),
    **dict.fromkeys(range(917504, 917632), _SPACE),
    0x0085: "\n",
    0x2028: "\n",
    0x2029: "\n",
    **dict.fromkeys(range(55296, 57344), "�"),
}
_LONE_RETURN = re.compile(r"\r(?!\n)")


def harmless(text: str) -> str:
    """`text` with control characters, direction marks, tags and lone surrogates replaced one for one.

    Length and offsets stay the same, and so do tabs and line ends, CRLF included; a lone CR becomes a line end.
    """
    return _LONE_RETURN.sub("\n", text.translate(_HARMLESS))


def tidy(text: str) -> str:
    """Text that has no offsets yet: harmless, composed (NFC), \\n line ends, no spaces before them, no wide gaps."""
    text = unicodedata.normalize("NFC", harmless(text.replace("\r\n", "\n")))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def one_line(text: str | None) -> str | None:
    """A headline, name or address on one line; None where nothing is left of it."""
    return " ".join(unicodedata.normalize("NFC", harmless(text)).split()) or None if text else None
