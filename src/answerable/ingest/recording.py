"""Writes an accepted candidate into the record, through the changes of the record, by a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from answerable.documents.changes import add_passages
from answerable.documents.models import Passage
from answerable.followup.actions.changes import Commitment, Promise, PublishedStatus, record_action
from answerable.followup.actions.vocab import OfficeRole, Progress
from answerable.followup.evaluations.changes import record_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.vocab import ReportKind
from answerable.followup.recommendations.changes import record_finding, record_recommendation
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.changes import record_response
from answerable.followup.responses.vocab import Position
from answerable.ingest.edits import Content
from answerable.ingest.matching import find_origin
from answerable.ingest.models import Candidate
from answerable.ledger.models import Recorded
from answerable.lib.decisions import Refused
from answerable.lib.folding import fold
from answerable.lib.texts import Texts
from answerable.people.changes import add_alias, add_office
from answerable.people.models import Office, Person
from answerable.people.queries import get_office, read_office_names
from answerable.periods.expressions.due import due_from_json

T = TypeVar("T")
_AROUND = 160  # characters of the block kept on each side of a passage


class StoppedError(Exception):
    """A change of the record refused; the whole acceptance is taken back."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


def must(outcome: T | Refused) -> T:
    """What a change gave. Raises StoppedError where it refused."""
    if isinstance(outcome, Refused):
        raise StoppedError(outcome)
    return outcome


