"""Every sentence of the interface: finds them in templates and code, and keeps the French catalogue complete.

`python -m tests.completeness.catalogue` adds what is missing to the French catalogue, with empty translations, and
takes out what is no longer used. Translators fill it in; a test fails while one is empty.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from answerable.periods.expressions import fiscal
from answerable.periods.expressions.words import SEASONS

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "answerable"
FRENCH = PACKAGE / "web" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
MessageId = str | tuple[str, str]
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "Refused": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
# Packages that know no Django: their sentences are constants in capitals, looked up where they are shown.
_PLAIN = ("extraction", "ingest", "periods/expressions")


def find_messages() -> set[tuple[MessageId, str | None]]:
    """Every message of the interface with its context, where it has one."""
    found: set[tuple[MessageId, str | None]] = set()
    for path in sorted(PACKAGE.rglob("*")):
        if "migrations" in path.parts or path.suffix not in {".py", ".html", ".txt"} or "demo_data" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        source = text if path.suffix == ".py" else _as_python(text)
        for _, message, _, context in extract("python", io.BytesIO(source.encode()), _KEYWORDS):
            found.add((message if isinstance(message, str) else (message[0], message[1]), context))
    return found | {(sentence, None) for sentence in find_plain_sentences()}


def _as_python(template: str) -> str:
    """A template as the calls of gettext in it; what stands around them is blotted out, and loses its indentation."""
    return "\n".join(line.strip() for line in templatize(template).splitlines())


def find_plain_sentences() -> Iterator[str]:
    """Sentences of the packages without Django: reasons, refusals, notes, assumptions."""
    for folder in _PLAIN:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield from _constants(ast.parse(path.read_text(encoding="utf-8")))
    yield from {assumption for _, assumption in SEASONS.values()}
    yield from (fiscal.say_start(month) for month in range(2, 13))


def _constants(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, node.value
            text = value.value if isinstance(value, ast.Constant) else None
            if name.isupper() and not name.startswith("_") and isinstance(text, str) and _is_sentence(text):
                yield text


def _is_sentence(text: str) -> bool:
    """Several words, and no pattern."""
    return len(text.split()) > 2 and not any(mark in text for mark in ("(?", "\\"))


def read_french() -> Catalog:
    """The French catalogue as it is kept."""
    with FRENCH.open("rb") as stream:
        return read_po(stream, locale="fr")


def list_untranslated() -> list[MessageId]:
    """Messages that the French catalogue lacks or leaves empty."""
    french = read_french()
    return [message for message, context in find_messages() if not _is_done(french.get(message, context))]


def _is_done(message: Message | None) -> bool:
    if message is None:
        return False
    strings = [message.string] if isinstance(message.string, str) else message.string
    return all(strings) and not message.fuzzy


def update_french() -> int:
    """Rewrite the French catalogue with exactly the messages in use; answers how many are empty."""
    older = read_french() if FRENCH.exists() else Catalog(locale="fr")
    newer = Catalog(locale="fr", project="answerable", charset="utf-8", fuzzy=False)
    for message, context in sorted(find_messages(), key=lambda item: (str(item[0]).casefold(), item[1] or "")):
        known = older.get(message, context)
        newer.add(message, known.string if known else None, context=context)
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    with FRENCH.open("wb") as stream:
        write_po(stream, newer, omit_header=False, width=110, no_location=True)
    return len(list_untranslated())


if __name__ == "__main__":
    print(f"{update_french()} messages without a French text in {FRENCH.name}.")
    sys.exit(0)
