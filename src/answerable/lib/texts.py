"""One text in several languages: a map from language code to text."""

Texts = dict[str, str]


def pick(texts: Texts, language: str) -> tuple[str, str]:
    """The text in `language`, else in the first language that has one, with the language it is in.

    Returns ("", language) where no language has a text.
    """
    if texts.get(language):
        return texts[language], language
    return next(((text, code) for code, text in texts.items() if text), ("", language))


def join(older: Texts, newer: Texts) -> Texts:
    """Both maps in one; an empty newer text does not erase an older one."""
    return {**older, **{code: text for code, text in newer.items() if text}}


def any_text(texts: Texts) -> str:
    """The text in the first language that has one, for labels that are not shown by language."""
    return pick(texts, "en")[0]
