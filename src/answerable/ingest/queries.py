"""Reading candidates, and finding the report that a candidate may be."""

from dataclasses import dataclass

from django.db.models import QuerySet

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import get_evaluation, list_evaluations, list_same_reports
from answerable.ingest.models import Candidate, Layout
from answerable.ingest.vocab import CandidateState, Mode
from answerable.lib.folding import fold
from answerable.people.models import Person
from answerable.people.queries import find_office


@dataclass(frozen=True)
class Suggestion:
    """A report that is there already, and what accepting the candidate would do to it."""

    evaluation: Evaluation
    mode: Mode


def list_candidates(person: Person) -> QuerySet[Candidate]:
    """What was imported, newest first; nothing for those who may not import. Blocks are left on disk."""
    found = Candidate.objects.select_related("uploaded_by", "evaluation", "file").defer("blocks", "content", "earlier")
    return found.order_by("-uploaded_at", "-id") if person.is_officer else found.none()


def get_candidate(person: Person, pk: int) -> Candidate | None:
    """One candidate, or None."""
    found = Candidate.objects.select_related("file", "evaluation", "uploaded_by")
    return found.filter(pk=pk).first() if person.is_officer else None


def list_other_languages(person: Person, candidate: Candidate) -> QuerySet[Candidate]:
    """What else of the same file is under review: its other language, where it holds two."""
    found = list_candidates(person).filter(file=candidate.file_id, state=CandidateState.READ)
    return found.exclude(pk=candidate.pk) if candidate.file_id else found.none()


def list_under_review(person: Person) -> QuerySet[Candidate]:
    """Candidates that wait for this person's review or to be read."""
    return list_candidates(person).filter(state__in=[CandidateState.READ, CandidateState.WAITING])


def list_layouts(person: Person) -> QuerySet[Layout]:
    """The layouts in which documents can be read, by name; nothing for those who may not import."""
    found = Layout.objects.select_related("kept_by")
    return found if person.is_officer else found.none()


def get_layout(person: Person, pk: int) -> Layout | None:
    """One layout, or None."""
    return list_layouts(person).filter(pk=pk).first()


def find_layout(name: str) -> Layout | None:
    """The layout of this name, written in any case."""
    return Layout.objects.filter(name__iexact=name.strip()).first()


def suggest_reports(person: Person, candidate: Candidate) -> list[Suggestion]:
    """Reports that this candidate may be again, or in the other language: by the same bytes, the same reference,
    the same organisation (where the document names one) and title, or (other language) organisation and numbers."""
    report = candidate.content["report"]
    organisation = find_office(report["organisation"]) if report["organisation"] else None
    same = [earlier.evaluation for earlier in _accepted_before(candidate) if earlier.evaluation]
    same += list_same_reports(report["reference"] or "", organisation, fold(report["title"] or ""))
    same += _same_title(person, candidate) if organisation is None else []
    same += _same_numbers(person, candidate, organisation)
    once = {evaluation.pk: evaluation for evaluation in same}
    return [Suggestion(evaluation, _mode(evaluation, report["language"])) for evaluation in once.values()]


def list_joinable(person: Person, candidate: Candidate, limit: int = 200) -> list[Suggestion]:
    """Every report that the candidate may be joined with when a person says so, the newest first."""
    language = candidate.content["report"]["language"]
    return [Suggestion(evaluation, _mode(evaluation, language)) for evaluation in list_evaluations(person)[:limit]]


def find_target(person: Person, candidate: Candidate, slug: str) -> Suggestion | None:
    """The report with this slug and what joining it means, or None."""
    evaluation = get_evaluation(person, slug)
    if evaluation is None:
        return None
    return Suggestion(evaluation, _mode(evaluation, candidate.content["report"]["language"]))


def _same_title(person: Person, candidate: Candidate) -> list[Evaluation]:
    """Reports with the candidate's title; asked where the document does not name its organisation."""
    title = fold(candidate.content["report"]["title"] or "")
    return [e for e in list_evaluations(person) if title and any(fold(text) == title for text in e.title.values())]


def _accepted_before(candidate: Candidate) -> QuerySet[Candidate]:
    same_file = Candidate.objects.filter(file=candidate.file_id, state=CandidateState.ACCEPTED)
    return same_file.exclude(pk=candidate.pk).select_related("evaluation")


def _same_numbers(person: Person, candidate: Candidate, organisation: int | None) -> list[Evaluation]:
    """Reports without a text in the candidate's language whose recommendations have the same numbers."""
    numbers = [each["number"] for each in candidate.content["recommendations"] if each["number"]]
    language = candidate.content["report"]["language"]
    found = []
    if numbers:
        near = list_evaluations(person).filter(recommendations__number=numbers[0]).distinct()[:200]
        for evaluation in near.prefetch_related("recommendations"):
            is_other = not evaluation.title.get(language)
            fits = organisation is None or evaluation.organisation_id in {None, organisation}
            if is_other and fits and [rec.number for rec in evaluation.recommendations.all()] == numbers:
                found.append(evaluation)
    return found


def _mode(evaluation: Evaluation, language: str) -> Mode:
    return Mode.UPDATE if evaluation.title.get(language) else Mode.TRANSLATION
