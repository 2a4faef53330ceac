"""The offices that a candidate names, and what is to be made of each: a known one, or a new one."""

import re
from typing import Any

from answerable.lib.folding import fold

UNKNOWN_OFFICE = "nobody knows this office yet; it will be created"
_BRACKET = re.compile(r"\s*\(([A-ZÀ-Ö][\w&/-]{1,11})\)")


def variants(as_written: str) -> list[str]:
    """The ways in which a document may write the same office again, folded, the full name first.

    “International Relations (IR) Branch” is also “International Relations Branch”, “IR Branch” and “IR”.
    """
    found = [fold(as_written)]
    bracket = _BRACKET.search(as_written)
    if bracket:
        before, behind = as_written[: bracket.start()], as_written[bracket.end() :]
        shorter = [f"{before}{behind}", f"{bracket.group(1)}{behind}", bracket.group(1)]
        found += [fold(text) for text in shorter]
    return list(dict.fromkeys(text for text in found if text))


def split_acronym(as_written: str) -> tuple[str, str]:
    """(the name without its bracket, the acronym in it or "")."""
    bracket = _BRACKET.search(as_written)
    if not bracket:
        return as_written, ""
    return f"{as_written[: bracket.start()]}{as_written[bracket.end() :]}".strip(), bracket.group(1)


def list_names(content: dict[str, Any]) -> list[str]:
    """The different names of offices in a content, in order of appearance."""
    written = [office["as_written"] for action in content["actions"] for office in action["offices"]]
    written += [name for recommendation in content["recommendations"] for name in recommendation["addressees"]]
    written += [response["organisation"] for response in content["responses"] if response["organisation"]]
    first = {fold(name): name for name in reversed(written)}
    return list(dict.fromkeys(first[fold(name)] for name in written))


def propose_offices(content: dict[str, Any], known: dict[str, int]) -> list[dict[str, Any]]:
    """One proposal for each different name: {"as_written", "office": id or None, "same_as": another name or None,
    "name", "acronym"}. Decisions that a person took before are kept.

    `known` maps folded names to office ids. A short form of a name that the document explains is the same office.
    """
    names = list_names(content)
    decided = {entry["as_written"]: entry for entry in content.get("offices", []) if _is_decided(entry)}
    explained = {variant: name for name in reversed(names) for variant in variants(name)[1:]}
    return [decided.get(name) or _propose(name, known, explained) for name in names]


def _is_decided(entry: dict[str, Any]) -> bool:
    return bool(entry["decided"] or entry["evidence"].get("settled"))


def _propose(name: str, known: dict[str, int], explained: dict[str, str]) -> dict[str, Any]:
    full, acronym = split_acronym(name)
    same_as = explained.get(fold(name))
    # What this document explains comes before what an acronym means elsewhere.
    office = None if same_as else next((known[text] for text in variants(name)[:2] if text in known), None)
    is_unknown = office is None and same_as is None
    return {
        "as_written": name,
        "office": office,
        "same_as": same_as,
        "name": full,
        "acronym": acronym,
        "decided": False,
        "evidence": {
            "place": None,
            "doubt": "check" if is_unknown else "sure",
            "reason": UNKNOWN_OFFICE if is_unknown else "",
        },
    }


def decide(content: dict[str, Any], as_written: str, choice: str) -> None:
    """A person's choice for a name: "new", "same:NAME", or the id of a known office. Changes the content."""
    for entry in content["offices"]:
        if entry["as_written"] == as_written:
            entry["office"] = int(choice) if choice.isdigit() else None
            entry["same_as"] = choice[5:] if choice.startswith("same:") else None
            entry["decided"] = entry["evidence"]["settled"] = True
