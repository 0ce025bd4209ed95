"""Bytes from outside → Article: one module a format, one registry. Text is normalised here, once, and never again."""

from briefing.ingest.making import article_id
from briefing.ingest.origin import Failure, Remark
from briefing.ingest.reading import LARGEST, read

__all__ = ["LARGEST", "Failure", "Remark", "article_id", "read"]
