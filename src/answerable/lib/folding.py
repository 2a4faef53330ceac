"""Text folded for comparing: what a reader would take for the same words."""

import re
import unicodedata

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " "})


def fold(text: str) -> str:
    """Lower case without accents, straight quotes and hyphens, single spaces, no closing stop."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold()  # “№” is “No” before it is “no”
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", _DASHES.sub("-", plain)).strip(" .;:,")
