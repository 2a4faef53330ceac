"""Scores extraction on a corpus: documents, gold, dates.tsv and headings.tsv, as script/score prints it."""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from answerable.extraction.blocks import text_at
from answerable.extraction.headings import field_of
from answerable.extraction.sandbox import read_in_sandbox
from answerable.periods.expressions.reading import Context, read_expressions
from tests.scoring.leaves import fold, list_leaves, pair_objects

DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "corpus"
# How the finer fields of the product map to those of headings.tsv (settled question 16).
COARSE = {
    "theme": "other", "priority": "other", "as-of": "other", "support": "accountability", "action-number": "number",
    "comment": "response", "addressee": "other", "organisation": "other",
}  # fmt: skip
EXACT = (
    "title", "organisation", "kind", "reference", "issued_on", "language", "page_modified_on",
    "role", "deliverable", "cadence", "as_of", "position as written",
)  # fmt: skip


def main() -> int:
    """Print the scores of a corpus; 1 where it cannot be scored."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=DEFAULT, help="folder with documents, gold, dates.tsv, headings.tsv"
    )
    parser.add_argument("--keep", type=Path, help="folder for the predictions, to look at them")
    corpus = parser.parse_args().corpus
    if not (corpus / "gold").is_dir():
        print(f"There is no folder “gold” in {corpus}.", file=sys.stderr)
        return 1
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        found = read_corpus(corpus, folder)
        print(run_scorer(corpus, folder))
    print_exact(found)
    print_places_and_calibration(found)
    print_dates(corpus / "dates.tsv")
    print_headings(corpus / "headings.tsv")
    return 0


def find_document(corpus: Path, name: str) -> Path | None:
    """The document of a key; that of “seed” lies beside the corpus."""
    places = [*(corpus / "documents").glob(f"{name}.*")]
    if name == "seed":
        places += sorted((corpus.parent / "seed").glob("*.txt"))
    return places[0] if places else None


def read_corpus(corpus: Path, folder: Path) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(name, key, prediction) of every key; the predictions are written to a folder for the scoring tool."""
    found = []
    for key_path in sorted((corpus / "gold").glob("*.json")):
        key = json.loads(key_path.read_text(encoding="utf-8"))
        document = find_document(corpus, key_path.stem)
        prediction = read_document(document, key) if document else None
        if prediction:
            (folder / key_path.name).write_text(json.dumps(prediction, ensure_ascii=False, indent=1), encoding="utf-8")
            found.append((key_path.stem, key, prediction))
    return found


def read_document(document: Path, key: dict[str, Any]) -> dict[str, Any] | None:
    """The prediction for one document; None, with a line that says why, where it is refused."""
    began = time.perf_counter()
    found = read_in_sandbox(document.read_bytes(), document.name)
    if "refused" in found:
        print(f"refused: {document.name}: {found['refused']}")
        return None
    print(
        f"read: {document.name} in {1000 * (time.perf_counter() - began):.0f} ms with the sandbox's start",
        file=sys.stderr,
    )
    return found


