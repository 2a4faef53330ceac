"""The offices that a candidate names, and what is to be made of each: a known one, or a new one."""

import re
from typing import Any

from answerable.lib.folding import fold

UNKNOWN_OFFICE = "nobody knows this office yet; it will be created"
NO_ORGANISATION = "the document does not name the organisation that answers; new offices will stand under it"
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
    "name", "acronym", "is_needed"}. Decisions that a person took before are kept.

    `known` maps folded names to office ids. A short form of a name that the document explains is the same office, and
    an acronym that its prose explains is the office of that name.
    An office is needed where it promised something; whom a recommendation addresses may stay words.
    """
    names = list_names(content)
    decided = {entry["as_written"]: entry for entry in content.get("offices", []) if _is_decided(entry)}
    explained = {variant: name for name in reversed(names) for variant in variants(name)[1:]}
    meant = {fold(short): full for short, full in content.get("acronyms", {}).items()}
    found = [decided.get(name) or _propose(name, known, explained, meant) for name in names]
    needed = {fold(office["as_written"]) for action in content["actions"] for office in action["offices"]}
    needed |= {fold(find_origin(found, name)["as_written"]) for name in names if fold(name) in needed}
    return [_say_what_is_unknown(entry, fold(entry["as_written"]) in needed) for entry in found]


def _is_decided(entry: dict[str, Any]) -> bool:
    return bool(entry["decided"] or entry["evidence"].get("settled"))


def _propose(name: str, known: dict[str, int], explained: dict[str, str], meant: dict[str, str]) -> dict[str, Any]:
    """`explained` maps short forms to the names of offices that have them in brackets, `meant` acronyms to the names
    that the prose of the document gives them."""
    full, acronym = split_acronym(name)
    same_as = explained.get(fold(name))
    ways = variants(name)[:2]
    if same_as is None and fold(name) in meant:
        full, acronym, ways = meant[fold(name)], name, [fold(meant[fold(name)])]
    # What this document explains comes before what an acronym means elsewhere.
    office = None if same_as else next((known[text] for text in ways if text in known), None)
    return {
        "as_written": name,
        "office": office,
        "same_as": same_as,
        "name": full,
        "acronym": acronym,
        "decided": False,
        "evidence": {"place": None},
    }


def _say_what_is_unknown(entry: dict[str, Any], is_needed: bool) -> dict[str, Any]:
    """The proposal with its doubt: an office that will be made, although nobody knows it yet."""
    is_new = is_needed and entry["office"] is None and entry["same_as"] is None
    doubt = {"doubt": "check", "reason": UNKNOWN_OFFICE} if is_new else {"doubt": "sure", "reason": ""}
    return {**entry, "is_needed": is_needed, "evidence": {**entry["evidence"], **doubt}}


def find_origin(entries: list[dict[str, Any]], as_written: str) -> dict[str, Any]:
    """The proposal of the name that a name is the same as, over as many steps as it takes; in a circle, the first."""
    by_name = {entry["as_written"]: entry for entry in entries}
    seen = [as_written]
    while (further := by_name[seen[-1]]["same_as"]) in by_name:
        if further in seen:
            return next(entry for entry in entries if entry["as_written"] in seen)
        seen.append(further)
    return by_name[seen[-1]]


def ask_for_organisation(content: dict[str, Any]) -> dict[str, Any]:
    """The content, with a doubt where the document does not say which organisation answers."""
    evidence = content["report"].get("evidence", {})
    if content["report"]["organisation"] or evidence.get("organisation", {}).get("reason"):
        return content
    doubt = {"place": None, "doubt": "check", "reason": NO_ORGANISATION}
    return {**content, "report": {**content["report"], "evidence": {**evidence, "organisation": doubt}}}


def decide(content: dict[str, Any], as_written: str, choice: str) -> None:
    """A person's choice for a name: "new", "same:NAME", or the id of a known office. Changes the content.

    What the page showed already is no decision, and neither is an empty choice.
    """
    for entry in content["offices"]:
        if entry["as_written"] == as_written and choice not in {"", choice_of(entry)}:
            entry["office"] = int(choice) if choice.isdecimal() else None
            entry["same_as"] = choice[5:] if choice.startswith("same:") else None
            entry["decided"] = entry["evidence"]["settled"] = True


def choice_of(entry: dict[str, Any]) -> str:
    """What is to be made of a name at the moment, as decide takes it."""
    return f"same:{entry['same_as']}" if entry["same_as"] else str(entry["office"] or "new")
