"""What the review page shows of a candidate: every value as a field with its doubt and its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from answerable.ingest.edits import Content, list_doubts, say_reading
from answerable.ingest.matching import choice_of
from answerable.lib.folding import fold
from answerable.lib.texts import pick
from answerable.people.models import Office
from answerable.periods.expressions.vocab import Kind
from answerable.web import dates
from answerable.web.answers import say_reason
from answerable.web.imports.parts import Parts
from answerable.web.imports.source import place_id, place_ids
from answerable.web.labels import LABELS

Choice = tuple[str, str, bool]  # value, label, is chosen
_MOST_BOXES = 20


@dataclass
class Value:
    """One field of the page. `path` is its name in the form; see ingest/edits.py."""

    path: str
    label: str | Promise
    text: str
    rows: int = 0  # of a text area; 0 for a line
    choices: list[Choice] = field(default_factory=list)
    level: str = "sure"
    reason: str = ""
    doubt_path: str = ""  # what settling names; "" where nothing is open
    place: str = ""  # the id of its mark in the document
    places: str = ""  # of all its marks, where it spreads over several blocks
    drop_path: str = ""
    reading: str = ""  # what a due date was read as
    readings: list[tuple[int, str]] = field(default_factory=list)
    likely: int | None = None  # the reading that the rest of the document speaks for

    @property
    def is_day(self) -> bool:
        """True for a value that is one day, which the browser helps to choose."""
        return self.path == "report.issued_on"

    @property
    def id(self) -> str:
        """The id of the field on the page."""
        return "v-" + self.path.replace(".", "-")


@dataclass
class ActionView:
    """One action on the page."""

    index: int
    key: str
    text: Value
    answers: list[Choice]  # empty where there are too many recommendations for a box each
    answers_text: str
    offices: list[tuple[Value, Value]]  # as written, role
    dues: list[tuple[Value, Value]]  # as written, deliverable
    status: Value
    also: list[str]
    twin: Value | None
    near: Value | None  # another recommendation has nearly the same action


@dataclass
class RecommendationView:
    """One recommendation on the page, with what answers it."""

    index: int
    key: str
    values: list[Value]
    responses: list[tuple[int, list[Value]]]
    actions: list[ActionView]


class ReviewPage:
    """A candidate as the review page shows it."""

    def __init__(self, content: Content, known: list[Office], names: dict[str, int], part: int = 1) -> None:
        self.content, self.known, self.names = content, known, names
        self.open = dict(list_doubts(content))
        self.parts = Parts(content, part)
        self._answering: dict[str, list[int]] = {}  # key of a recommendation → its responses
        self._promised: dict[str, list[int]] = {}  # → the actions that answer it first
        for number, response in enumerate(content["responses"]):
            for key in response["recommendations"]:
                self._answering.setdefault(key, []).append(number)
        for number, action in enumerate(content["actions"]):
            for key in action["recommendations"][:1]:
                self._promised.setdefault(key, []).append(number)

    @property
    def next_part_in_doubt(self) -> int | None:
        """The next part with a value in doubt, where there are several."""
        return self.parts.next_in_doubt(iter(self.open))

    @property
    def count_open(self) -> int:
        """How many doubts are open."""
        return len(self.open)

    @property
    def doubtful_places(self) -> set[str]:
        """The ids of the marks of values that are in doubt."""
        return {place_id(evidence["place"]) for evidence in self.open.values()}

    def _value(self, path: str, label: str | Promise, text: str | None, evidence: Any, rows: int = 0) -> Value:
        return _tell(Value(path, label, text or "", _rows_for(text or "") if rows else 0), evidence)

    def _with_doubt(self, value: Value, path: str) -> Value:
        value.doubt_path = path if path in self.open else ""
        return value

    def _text(self, part: str, index: int, name: str, label: str | Promise, rows: int = 0) -> Value:
        holder = self.content[part][index]
        path = f"{part}.{index}"
        value = self._value(f"{path}.{name}", label, holder.get(name), holder["evidence"].get(name), rows)
        return self._with_doubt(value, f"{path}.evidence.{name}")

    def report(self) -> list[Value]:
        """The head of the report."""
        report = self.content["report"]
        found = []
        for name, label in _REPORT:
            path = f"report.evidence.{name}"
            told = report["evidence"].get(name)
            is_told = told and (told["place"] or path in self.open)
            value = self._value(f"report.{name}", label, report[name], told if is_told else None)
            found.append(self._with_doubt(value, path))
        kind = _choose("report.kind", _("Kind of report"), report["kind"], "report_kind")
        found.append(self._with_doubt(_tell(kind, report["evidence"].get("kind")), "report.evidence.kind"))
        found.append(_choose("report.language", _("Language"), report["language"], "language"))
        return found

    def recommendations(self) -> Iterator[RecommendationView]:
        """Every recommendation of the part that is shown, with its responses and actions."""
        for index in self.parts.list_numbers("recommendations"):
            each = self.content["recommendations"][index]
            values = [self._text("recommendations", index, name, label, rows) for name, label, rows in _RECOMMENDATION]
            yield RecommendationView(
                index, each["key"], values, list(self._responses(each["key"])), list(self._actions(each["key"]))
            )

    def unattached(self) -> list[ActionView]:
        """Actions of the part that is shown that answer no recommendation."""
        return [self._action(n, self.content["actions"][n]) for n in self.parts.list_numbers("actions")]

    def _responses(self, key: str) -> Iterator[tuple[int, list[Value]]]:
        for index in self._answering.get(key, []):
            each = self.content["responses"][index]
            path = f"responses.{index}"
            position = _choose(f"{path}.position", _("Position"), each["position"], "position")
            self._with_doubt(_tell(position, each["evidence"]["position"]), f"{path}.evidence.position")
            written = self._value(f"{path}.as_written", _("Words that state it"), each["as_written"], None)
            text = self._text("responses", index, "text", _("Response"), 4)
            who = self._value(
                f"{path}.organisation", _("Organisation that answers, where it is named"), each["organisation"], None
            )
            yield index, [position, written, text, who]

    def _actions(self, key: str) -> Iterator[ActionView]:
        """Actions stand under the first recommendation that they answer."""
        return (self._action(index, self.content["actions"][index]) for index in self._promised.get(key, []))

    def _action(self, index: int, each: dict[str, Any]) -> ActionView:
        path = f"actions.{index}"
        keys = [rec["key"] for rec in self.content["recommendations"]]
        status = each["status"]["progress"] if each["status"] else ""
        twins = each["evidence"].get("recommendations")
        twin = self._value(f"{path}.twin", "", "", twins) if twins else None
        alike = each["evidence"].get("twin")
        near = self._value(f"{path}.near", "", "", alike) if alike else None
        return ActionView(
            index=index,
            key=each["key"],
            text=self._text("actions", index, "text", _("Action"), 4),
            answers=[(key, key, key in each["recommendations"]) for key in keys] if len(keys) <= _MOST_BOXES else [],
            answers_text="; ".join(each["recommendations"]),
            offices=[self._office(f"{path}.offices.{n}", office) for n, office in enumerate(each["offices"])],
            dues=[self._due(f"{path}.due.{n}", due) for n, due in enumerate(each["due"])],
            status=_choose(f"{path}.status", _("Status as published"), status, "progress", empty=True),
            also=each["recommendations"][1:],
            twin=self._with_doubt(twin, f"{path}.evidence.recommendations") if twin else None,
            near=self._with_doubt(near, f"{path}.evidence.twin") if near else None,
        )

    def _office(self, path: str, office: dict[str, Any]) -> tuple[Value, Value]:
        value = self._value(f"{path}.as_written", _("Office as written"), office["as_written"], office["evidence"])
        value.drop_path = f"{path}.drop"
        return self._with_doubt(value, f"{path}.evidence"), _choose(
            f"{path}.role", _("Role"), office["role"], "office_role"
        )

    def _due(self, path: str, due: dict[str, Any]) -> tuple[Value, Value]:
        value = self._value(f"{path}.as_written", _("Due date as written"), due["as_written"], due["evidence"])
        value.drop_path, value.reading = f"{path}.drop", read_aloud(due)
        language = get_language() or "en"
        value.likely = due.get("likely")
        value.readings = [(n, say_reading(span, language)) for n, span in enumerate(due.get("readings", []))]
        name = self._value(f"{path}.deliverable", _("What it is a date for"), due["deliverable"], None)
        return self._with_doubt(value, f"{path}.evidence"), name

    def offices(self) -> list[tuple[Value, str]]:
        """What is to be made of each name of an office: (the choice, what it is to be)."""
        return [(self._office_choice(n, entry), entry["as_written"]) for n, entry in enumerate(self.content["offices"])]

    def _office_choice(self, number: int, entry: dict[str, Any]) -> Value:
        language = get_language() or "en"
        names = [other["as_written"] for other in self.content["offices"] if other is not entry]
        value = self._value(f"offices.{number}", entry["as_written"], "", entry["evidence"])
        self._with_doubt(value, f"offices.{number}.evidence")
        new = gettext("Create “{name}”") if entry["is_needed"] else gettext("Keep the words “{name}” alone")
        labels = {"new": new.format(name=entry["name"])}
        labels |= {f"same:{name}": gettext("The same as “{name}”").format(name=name) for name in names}
        labels |= {str(office.pk): pick(office.name, language)[0] for office in self.known}
        value.choices = [(code, label, code == choice_of(entry)) for code, label in labels.items()]
        return value

    def creates(self) -> dict[str, int]:
        """How many records acceptance will create, and offices with them."""
        organisation = fold(self.content["report"]["organisation"] or "")
        new = {
            fold(each["as_written"])
            for each in self.content["offices"]
            if each["is_needed"] and choice_of(each) == "new"
        }
        if organisation and organisation not in self.names:
            new.add(organisation)
        return {
            "recommendations": len(self.content["recommendations"]),
            "responses": len(self.content["responses"]),
            "actions": len(self.content["actions"]),
            "offices": len(new),
        }


_REPORT: tuple[tuple[str, Promise], ...] = (
    ("title", _("Title")),
    ("organisation", _("Organisation that answers")),
    ("reference", _("Reference")),
    ("issued_on", _("Date of the report")),
)
_RECOMMENDATION: tuple[tuple[str, Promise, int], ...] = (
    ("number", _("Number"), 0),
    ("theme", _("Theme"), 0),
    ("text", _("Recommendation"), 4),
    ("priority", _("Priority, where one is given"), 0),
)


def _tell(value: Value, evidence: Any) -> Value:
    """The value with its place, and its doubt while that is open."""
    if evidence:
        value.place, value.places = place_id(evidence.get("place")), place_ids(evidence.get("place"))
        is_open = evidence["reason"] and not evidence.get("settled")
        value.level = evidence["doubt"] if is_open else "sure"
        value.reason = say_reason(evidence["reason"]) if is_open else ""
    return value


def _choose(path: str, label: str | Promise, code: str, group: str, empty: bool = False) -> Value:
    choices = [(str(c), str(text), str(c) == code) for c, text in LABELS[group].items()]
    none = [("", gettext("None given"), not code)] if empty else []
    return Value(path, label, code, choices=[*none, *choices])


def _rows_for(text: str) -> int:
    """Lines of a text area: enough to show the text, from 2 to 12."""
    return min(12, max(2, sum(1 + len(line) // 70 for line in text.split("\n"))))


def read_aloud(due: dict[str, Any]) -> str:
    """What a due date was read as: its kind where the days do not say it, and its days."""
    kinds = [] if due["kind"] in {Kind.PERIOD, Kind.DATE} else [str(LABELS["due_kind"][due["kind"]])]
    start, end = (date.fromisoformat(day) if day else None for day in (due["start"], due["end"]))
    days = dates.span_text(start, end)
    cadence = [str(LABELS["cadence"][due["cadence"]])] if due["cadence"] else []
    return " · ".join([*kinds, *([days] if days else []), *cadence])
