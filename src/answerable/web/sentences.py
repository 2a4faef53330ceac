"""Sentences that several pages say: how far the actions have come, and what waits."""

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.followup.actions.queries import COUNTED_AT_MOST
from answerable.followup.progress import Tally
from answerable.web.dates import LOCALES, page_language


def progress_sentence(tally: Tally) -> str:
    """Such as “5 of 12 actions are completed, 2 are overdue.” What no longer applies is not counted."""
    total = tally.total - tally.dropped
    if not total:
        return _("No actions are recorded here yet.") if not tally.dropped else _("No action is owed here any more.")
    done = ngettext("%(done)s of %(total)s action is completed", "%(done)s of %(total)s actions are completed", total)
    parts = [done % {"done": tally.completed, "total": total}]
    if tally.overdue:
        late = ngettext("%(late)s is overdue", "%(late)s are overdue", tally.overdue)
        parts.append(late % {"late": tally.overdue})
    return ", ".join(parts) + "."


def enumerate_things(things: list[str]) -> str:
    """Several things in one phrase: “a, b and c”, in the language of the page."""
    return format_list(things, locale=LOCALES[page_language()])


def count_words(count: int) -> str:
    """A count that was bounded: “more than 1000” beyond the bound."""
    if count > COUNTED_AT_MOST:
        return _("more than %(number)s") % {"number": COUNTED_AT_MOST}
    return str(count)
