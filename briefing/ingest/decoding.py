"""Bytes → text: a byte order mark, then what the file says of itself, then UTF-8, then the likeliest of the rest."""

from __future__ import annotations

import codecs
import re

from briefing.ingest.origin import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.I),
    re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)
_UNLIKELY = (
    "utf-16",
    "utf-32",
    "utf-7",
    "unicode-escape",
    "raw-unicode-escape",
    "unicode_escape",
    "raw_unicode_escape",
)
"""What a declaration that can be read as ASCII does not tell the truth in, or what would undo escapes in the text."""
_SAVE_AS_TEXT = "save it as plain text or as a web page, and read that in"
_NATIONAL = 0.12
"""From this share of bytes above 127 on, a text is hardly in Latin letters, and its encoding has to be guessed."""


def decode(raw: bytes, *, declared: bool = False) -> str:
    """The text that `raw` holds, without byte order mark; `declared` looks for what HTML or XML says of itself.

    Raises Unreadable for what is not text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise Unreadable(f"it is {kind}, not text", _SAVE_AS_TEXT)
    named = _named(raw) if declared else None
    for encoding in [named, "utf-8"] if named else ["utf-8"]:
        text = _attempt(raw, encoding)
        if text is not None and ("\0" not in text or _mostly_printable(raw)):
            return text
    return _guess(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    text = _attempt(raw, encoding)
    if text is None:
        raise Unreadable(f"it begins as {encoding.upper()} but is not", "save it as UTF-8")
    return text


def _named(raw: bytes) -> str | None:
    for pattern in _DECLARED:
        found = pattern.search(raw[:4096])
        if found:
            try:
                codec = codecs.lookup(found[1].decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                return None
            encoding = codec.name
            if not getattr(codec, "_is_text_encoding", True) or encoding.startswith(_UNLIKELY):
                return None
            # Pages that say Latin-1 are read by every browser as its superset.
            return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
    return None


def _attempt(raw: bytes, encoding: str) -> str | None:
    try:
        text = codecs.decode(raw, encoding)
    except (ValueError, LookupError, TypeError):
        return None
    return text if isinstance(text, str) else None


def _guess(raw: bytes) -> str:
    if b"\0" in raw:
        return _wide(raw)
    high = sum(byte > 127 for byte in raw[:200_000])
    if high < _NATIONAL * min(len(raw), 200_000):
        return raw.decode("cp1252", errors="replace") if _mostly_printable(raw) else _refuse()
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    text = _attempt(raw, best.encoding) if best is not None else None
    return text if text is not None and _mostly_printable(raw) else _refuse()


def _wide(raw: bytes) -> str:
    # UTF-16 without a mark: in most scripts, one byte of each pair is nearly always the same.
    even, odd = raw[:4096:2].count(0), raw[1:4096:2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _attempt(raw, encoding) if max(even, odd) > 0.3 * len(raw[:4096:2]) > 2 * min(even, odd) else None
    return text if text is not None and "\0" not in text else _refuse()


def _mostly_printable(raw: bytes) -> bool:
    sample = raw[:200_000]
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return odd <= 0.01 * len(sample)


def _refuse() -> str:
    raise Unreadable("it is not text in any encoding that is known", _SAVE_AS_TEXT)