def run_scorer(corpus: Path, folder: Path) -> str:
    """What the shared scoring tool says of the predictions."""
    tool = corpus.parent / "tools" / "score_extraction.py"
    if not tool.exists():
        tool = DEFAULT.parent / "tools" / "score_extraction.py"
    command = [sys.executable, str(tool), str(corpus / "gold"), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def print_exact(found: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> None:
    """The share of values that are exactly those of the key, for fields that the scoring tool leaves out."""
    right, total = Counter[str](), Counter[str]()
    for _, key, prediction in found:
        for name, wanted, given in compare_exactly(key, prediction):
            total[name] += 1
            right[name] += wanted == given
    print("exact match (right / of)")
    for name in EXACT:
        print(f"  {name:22}{right[name]:5} /{total[name]:5}{_share(right[name], total[name])}")


def _share(right: int, total: int) -> str:
    return f"  {right / total:.3f}" if total else ""


def compare_exactly(key: dict[str, Any], prediction: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """(field, in the key, predicted) for the report and for everything that is paired."""
    for name in EXACT[:7]:
        yield name, fold(key["report"].get(name)), fold(prediction["report"].get(name))
    pairs = pair_objects(key, prediction)
    for wanted, given in pairs["responses"]:
        yield "position as written", fold(wanted["as_written"]), fold(given["as_written"])
    for wanted, given in pairs["offices"]:
        yield "role", wanted["role"], given["role"]
    for wanted, given in pairs["due"]:
        yield "deliverable", fold(wanted["deliverable"]), fold(given["deliverable"])
        yield "cadence", wanted["cadence"], given["cadence"]
    for wanted, given in pairs["status"]:
        yield "as_of", wanted["as_of"], given["as_of"]


def print_places_and_calibration(found: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> None:
    """How many places hold the words of their value, how many values the key has none for, and how many of the sure
    ones are right."""
    places, doubts, right, unsaid = [0, 0], Counter[str](), Counter[str](), 0
    for name, key, prediction in found:
        for leaf in list_leaves(key, prediction):
            doubts[leaf.doubt] += 1
            right[leaf.doubt] += leaf.is_right
            unsaid += not leaf.is_said
            if leaf.place:
                places[1] += 1
                fits = fold(text_at(prediction["blocks"], leaf.place)) == fold(leaf.value)
                places[0] += fits
                if not fits:
                    print(f"place does not fit: {name}: {leaf.name}: {leaf.value!r}")
    total = sum(doubts.values())
    print(f"places whose text folds to the value: {places[0]} / {places[1]}{_share(places[0], places[1])}")
    print(f"values where the document says nothing: {unsaid} of {total}{_share(unsaid, total)}")
    for doubt in ("sure", "check", "unsure"):
        share = _share(right[doubt], doubts[doubt])
        part = doubts[doubt] / max(1, total)
        print(f"calibration: {doubt:7} {doubts[doubt]:5} of {total} values ({part:.3f}), right:{share}")


def print_dates(path: Path) -> None:
    """The share of date lines read right: kind, start and end of every expression in the line."""
    with path.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    wrong = [row["expression"] for row in rows if read_line(row) != wanted_of(row)]
    for expression in wrong:
        print(f"date read otherwise: {expression}")
    print(f"dates: {len(rows) - len(wrong)} / {len(rows)}{_share(len(rows) - len(wrong), len(rows))}")


def read_line(row: dict[str, str]) -> list[tuple[str, str, str]]:
    """(kind, start, end) of each expression that is read in a line of dates.tsv."""
    day = date.fromisoformat(row["report_date"]) if row["report_date"] else None
    context = Context(row["language"], int(row["fiscal_start"] or 4), day)
    dues = (due.as_json() for due in read_expressions(row["expression"], context))
    return [(due["kind"], due["start"] or "", due["end"] or "") for due in dues]


def wanted_of(row: dict[str, str]) -> list[tuple[str, str, str]]:
    """The same, as the line says it should be."""
    kinds = row["kind"].split("|")
    starts, ends = (((row[name] or "").split("|") + [""] * len(kinds))[: len(kinds)] for name in ("start", "end"))
    return list(zip(kinds, starts, ends, strict=True))


def print_headings(path: Path) -> None:
    """The share of headings that are mapped to their field."""
    with path.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    wrong = [
        row["heading"]
        for row in rows
        if COARSE.get(str(field_of(row["heading"])), str(field_of(row["heading"]))) != row["field"]
    ]
    for heading in wrong:
        print(f"heading mapped otherwise: {heading}")
    print(f"headings: {len(rows) - len(wrong)} / {len(rows)}{_share(len(rows) - len(wrong), len(rows))}")


if __name__ == "__main__":
    sys.exit(main())
