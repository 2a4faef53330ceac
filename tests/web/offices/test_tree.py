"""Offices as a tree."""

from answerable.people.models import Office, Person
from answerable.people.queries import list_offices
from answerable.reporting.queries import Owed
from answerable.web.offices.tree import grow_tree
from tests import factories


def test_parts_stand_below_what_they_belong_to_by_name(
    department: Office, branch: Office, other_branch: Office
) -> None:
    (tree,) = grow_tree(list(list_offices()), {branch.pk: Owed(open=2)})
    assert [(each.office, each.level) for each in tree] == [(department, 0), (other_branch, 1), (branch, 1)]
    assert [each.owed.open for each in tree] == [0, 0, 2]


def test_each_organisation_is_a_tree_of_its_own(amina: Person, department: Office) -> None:
    factories.make_office(by=amina, name={"en": "Agency"})
    trees = grow_tree(list(list_offices()), {})
    assert [str(tree[0].office) for tree in trees] == ["Agency", "Department of Lakes and Rivers"]
