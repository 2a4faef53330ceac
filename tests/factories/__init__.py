"""One function per model that makes a saved row, through the changes wherever there is one.

Every argument is named and none is required: what is left out is filled in, with its parents where it needs some.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from answerable.documents.models import Passage, StoredFile
from answerable.followup import models as followup
from answerable.ingest.models import Candidate, Layout
from answerable.ledger.models import Entry, Head
from answerable.people.models import Membership, Office, OfficeAlias, Person, RoleGrant
from tests.factories import chain, documents, journal, people, progress
from tests.factories.chain import (
    make_action,
    make_addressee,
    make_evaluation,
    make_evaluation_link,
    make_finding,
    make_recommendation,
    make_recommendation_link,
    make_response,
)
from tests.factories.documents import (
    make_candidate,
    make_candidate_in_layout,
    make_layout,
    make_passage,
    make_stored_file,
)
from tests.factories.journal import make_entry
from tests.factories.people import make_membership, make_office, make_office_alias, make_person
from tests.factories.progress import a_member_for, make_deliverable, make_due_revision, make_evidence, make_update

FACTORIES: dict[type[Model], Callable[..., Any]] = {
    Entry: make_entry,
    Head: journal.find_head,
    Person: make_person,
    RoleGrant: people.make_role_grant,
    Office: make_office,
    OfficeAlias: make_office_alias,
    Membership: make_membership,
    StoredFile: make_stored_file,
    Passage: make_passage,
    Candidate: make_candidate,
    Layout: make_layout,
    followup.Evaluation: make_evaluation,
    followup.EvaluationLink: make_evaluation_link,
    followup.Finding: make_finding,
    followup.Recommendation: make_recommendation,
    followup.RecommendationLink: make_recommendation_link,
    followup.Addressee: make_addressee,
    followup.Response: make_response,
    followup.Action: make_action,
    followup.ActionOffice: chain.make_action_office,
    followup.ActionRecommendation: chain.make_action_recommendation,
    followup.Deliverable: make_deliverable,
    followup.DueRevision: make_due_revision,
    followup.Update: make_update,
    followup.Evidence: make_evidence,
}

__all__ = [
    "FACTORIES",
    "a_member_for",
    "documents",
    "make_action",
    "make_addressee",
    "make_candidate",
    "make_candidate_in_layout",
    "make_deliverable",
    "make_due_revision",
    "make_entry",
    "make_evaluation",
    "make_evaluation_link",
    "make_evidence",
    "make_finding",
    "make_layout",
    "make_membership",
    "make_office",
    "make_office_alias",
    "make_passage",
    "make_person",
    "make_recommendation",
    "make_recommendation_link",
    "make_response",
    "make_stored_file",
    "make_update",
    "progress",
]
