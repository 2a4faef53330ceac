"""Writes an accepted candidate into a report that is on record already: new words join, dates stay."""

from typing import Any

from answerable.documents.models import Passage
from answerable.followup.actions.changes import change_action, refresh_action
from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import change_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.changes import change_recommendation
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.changes import change_response
from answerable.followup.responses.models import Response
from answerable.ingest.alignment import find_difference, free_key, pair_again
from answerable.ingest.matching import split_acronym
from answerable.ingest.recording import Recorder, StoppedError, day, must
from answerable.ingest.vocab import Mode
from answerable.ledger.models import Recorded
from answerable.lib.folding import fold
from answerable.lib.texts import Texts, join
from answerable.people.changes import change_office
from answerable.people.models import Office
from answerable.periods.expressions.due import due_from_json

_OPTIONAL = ("reference", "issued_on", "page_modified_on")  # of the head: filled where the record has none


class Joiner(Recorder):
    """Adds what is new, and joins the words of the candidate with those on record. Dates that are on record stay:
    a due date is changed only with a reason."""

    def join_into(self, evaluation: Evaluation, mode: Mode) -> Evaluation:
        """The whole candidate. Raises StoppedError where the two languages cannot be put side by side."""
        there = {
            action.key: action for action in evaluation.actions.prefetch_related("offices__office", "deliverables")
        }
        pairs = self._pair(there, mode)
        if mode == Mode.TRANSLATION:
            self._align_offices(evaluation, there)
        new = [each for each in self.content["actions"] if each["key"] not in pairs]
        self._join_report(evaluation, self.record_offices(new))
        for order, each in enumerate(self.content["recommendations"]):
            self._join_recommendation(evaluation, order, each)
        self._join_responses(evaluation)
        taken = set(there)
        for order, each in enumerate(self.content["actions"]):
            if each["key"] in pairs:
                self._join_action(there[pairs[each["key"]]], each)
            else:
                key = free_key(each["key"], taken)
                taken.add(key)
                self.record_action(evaluation, order, each, key)
        refresh_words(evaluation)
        return evaluation

    def _pair(self, there: dict[str, Action], mode: Mode) -> dict[str, str]:
        """Key in the document → key on record, for every action that is there."""
        here = [(each["key"], each["text"]) for each in self.content["actions"]]
        if mode == Mode.UPDATE:
            return pair_again([(key, action.text.get(self.language, "")) for key, action in there.items()], here)
        difference = find_difference(there, [key for key, _ in here])
        if difference is not None:
            raise StoppedError(difference)
        return {key: key for key, _ in here if key in there}

    # -- offices

    def _align_offices(self, evaluation: Evaluation, there: dict[str, Action]) -> None:
        """The offices of an action on record are those that its other language names, in the same order."""
        name = self.content["report"]["organisation"]
        if name and evaluation.organisation and not self.find_known(name):
            self._learn_name(evaluation.organisation, name)
        for each in self.content["actions"]:
            rows = list(there[each["key"]].offices.all()) if each["key"] in there else []
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
        self.changed[-1]["after"] = {"name": name, "acronym": short}
        with self.noting_aliases(office):
            must(change_office(by=self.by, at=self.at, office=office, name=name, acronym=short, parent=office.parent))

    # -- words

    def _remember(self, record: Recorded, *names: str) -> None:
        self.changed.append({"key": record.ledger_key, "before": {name: getattr(record, name) for name in names}})

    def _new_passages(self, record: Recommendation | Response | Action, *told: dict[str, Any] | None) -> list[Passage]:
        """Where the values stand in this document; none where the record points into it already."""
        return [] if record.passages.filter(file=self.candidate.file_id).exists() else self.passages(*told)

    def _join_report(self, evaluation: Evaluation, organisation: Office | None) -> None:
        report = self.content["report"]
        title = join(evaluation.title, self.texts(report["title"]))
        values: dict[str, Any] = {"title": title} if title != evaluation.title else {}
        if organisation and evaluation.organisation is None:
            values["organisation"] = organisation
        missing = [name for name in _OPTIONAL if report[name] and not getattr(evaluation, name)]
        values |= {name: report[name] if name == "reference" else day(report[name]) for name in missing}
        if values:
            self._remember(evaluation, *(f"{name}_id" if name == "organisation" else name for name in values))
            must(change_evaluation(by=self.by, at=self.at, evaluation=evaluation, **values))

    def _join_recommendation(self, evaluation: Evaluation, order: int, each: dict[str, Any]) -> None:
        there = evaluation.recommendations.filter(key=each["key"]).first()
        if there is None:
            self.record_recommendation(evaluation, order, each)
            return
        self.recommendations[each["key"]] = there
        self._remember(there, "text", "theme")
        text, theme = join(there.text, self.texts(each["text"])), join(there.theme, self.texts(each["theme"]))
        passages = self._new_passages(there, each["evidence"].get("text"))
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
                self.record_response(evaluation, order, each)

    def _join_response(self, there: Response, each: dict[str, Any]) -> None:
        self._remember(there, "as_written", "text")
        written = join(there.as_written, self.texts(each["as_written"]))
        text = join(there.text, self.texts(each["text"]))
        passages = self._new_passages(there, each["evidence"]["position"], each["evidence"]["text"])
        must(change_response(by=self.by, at=self.at, response=there, passages=passages, as_written=written, text=text))

    def _join_action(self, there: Action, each: dict[str, Any]) -> None:
        self.changed.append({"key": there.ledger_key, "before": read_action_words(there)})
        status = self.texts(each["status"]["as_written"]) if each["status"] else {}
        must(
            change_action(
                by=self.by,
                at=self.at,
                action=there,
                text=join(there.text, self.texts(each["text"])),
                offices_as_written=self._join_offices(there, each),
                due_as_written=self._join_dues(there, each),
                published_as_written=join(there.published_as_written, status),
                passages=self._new_passages(there, each["evidence"]["text"]),
            )
        )

    def _join_offices(self, action: Action, each: dict[str, Any]) -> dict[int, Texts]:
        """How the offices are written: in a language that has no words yet, or anew where it is the same office."""
        rows = list(action.offices.all())
        if len(rows) != len(each["offices"]):
            return {}
        pairs = [(row, new["as_written"]) for row, new in zip(rows, each["offices"], strict=True)]
        return {
            row.office_id: join(row.as_written, {self.language: written})
            for row, written in pairs
            if not row.as_written.get(self.language) or self.known_names.get(fold(written)) == row.office_id
        }

    def _join_dues(self, action: Action, each: dict[str, Any]) -> dict[int, tuple[Texts, Texts]]:
        """Words of the other language for dates that say the same; other dates are left as they are."""
        rows = list(action.deliverables.all())
        if len(rows) != len(each["due"]):
            return {}
        found = {}
        for row, new in zip(rows, each["due"], strict=True):
            due = due_from_json(new)
            if (due.kind, due.start, due.end) == (row.kind, row.start, row.end):
                written = join(row.as_written, self.texts(new["as_written"]))
                found[row.pk] = (written, join(row.name, self.texts(new["deliverable"])))
        return found


def refresh_words(evaluation: Evaluation) -> None:
    """Let every action be found by the words of its recommendations as they are now."""
    for action in evaluation.actions.select_for_update():
        refresh_action(action)


def read_action_words(action: Action) -> dict[str, Any]:
    """The words of an action, as change_action takes them; keys are text because JSON knows no others."""
    return {
        "text": action.text,
        "published_as_written": action.published_as_written,
        "offices_as_written": {str(row.office_id): row.as_written for row in action.offices.all()},
        "due_as_written": {str(row.pk): [row.as_written, row.name] for row in action.deliverables.all()},
    }
