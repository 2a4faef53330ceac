"""Writes an accepted candidate into the record, through the changes of the record, by a person."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from answerable.documents.changes import add_passages
from answerable.documents.models import Passage
from answerable.followup.actions.changes import Commitment, Promise, PublishedStatus, change_action, record_action
from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import OfficeRole, Progress
from answerable.followup.evaluations.changes import change_evaluation, record_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.vocab import ReportKind
from answerable.followup.recommendations.changes import change_recommendation, record_finding, record_recommendation
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.changes import change_response, record_response
from answerable.followup.responses.models import Response
from answerable.followup.responses.vocab import Position
from answerable.ingest.edits import Content
from answerable.ingest.matching import split_acronym
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import Mode
from answerable.ledger.models import Recorded
from answerable.lib.decisions import Refused
from answerable.lib.folding import fold
from answerable.lib.texts import Texts, join
from answerable.people.changes import add_alias, add_office, change_office
from answerable.people.models import Office, Person
from answerable.people.queries import find_office, get_office
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
        self.language: str = self.content["report"]["language"]
        self.created: list[str] = []
        self.changed: list[dict[str, Any]] = []
        self.offices: dict[str, Office] = {}
        self.recommendations: dict[str, Recommendation] = {}

    # -- offices

    def record_offices(self) -> Office | None:
        """Find or make every office that the actions name, and the organisation; answers the organisation."""
        name = self.content["report"]["organisation"]
        known = self.offices.get(fold(name)) or self._known(name) if name else None
        organisation = self._find_or_add(name, known, None) if name else None
        named = {office["as_written"] for action in self.content["actions"] for office in action["offices"]}
        entries = self.content["offices"]
        for entry in sorted(entries, key=lambda each: bool(each["same_as"])):
            if fold(entry["as_written"]) in self.offices:
                continue
            is_needed = entry["as_written"] in named or any(fold(entry["as_written"]) == fold(each) for each in named)
            if is_needed or any(other["same_as"] == entry["as_written"] for other in entries):
                self._record_office(entry, organisation)
            elif known := self._known(entry["as_written"]):
                self.offices[fold(entry["as_written"])] = known
        return organisation

    def _known(self, name: str) -> Office | None:
        sha256 = self.candidate.file.sha256 if self.candidate.file else ""
        pk = find_office(name, sha256)
        return get_office(pk) if pk else None

    def _record_office(self, entry: dict[str, Any], organisation: Office | None) -> None:
        office = self.offices.get(fold(entry["same_as"])) if entry["same_as"] else None
        if office is None and entry["office"]:
            office = get_office(entry["office"])
        office = self._find_or_add(entry["name"], office, organisation, entry["acronym"])
        self.offices[fold(entry["as_written"])] = office
        if self.candidate.file:
            alias, sha256 = entry["as_written"], self.candidate.file.sha256
            must(add_alias(by=self.by, at=self.at, office=office, text=alias, document_sha256=sha256))

    def _find_or_add(self, name: str, office: Office | None, parent: Office | None, acronym: str = "") -> Office:
        if office:
            return office
        texts, short = {self.language: name}, {self.language: acronym} if acronym else {}
        made = must(add_office(by=self.by, at=self.at, name=texts, acronym=short, parent=parent))
        self.created.append(made.ledger_key)
        return made

    # -- passages

    def _passages(self, *told: dict[str, Any] | None) -> list[Passage]:
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
        organisation = self.record_offices()
        report = self.content["report"]
        evaluation = must(
            record_evaluation(
                by=self.by,
                at=self.at,
                kind=ReportKind(report["kind"]),
                title=self._texts(report["title"]),
                organisation=organisation,
                reference=report["reference"] or "",
                issued_on=_day(report["issued_on"]),
                page_modified_on=_day(report["page_modified_on"]),
                fiscal_year_start=self.content["fiscal_year_start"],
            )
        )
        self.created.append(evaluation.ledger_key)
        self._record_parts(evaluation)
        return evaluation

    def _record_parts(self, evaluation: Evaluation) -> None:
        for order, each in enumerate(self.content["recommendations"]):
            self._record_recommendation(evaluation, order, each)
        self._record_findings(evaluation)
        for order, each in enumerate(self.content["responses"]):
            self._record_response(evaluation, order, each)
        for order, each in enumerate(self.content["actions"]):
            self._record_action(evaluation, order, each)

    def _texts(self, text: str | None) -> Texts:
        return {self.language: text} if text else {}

    def _note(self, record: Recorded) -> None:
        self.created.append(record.ledger_key)

    def _record_recommendation(self, evaluation: Evaluation, order: int, each: dict[str, Any]) -> None:
        told = each["evidence"]
        made = must(
            record_recommendation(
                by=self.by,
                at=self.at,
                evaluation=evaluation,
                key=each["key"],
                order=order,
                number=each["number"] or "",
                theme=self._texts(each["theme"]),
                text=self._texts(each["text"]),
                priority=each["priority"] or "",
                addressees=[(name, self.offices.get(fold(name))) for name in each["addressees"]],
                passages=self._passages(told.get("text")),
            )
        )
        self.recommendations[each["key"]] = made
        self._note(made)

    def _record_findings(self, evaluation: Evaluation) -> None:
        for order, each in enumerate(self.content.get("findings", [])):
            text = self._texts(each["text"])
            made = must(record_finding(by=self.by, at=self.at, evaluation=evaluation, text=text, order=order))
            made.recommendations.set(self._answered(each))
            self._note(made)

    def _answered(self, each: dict[str, Any]) -> list[Recommendation]:
        return [self.recommendations[key] for key in each["recommendations"] if key in self.recommendations]

    def _record_response(self, evaluation: Evaluation, order: int, each: dict[str, Any]) -> None:
        organisation = each["organisation"] or ""
        made = must(
            record_response(
                by=self.by,
                at=self.at,
                evaluation=evaluation,
                recommendations=self._answered(each),
                position=Position(each["position"]),
                order=order,
                as_written=self._texts(each["as_written"]),
                text=self._texts(each["text"]),
                organisation=self.offices.get(fold(organisation)),
                organisation_as_written=organisation,
                passages=self._passages(each["evidence"]["position"], each["evidence"]["text"]),
            )
        )
        self._note(made)

    def _record_action(self, evaluation: Evaluation, order: int, each: dict[str, Any], key: str = "") -> None:
        made = must(
            record_action(
                by=self.by,
                at=self.at,
                evaluation=evaluation,
                key=key or each["key"],
                order=order,
                text=self._texts(each["text"]),
                recommendations=self._answered(each),
                commitments=self._commitments(each),
                promises=[self._promise(due) for due in each["due"]],
                published=self._published(each["status"]),
                passages=self._passages(each["evidence"]["text"], *(due["evidence"] for due in each["due"])),
            )
        )
        self._note(made)

    def _commitments(self, each: dict[str, Any]) -> list[Commitment]:
        rows = [(self.offices[fold(office["as_written"])], office) for office in each["offices"]]
        return [Commitment(found, OfficeRole(o["role"]), {self.language: o["as_written"]}) for found, o in rows]

    def _promise(self, due: dict[str, Any]) -> Promise:
        return Promise(due_from_json(due), self._texts(due["as_written"]), self._texts(due["deliverable"]))

    def _published(self, status: dict[str, Any] | None) -> PublishedStatus | None:
        if not status:
            return None
        return PublishedStatus(Progress(status["progress"]), self._texts(status["as_written"]), _day(status["as_of"]))

    # -- a report that is there already

    def join_into(self, evaluation: Evaluation, mode: Mode) -> Evaluation:
        """Add what is new, and join the words of this candidate with those on record. Dates that are on record stay:
        a due date is changed only with a reason."""
        if mode == Mode.TRANSLATION:
            _check_alignment(evaluation, self.content)
            self._align_offices(evaluation)
        organisation = self.record_offices()
        self._join_report(evaluation, organisation)
        for order, each in enumerate(self.content["recommendations"]):
            self._join_recommendation(evaluation, order, each)
        self._join_responses(evaluation)
        for order, each in enumerate(self.content["actions"]):
            self._join_action(evaluation, order, each)
        return evaluation

    def _align_offices(self, evaluation: Evaluation) -> None:
        """The offices of an action on record are those that its other language names, in the same order."""
        name = self.content["report"]["organisation"]
        if name and evaluation.organisation and not self._known(name):
            self._learn_name(evaluation.organisation, name)
        actions = {action.key: action for action in evaluation.actions.prefetch_related("offices__office")}
        for each in self.content["actions"]:
            rows = list(actions[each["key"]].offices.all()) if each["key"] in actions else []
            if len(rows) == len(each["offices"]):
                for row, office in zip(rows, each["offices"], strict=True):
                    self._learn_name(row.office, office["as_written"])

    def _learn_name(self, office: Office, as_written: str) -> None:
        """Give an office its name in this language, where it has none yet and this is more than an acronym."""
        office = self.offices.setdefault(fold(as_written), office)
        full, acronym = split_acronym(as_written)
        office.refresh_from_db()
        if office.name.get(self.language) or len(full.split()) < 2:
            return
        self._remember(office, "name", "acronym")
        name = join(office.name, {self.language: full})
        short = join(office.acronym, {self.language: acronym})
        must(change_office(by=self.by, at=self.at, office=office, name=name, acronym=short, parent=office.parent))

    def _remember(self, record: Recorded, *names: str) -> None:
        self.changed.append({"key": record.ledger_key, "before": {name: getattr(record, name) for name in names}})

    def _join_report(self, evaluation: Evaluation, organisation: Office | None) -> None:
        title = join(evaluation.title, self._texts(self.content["report"]["title"]))
        values: dict[str, Any] = {"title": title} if title != evaluation.title else {}
        if organisation and evaluation.organisation is None:
            values["organisation"] = organisation
        if values:
            self._remember(evaluation, *(f"{name}_id" if name == "organisation" else name for name in values))
            must(change_evaluation(by=self.by, at=self.at, evaluation=evaluation, **values))

    def _join_recommendation(self, evaluation: Evaluation, order: int, each: dict[str, Any]) -> None:
        there = evaluation.recommendations.filter(key=each["key"]).first()
        if there is None:
            self._record_recommendation(evaluation, order, each)
            return
        self.recommendations[each["key"]] = there
        self._remember(there, "text", "theme")
        text, theme = join(there.text, self._texts(each["text"])), join(there.theme, self._texts(each["theme"]))
        passages = self._passages(each["evidence"].get("text"))
        values = {"text": text, "theme": theme}
        must(change_recommendation(by=self.by, at=self.at, recommendation=there, passages=passages, **values))

    def _join_responses(self, evaluation: Evaluation) -> None:
        """The first response to a recommendation meets the first on record, the second the second."""
        there = {
            key: list(recommendation.responses.order_by("order", "id"))
            for key, recommendation in self.recommendations.items()
        }
        joined: set[int] = set()
        for order, each in enumerate(self.content["responses"]):
            rest = [r for key in each["recommendations"] for r in there.get(key, []) if r.pk not in joined]
            if rest:
                joined.add(rest[0].pk)
                self._join_response(rest[0], each)
            else:
                self._record_response(evaluation, order, each)

    def _join_response(self, there: Response, each: dict[str, Any]) -> None:
        self._remember(there, "as_written", "text")
        written, text = (
            join(there.as_written, self._texts(each["as_written"])),
            join(there.text, self._texts(each["text"])),
        )
        passages = self._passages(each["evidence"]["position"], each["evidence"]["text"])
        must(change_response(by=self.by, at=self.at, response=there, passages=passages, as_written=written, text=text))

    def _join_action(self, evaluation: Evaluation, order: int, each: dict[str, Any]) -> None:
        there = evaluation.actions.filter(key=each["key"]).first()
        if there is None:
            self._record_action(evaluation, order, each)
            return
        before = read_action_words(there)
        self.changed.append({"key": there.ledger_key, "before": before})
        status = self._texts(each["status"]["as_written"]) if each["status"] else {}
        must(
            change_action(
                by=self.by,
                at=self.at,
                action=there,
                text=join(there.text, self._texts(each["text"])),
                offices_as_written=self._join_offices(there, each),
                due_as_written=self._join_dues(there, each),
                published_as_written=join(there.published_as_written, status),
                passages=self._passages(each["evidence"]["text"]),
            )
        )

    def _join_offices(self, action: Action, each: dict[str, Any]) -> dict[int, Texts]:
        rows = list(action.offices.all())
        if len(rows) != len(each["offices"]):
            return {}
        pairs = zip(rows, each["offices"], strict=True)
        return {row.office_id: join(row.as_written, {self.language: new["as_written"]}) for row, new in pairs}

    def _join_dues(self, action: Action, each: dict[str, Any]) -> dict[int, tuple[Texts, Texts]]:
        """Words of the other language for dates that say the same; other dates are left as they are."""
        rows = list(action.deliverables.all())
        if len(rows) != len(each["due"]):
            return {}
        found = {}
        for row, new in zip(rows, each["due"], strict=True):
            due = due_from_json(new)
            if (due.kind, due.start, due.end) == (row.kind, row.start, row.end):
                written = join(row.as_written, self._texts(new["as_written"]))
                found[row.pk] = (written, join(row.name, self._texts(new["deliverable"])))
        return found


def read_action_words(action: Action) -> dict[str, Any]:
    """The words of an action, as change_action takes them; keys are text because JSON knows no others."""
    return {
        "text": action.text,
        "published_as_written": action.published_as_written,
        "offices_as_written": {str(row.office_id): row.as_written for row in action.offices.all()},
        "due_as_written": {str(row.pk): [row.as_written, row.name] for row in action.deliverables.all()},
    }


def _check_alignment(evaluation: Evaluation, content: Content) -> None:
    """The other language of a report has the same actions under each recommendation; otherwise words would be
    joined that do not say the same."""
    there = _count_actions(evaluation.actions.values_list("key", flat=True))
    here = _count_actions([each["key"] for each in content["actions"]])
    for key in there | here:
        if key in there and key in here and there[key] != here[key]:
            raise StoppedError(
                Refused(
                    "Recommendation {number} has {here} actions in this document and {there} on record, so the two "
                    "languages cannot be put side by side. Part or join actions until the numbers agree.",
                    number=key,
                    here=here[key],
                    there=there[key],
                )
            )


def _count_actions(keys: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        first = key.rpartition(".")[0]
        counts[first] = counts.get(first, 0) + 1
    return counts


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
