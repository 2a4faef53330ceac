"""Tells the story of the sample data through the changes alone, day after day, so that the ledger holds all of it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import timezone

from answerable.cli.demo_data.reports import Scribe
from answerable.cli.demo_data.shelf import Shelf
from answerable.cli.demo_data.taking import SpoiltStoryError, take
from answerable.documents.changes import store_file
from answerable.documents.models import StoredFile
from answerable.documents.vocab import Purpose
from answerable.followup.actions.changes import agree_to_date, ask_for_date, decline_date
from answerable.followup.actions.models import Action, Deliverable
from answerable.followup.actions.vocab import ActionStatus, RevisionState
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.updates.changes import accept_update, return_update, submit_update
from answerable.ingest.acceptance import accept_candidate
from answerable.ingest.changes import read_candidate, upload_document
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import Mode
from answerable.people.changes import INSTALLER, Changer, add_member, add_office, add_person
from answerable.people.models import Office, Person
from answerable.people.vocab import Role
from answerable.periods.expressions.reading import Context, read_expressions

Table = dict[str, Any]
Step = tuple[date, Callable[[datetime], None]]
REPORTS = ("flood", "collections", "drought")
UNDER_REVIEW = "young-forests.en.html"
_LAID_OUT = timedelta(days=3)  # before today, the document that is under review came in
_BETWEEN = timedelta(minutes=7)  # from one step of a day to the next
_MEDIA_TYPES = {"csv": "text/csv", "html": "text/html", "txt": "text/plain"}


class Story:
    """The people, offices and reports that were told of so far, by their names in the files."""

    def __init__(self, today: date) -> None:
        self.shelf, self.today = Shelf(today), today
        self.people: dict[str, Person] = {}
        self.offices: dict[str, Office] = {}
        self.reports: dict[str, Evaluation] = {}

    @property
    def officer(self) -> Person:
        """Who imports, accepts and decides: Amina."""
        return self.people["amina"]

    def tell(self, say: Callable[[str], None]) -> None:
        """Tell everything, in the order of its days. Needs an empty database; `say` takes what is being done."""
        say("Adding offices and people …")
        self._introduce(self.shelf.read_table("bodies"))
        say("Reading documents, and telling what became of four years of promises …")
        steps = [step for name in REPORTS for step in self._list_steps(name)]
        steps.append((self.today - _LAID_OUT, partial(self._leave_under_review, UNDER_REVIEW)))
        at = _morning_of(date.min)
        for day, step in sorted(steps, key=lambda each: each[0]):
            at = max(at + _BETWEEN, _morning_of(day))
            step(at)

    # -- people and offices

    def _introduce(self, table: Table) -> None:
        at = _morning_of(table["started"])
        for each in table["people"]:
            self.people[each["id"]] = _add_person(self.people.get("amina", INSTALLER), at, each)
        for each in table["offices"]:
            names, parent = {"name": each["name"], "acronym": each["acronym"]}, self.offices.get(each.get("under", ""))
            self.offices[each["id"]] = take(add_office(by=self.officer, at=at, parent=parent, **names))
        for each in table["people"]:
            for office in each.get("offices", []):
                person = self.people[each["id"]]
                take(add_member(by=self.officer, at=at, office=self.offices[office], person=person))

    # -- reports

    def _list_steps(self, name: str) -> list[Step]:
        """Everything that happened to one report, each thing with its day."""
        table = self.shelf.read_table(name)
        steps: list[Step] = [
            (each["on"], partial(self._import, name, each["file"])) for each in table.get("documents", [])
        ]
        if "title" in table:
            steps.append((table["on"], partial(self._record, name, table)))
        if "published" in table:
            steps.append((table["published"], partial(self._publish, name)))
        for each in table["progress"]:
            steps += _with_answer(each, partial(self._report, name, each), partial(self._answer_report, name, each))
        for each in table["dates"]:
            steps += _with_answer(each, partial(self._ask, name, each), partial(self._answer_date, name, each))
        return steps

    def _record(self, name: str, table: Table, at: datetime) -> None:
        earlier = self.reports.get(table.get("re_examines", ""))
        self.reports[name] = Scribe(by=self.officer, at=at, offices=self.offices).record(table, earlier)

    def _publish(self, name: str, at: datetime) -> None:
        take(publish_evaluation(by=self.officer, at=at, evaluation=self.reports[name]))

    def _import(self, name: str, file: str, at: datetime) -> None:
        """Import a document and accept it: as a new report, or as the other language of one that is there."""
        candidate, there = self._lay_out(file, at), self.reports.get(name)
        mode, seen = Mode.TRANSLATION if there else Mode.NEW, candidate.version
        accepted = accept_candidate(
            by=self.officer, at=at, candidate=candidate, seen_version=seen, mode=mode, evaluation=there
        )
        self.reports[name] = take(accepted)

    def _leave_under_review(self, file: str, at: datetime) -> None:
        self._lay_out(file, at)

    def _lay_out(self, file: str, at: datetime) -> Candidate:
        """Take a document in and read it, up to the review."""
        content = self.shelf.read_text(f"documents/{file}").encode()
        limit, media_type = settings.MAX_UPLOAD_BYTES, "text/html"
        uploaded = upload_document(
            by=self.officer, at=at, name=file, content=content, media_type=media_type, limit=limit
        )
        candidate = read_candidate(candidate_id=take(uploaded).pk, at=at)
        if candidate.refusal:
            raise SpoiltStoryError(candidate.refusal)
        return candidate

    # -- progress

    def _report(self, name: str, each: Table, at: datetime) -> None:
        action, by = self._find_action(name, each), self.people[each["by"]]
        rows = list(action.deliverables.all())
        update = submit_update(
            by=by,
            at=at,
            action=action,
            as_of=each["as_of"] if "as_of" in each else each["on"],
            today=each["on"],
            status=ActionStatus(each["status"]),
            narrative=each["text"],
            language=each.get("language", "en"),
            delivered=[rows[place] for place in each.get("delivered", [])],
            evidence=[(file, self._store(file, by, at)) for file in each.get("evidence", [])],
        )
        take(update)

    def _store(self, file: str, by: Person, at: datetime) -> StoredFile:
        content, media_type = self.shelf.read_text(f"evidence/{file}").encode(), _MEDIA_TYPES[file.rpartition(".")[2]]
        limit, purpose = settings.MAX_UPLOAD_BYTES, Purpose.EVIDENCE
        return take(
            store_file(by=by, at=at, name=file, content=content, media_type=media_type, purpose=purpose, limit=limit)
        )

    def _answer_report(self, name: str, each: Table, at: datetime) -> None:
        update = self._find_action(name, each).updates.latest("submitted_at")
        if "returned" in each:
            take(return_update(by=self.officer, at=at, update=update, reason=each["returned"]))
        else:
            take(accept_update(by=self.officer, at=at, update=update))

    def _find_action(self, name: str, each: Table) -> Action:
        return Action.objects.get(evaluation=self.reports[name], key=each["action"])

    # -- due dates

    def _ask(self, name: str, each: Table, at: datetime) -> None:
        due = read_expressions(each["asked"], Context(report_date=each["on"]))[0]
        row, by, written = self._find_row(name, each), self.people[each["by"]], {"en": due.as_written}
        take(ask_for_date(by=by, at=at, deliverable=row, due=due, as_written=written, reason=each["reason"]))

    def _answer_date(self, name: str, each: Table, at: datetime) -> None:
        revision = self._find_row(name, each).revisions.get(state=RevisionState.ASKED)
        if "declined" in each:
            take(decline_date(by=self.officer, at=at, revision=revision, reason=each["declined"]))
        else:
            take(agree_to_date(by=self.officer, at=at, revision=revision))

    def _find_row(self, name: str, each: Table) -> Deliverable:
        return self._find_action(name, each).deliverables.all()[each.get("row", 0)]


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, time(9, 12), timezone.get_current_timezone())


def _add_person(by: Changer, at: datetime, each: Table) -> Person:
    roles = [Role(role) for role in each.get("roles", [])]
    given = {"email": each["email"], "name": each["name"], "language": each.get("language", "en")}
    return take(add_person(by=by, at=at, roles=roles, **given))


def _with_answer(
    each: Table, happens: Callable[[datetime], None], is_answered: Callable[[datetime], None]
) -> list[Step]:
    """What happened, and where it was answered, the answer on its own day."""
    return [(each["on"], happens), *([(each["answered"], is_answered)] if "answered" in each else [])]
