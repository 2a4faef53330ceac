"""Cells of a CSV file that a spreadsheet may open without running them."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """The value as text; a text that a spreadsheet would run as a formula gets a leading apostrophe.

    Source of the rule: OWASP, “CSV Injection”.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
