"""One page of a PDF as a picture, drawn in a process of its own like everything else that is done with a file."""

import base64
import io
import json
import sys
from dataclasses import asdict
from typing import Any

from answerable.extraction.sandbox import LIMITS, Limits, limit_process, run_limited

SCALE = 1.75  # picture elements for each point: letters of nine points are read without effort
NO_PICTURE = "This page cannot be shown as a picture."
_MOST = 4000  # picture elements along an edge; posters are drawn smaller
_PROGRAM = "import sys; sys.path = {path!r}; from answerable.extraction.pictures import main; main()"


def draw_page(content: bytes, number: int, quarters: int = 0, limits: Limits = LIMITS) -> bytes | None:
    """A page of a PDF (from 1) as PNG, turned clockwise by so many quarters; None for one that cannot be drawn.

    Raises ReadingFailed where drawing breaks in a way that nobody foresaw.
    """
    head = json.dumps({"number": number, "quarters": quarters, "limits": asdict(limits)}).encode()
    found = run_limited(_PROGRAM.format(path=sys.path), head + b"\n" + content, limits)
    picture = found.get("picture")
    return base64.b64decode(picture) if picture else None


def main() -> None:
    """Draw a page of the file on standard input and print it."""
    head = json.loads(sys.stdin.buffer.readline())
    limit_process(Limits(**head["limits"]))
    sys.stdout.write(json.dumps(_draw(sys.stdin.buffer.read(), head["number"], head["quarters"])))


def _draw(content: bytes, number: int, quarters: int) -> dict[str, Any]:
    import pypdfium2

    try:
        page = pypdfium2.PdfDocument(content)[number - 1]
    except (pypdfium2.PdfiumError, IndexError):
        return {"refused": NO_PICTURE}
    longest = max(page.get_size())
    scale = min(SCALE, _MOST / longest) if longest > 0 else SCALE
    picture = page.render(scale=scale, rotation=90 * (quarters % 4)).to_pil()
    stream = io.BytesIO()
    picture.convert("P", palette=1, colors=64).save(stream, "PNG", optimize=False)
    return {"picture": base64.b64encode(stream.getvalue()).decode()}
