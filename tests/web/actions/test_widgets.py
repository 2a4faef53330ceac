"""A select that is drawn quickly says the same as Django's own."""

from answerable.web.actions.widgets import QuickSelect

CHOICES = [("", "Any"), ("2011-12", [("2011-Q1", "Q1 <of> 2011"), ("2011-Q2", "Q2")])]


def test_options_and_groups_are_drawn_with_the_chosen_one() -> None:
    drawn = QuickSelect(choices=CHOICES).render("due", "2011-Q2", {"id": "filter_due"})
    assert drawn.startswith('<select id="filter_due" name="due"><option value="">Any</option>')
    assert '<optgroup label="2011-12">' in drawn
    assert '<option value="2011-Q2" selected>Q2</option>' in drawn


def test_what_people_write_is_escaped() -> None:
    drawn = QuickSelect(choices=[('"><script>', "<b>")]).render("theme", None)
    assert "<script>" not in drawn
    assert "&lt;b&gt;" in drawn
