"""Parts of a row that long lists show again and again: drawn once by their templates, then remembered.

Each is remembered under the values it shows, so a change of the record is another key and nothing goes stale.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from answerable.followup.actions.models import Action
from answerable.lib.texts import Texts, pick
from answerable.web.dates import page_language
from answerable.web.rows import DateRow, Standing

register = template.Library()
_KEPT_AT_MOST = 10_000
_kept: dict[Hashable, SafeString] = {}


def _draw(name: str, key: Hashable, **context: Any) -> SafeString:
    """What the template draws; from memory where it drew the same values in this language before."""
    full_key = (name, page_language(), key)
    drawn = _kept.get(full_key)
    if drawn is None or settings.DEBUG:
        drawn = SafeString(render_to_string(name, context).strip())
        if len(_kept) >= _KEPT_AT_MOST:
            _kept.clear()
        _kept[full_key] = drawn
    return drawn


@register.simple_tag
def quick_state(standing: Standing) -> SafeString:
    """The component `state` for a standing."""
    return _draw("state/state.html", standing, state=standing.state, on=standing.on)


@register.simple_tag
def quick_dates(dates: Sequence[DateRow]) -> SafeString:
    """The due dates of an action, one below the other."""
    key = tuple((each.now.state, _words(each.now.name), _read(each.now), _read(each.first)) for each in dates)
    return _draw("actions/dates.html", key, dates=dates)


def _read(due: Any) -> Hashable:
    return (_words(due.as_written), due.start, due.end) if due else None


@register.simple_tag
def quick_offices(action: Action) -> SafeString:
    """The offices that answer for an action, with links; read ahead by queries.with_parts."""
    key = tuple((each.office_id, _words(each.office.name), each.role) for each in action.offices.all())
    return _draw("report/offices.html", key, action=action)


@register.simple_tag
def quick_where(action: Action) -> SafeString:
    """The recommendations and the report that an action belongs to."""
    numbers = tuple(each.number or each.key for each in action.recommendations.all())
    return _draw("actions/where.html", (numbers, _words(action.evaluation.title)), action=action)


def _words(texts: Texts) -> tuple[str, str]:
    return pick(texts, page_language())
