"""Tokens of articles in other languages: small words read as English ones, verbs of speech in the language's forms."""

from __future__ import annotations

import re

from briefing.language.words import fold
from briefing.quotes.cues import CueWord, cues
from briefing.quotes.tokens import Token
from briefing.quotes.tongues import Tongue, read_word

_INVERTED = re.compile(r"([a-zéèêàçùîô]{2,})-(?:t-)?(ils?|elles?)")
"""A French verb with its subject after it: "souffle-t-elle"."""
_SAYS = CueWord("say", "say", "past")
_STOPS = {"،": ",", "؛": ";", "؟": "?", "۔": "."}
_SET_OFF = frozenset((",", "—", "–", "―", "-", "--"))
_HELPERS = 8
"""Words between a quotation and its verb of speech at most."""
_SUBJECT = frozenset(("the", "a", "one", "another", "several", "some", "his", "their", "this", "our"))


def scan(text: str, start: int, end: int, spoken: Tongue, tokens: list[Token]) -> None:
    """Appends the tokens of text[start:end], in which no name stands."""
    pronouns = cues().pronouns
    before = tokens[-1].lower if tokens else ""
    for match in spoken.token.finditer(text, start, end):
        word = match.group()
        lower = (fold(word) or word) if spoken.signs else word.lower()
        if not word[0].isalnum():
            lower = _STOPS.get(lower, lower)
            if lower in _SET_OFF and not tokens:
                continue  # a dash that opens a turn of a dialogue
            if lower in _SET_OFF and tokens[-1].kind == "quote" and tokens[-1].end == match.start():
                lower = ","  # one that parts words from their attribution
            elif lower == "-" and text[match.start() - 1].isspace():
                lower = "–"
            tokens.append(Token("stop", *match.span(), lower))
            before = lower
            continue
        inverted = _INVERTED.fullmatch(lower)
        if inverted is not None and inverted[2] in spoken.glosses and lower not in spoken.glosses:
            middle = match.start() + inverted.end(1)
            cue = spoken.verbs.get(inverted[1]) or CueWord(inverted[1], "say", "present")
            tokens.append(Token("word", match.start(), middle, inverted[1], cue=cue))
            before = spoken.glosses[inverted[2]]
            tokens.append(Token("pronoun", match.start() + inverted.start(2), match.end(), before))
            continue
        before, cue_word = read_word(spoken, lower, before)
        if before in pronouns:
            tokens.append(Token("pronoun", *match.span(), before, upper=word[0].isupper()))
        else:
            tokens.append(Token("word", *match.span(), before, cue=cue_word, upper=word[0].isupper()))


def settle(text: str, tokens: list[Token], spoken: Tongue) -> None:
    """Reads again what only the words around tell, once a paragraph's tokens are known."""
    _read_again(text, tokens, spoken)
    if spoken.nouns:
        for token in tokens:
            token.upper = token.upper and token.kind != "word"


def _read_again(text: str, tokens: list[Token], spoken: Tongue) -> None:
    for index, token in enumerate(tokens):
        if token.kind == "pronoun":
            if token.lower == "she" and spoken.plural_verbs and _is_plural(tokens, index, spoken):
                token.lower = "they"
        elif token.kind == "word":
            if index and _describes(tokens, index, spoken):
                token.lower = tokens[index - 1].lower
                continue
            raw = text[token.start : token.end].lower()
            if raw in spoken.genitive and index and _is_noun(tokens[index - 1]):
                token.lower = "of"
            elif (place := _after_quotation(text, tokens, index)) is not None:
                if raw in spoken.after_quotation:
                    token.lower, token.cue = "said", _SAYS
                elif token.cue is None and _may_report(tokens, index, place, spoken):
                    token.cue = _SAYS


def _describes(tokens: list[Token], index: int, spoken: Tongue) -> bool:
    """Whether an adjective follows the noun of people that it tells of, and so is one with it: "abogado defensor"."""
    token, before = tokens[index], tokens[index - 1]
    return (
        before.kind == "word"
        and not token.upper
        and token.cue is None
        and bool(spoken.adjectives)
        and cues().heads.get(before.lower) == "role"
        and token.lower.endswith(spoken.adjectives)
        and token.lower not in cues().closed
    )


def _is_plural(tokens: list[Token], index: int, spoken: Tongue) -> bool:
    """Whether the verb beside a pronoun that is singular and plural alike is a plural: "sagten sie", "sie haben"."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    verb = before if before is not None and before.cue is not None else after
    return verb is not None and verb.kind == "word" and not verb.upper and verb.lower.endswith(spoken.plural_verbs)


def _is_noun(token: Token) -> bool:
    return token.kind == "name" or (
        token.kind == "word" and token.upper and token.cue is None and token.lower not in cues().closed
    )


def _after_quotation(text: str, tokens: list[Token], index: int) -> str | None:
    """What stands right before the token at `index` if that is set off from a quotation, auxiliaries passed over."""
    back = index - 1
    while back >= max(0, index - _HELPERS) and (
        tokens[back].lower in cues().between or "-" in text[tokens[back].start : tokens[back].end]
    ):
        if tokens[back].kind not in ("word", "pronoun"):
            break
        back -= 1
    helped = "pronoun" if back + 1 < index and tokens[index - 1].kind == "pronoun" else tokens[index - 1].lower
    if back >= 0 and tokens[back].lower in _SET_OFF:
        back -= 1
    elif back >= 0 and tokens[back].kind == "quote":
        content = text[tokens[back].start : tokens[back].end].rstrip(' \u00a0\u202f»”“"›’«')
        if content[-1:] not in ("?", "!", "…", ",", "."):
            return None
    return helped if back >= 0 and tokens[back].kind == "quote" else None


def _may_report(tokens: list[Token], index: int, place: str, spoken: Tongue) -> bool:
    """Whether a word that no list has stands as a verb of speech: “…”, grinste Anna Wendt; “…”, desafió."""
    token, table = tokens[index], cues()
    lower = token.lower
    if token.upper or len(lower) < 4 or lower[0] == "~" or lower in table.closed or lower in table.heads:
        return False
    if place == "pronoun":
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return lower.endswith(spoken.unlisted) if spoken.unlisted else False
    if following.kind == "name" or (following.kind == "pronoun" and table.pronouns[following.lower] != "relative"):
        return True
    if following.lower in _SUBJECT and following.kind == "word":
        return True
    return bool(spoken.unlisted) and lower.endswith(spoken.unlisted) and following.kind != "quote"