class Recorder:
    """Writes one candidate; remembers what it created and changed, so that it can be undone."""

    def __init__(self, *, by: Person, at: datetime, candidate: Candidate) -> None:
        self.by, self.at, self.candidate = by, at, candidate
        self.content: Content = candidate.content
        self.sha256 = candidate.file.sha256 if candidate.file else ""
        self.known_names = read_office_names(self.sha256)
        self.language: str = self.content["report"]["language"]
        self.created: list[str] = []
        self.changed: list[dict[str, Any]] = []
        self.offices: dict[str, Office] = {}
        self.recommendations: dict[str, Recommendation] = {}

    # -- offices

    def record_offices(self, actions: list[dict[str, Any]]) -> Office | None:
        """Find or make every office that these actions name, and the organisation; answers the organisation."""
        organisation = self._record_organisation(self.content["report"]["organisation"])
        entries = self.content["offices"]
        named = {fold(office["as_written"]) for action in actions for office in action["offices"]}
        for entry in entries:
            if fold(entry["as_written"]) in named - set(self.offices):
                origin = find_origin(entries, entry["as_written"])
                office = self._record_office(origin, organisation)
                self._learn_alias(office, entry["as_written"])
                self.offices[fold(entry["as_written"])] = office
        for entry in entries:
            known = self._office_at(find_origin(entries, entry["as_written"])) or self.find_known(entry["as_written"])
            if known:
                self.offices.setdefault(fold(entry["as_written"]), known)
        return organisation

    def _record_organisation(self, name: str | None) -> Office | None:
        if not name:
            return None
        office = self.offices.get(fold(name)) or self.find_known(name) or self._add_office(name, None)
        return self.offices.setdefault(fold(name), office)

    def _record_office(self, entry: dict[str, Any], organisation: Office | None) -> Office:
        office = self._office_at(entry) or self._add_office(entry["name"], organisation, entry["acronym"])
        self._learn_alias(office, entry["as_written"])
        return self.offices.setdefault(fold(entry["as_written"]), office)

    def _office_at(self, entry: dict[str, Any]) -> Office | None:
        """The office that a name is already known to be: met before in this candidate, or chosen."""
        met = self.offices.get(fold(entry["as_written"]))
        return met or (get_office(entry["office"]) if entry["office"] else None)

    def find_known(self, name: str) -> Office | None:
        """The office that was known by this name before the acceptance."""
        pk = self.known_names.get(fold(name))
        return get_office(pk) if pk else None

    def _add_office(self, name: str, parent: Office | None, acronym: str = "") -> Office:
        texts, short = {self.language: name}, {self.language: acronym} if acronym else {}
        made = must(add_office(by=self.by, at=self.at, name=texts, acronym=short, parent=parent))
        self.note(made)
        return made

    def _learn_alias(self, office: Office, as_written: str) -> None:
        """Remember for this document how it writes an office."""
        if self.sha256:
            with self.noting_aliases(office):
                must(add_alias(by=self.by, at=self.at, office=office, text=as_written, document_sha256=self.sha256))

    @contextmanager
    def noting_aliases(self, office: Office) -> Iterator[None]:
        """Note the names that an office gets inside this block, so that they can be forgotten again."""
        before = set(office.aliases.values_list("pk", flat=True))
        yield
        after = set(office.aliases.values_list("pk", flat=True))
        if office.ledger_key not in self.created:  # the names of a new office go with it
            self.created += [f"officealias/{pk}" for pk in sorted(after - before)]

    # -- passages

    def passages(self, *told: dict[str, Any] | None) -> list[Passage]:
        """Where values stand, from their evidence; several values of one record may stand in different places."""
        file = self.candidate.file
        places = [each["place"] for each in told if each and each.get("place")]
        if file is None or not places:
            return []
        made = add_passages([self._passage(place) for place in {str(p): p for p in places}.values()])
        self.created += [f"passage/{passage.pk}" for passage in made]
        return made

    def _passage(self, place: dict[str, Any]) -> Passage:
        blocks = self.candidate.blocks
        text = blocks[place["block"]]["text"]
        words = [blocks[spot["block"]]["text"][spot["start"] : spot["end"]] for spot in [place, *place.get("more", [])]]
        return Passage(
            file=self.candidate.file,
            place=place,
            language=self.language,
            before=text[max(0, place["start"] - _AROUND) : place["start"]],
            text="\n".join(words),
            after=text[place["end"] : place["end"] + _AROUND] if not place.get("more") else "",
        )

    # -- the report

    def record_new(self) -> Evaluation:
        """Everything in the candidate as a report of its own."""
        organisation = self.record_offices(self.content["actions"])
        report = self.content["report"]
        evaluation = must(
            record_evaluation(
                by=self.by,
                at=self.at,
                kind=ReportKind(report["kind"]),
                title=self.texts(report["title"]),
                organisation=organisation,
                reference=report["reference"] or "",
                issued_on=day(report["issued_on"]),
                page_modified_on=day(report["page_modified_on"]),
                fiscal_year_start=self.content["fiscal_year_start"],
            )
        )
        self.note(evaluation)
        self._record_parts(evaluation)
        return evaluation

    def _record_parts(self, evaluation: Evaluation) -> None:
        for order, each in enumerate(self.content["recommendations"]):
            self.record_recommendation(evaluation, order, each)
        self._record_findings(evaluation)
        for order, each in enumerate(self.content["responses"]):
            self.record_response(evaluation, order, each)
        for order, each in enumerate(self.content["actions"]):
            self.record_action(evaluation, order, each)

    def texts(self, text: str | None) -> Texts:
        """A text in the language of the document."""
        return {self.language: text} if text else {}

    def note(self, record: Recorded) -> None:
        """Remember that a record was created."""
        self.created.append(record.ledger_key)

    def record_recommendation(self, evaluation: Evaluation, order: int, each: dict[str, Any]) -> None:
        """One recommendation of the candidate, as a new one of the report."""
        told = each["evidence"]
        made = must(
            record_recommendation(
                by=self.by,
                at=self.at,
                evaluation=evaluation,
                key=each["key"],
                order=order,
                number=each["number"] or "",
                theme=self.texts(each["theme"]),
                text=self.texts(each["text"]),
                priority=each["priority"] or "",
                addressees=[(name, self.offices.get(fold(name))) for name in each["addressees"]],
                passages=self.passages(told.get("text")),
            )
        )
        self.recommendations[each["key"]] = made
        self.note(made)

    def _record_findings(self, evaluation: Evaluation) -> None:
        for order, each in enumerate(self.content.get("findings", [])):
            text = self.texts(each["text"])
            made = must(record_finding(by=self.by, at=self.at, evaluation=evaluation, text=text, order=order))
            made.recommendations.set(self._answered(each))
            self.note(made)

    def _answered(self, each: dict[str, Any]) -> list[Recommendation]:
        return [self.recommendations[key] for key in each["recommendations"] if key in self.recommendations]

    def record_response(self, evaluation: Evaluation, order: int, each: dict[str, Any]) -> None:
        """One response of the candidate, as a new one of the report."""
        organisation = each["organisation"] or ""
        made = must(
            record_response(
                by=self.by,
                at=self.at,
                evaluation=evaluation,
                recommendations=self._answered(each),
                position=Position(each["position"]),
                order=order,
                as_written=self.texts(each["as_written"]),
                text=self.texts(each["text"]),
                organisation=self.offices.get(fold(organisation)),
                organisation_as_written=organisation,
                passages=self.passages(each["evidence"]["position"], each["evidence"]["text"]),
            )
        )
        self.note(made)

    def record_action(self, evaluation: Evaluation, order: int, each: dict[str, Any], key: str = "") -> None:
        """One action of the candidate, as a new one of the report; under `key` where its own is taken there."""
        made = must(
            record_action(
                by=self.by,
                at=self.at,
                evaluation=evaluation,
                key=key or each["key"],
                order=order,
                text=self.texts(each["text"]),
                recommendations=self._answered(each),
                commitments=self._commitments(each),
                promises=[self._promise(due) for due in each["due"]],
                published=self._published(each["status"]),
                passages=self.passages(each["evidence"]["text"], *(due["evidence"] for due in each["due"])),
            )
        )
        self.note(made)

    def _commitments(self, each: dict[str, Any]) -> list[Commitment]:
        rows = [(self.offices[fold(office["as_written"])], office) for office in each["offices"]]
        return [Commitment(found, OfficeRole(o["role"]), {self.language: o["as_written"]}) for found, o in rows]

    def _promise(self, due: dict[str, Any]) -> Promise:
        return Promise(due_from_json(due), self.texts(due["as_written"]), self.texts(due["deliverable"]))

    def _published(self, status: dict[str, Any] | None) -> PublishedStatus | None:
        if not status:
            return None
        return PublishedStatus(Progress(status["progress"]), self.texts(status["as_written"]), day(status["as_of"]))


def day(text: str | None) -> date | None:
    """A day as the interchange format writes it, or None."""
    return date.fromisoformat(text) if text else None
