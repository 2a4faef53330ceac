"""Reads what names no moment: damaged, not applicable, undetermined, ongoing, relative, done."""

import re
from datetime import date

from answerable.periods.expressions import bounds, phrases, relative
from answerable.periods.expressions.assumptions import DAMAGED
from answerable.periods.expressions.due import Due, Found
from answerable.periods.expressions.scanned import ScannedText
from answerable.periods.expressions.vocab import Cadence, Kind

_IS_VALUE = re.compile(
    r"(?:\b(?:and|is|are|be|remains?|et|est|sont|then|status|already|deja|toujours)|[,;:.(\[\n/]|-|^) *$"
)
_CLOSES = re.compile(
    r"\s*(?:$|[,;:.)\]\n(/]|-|(?:and|et|with|until|as|thereafter|avec|jusqu|since|from|starting|beginning|commencing"
    r"|through|effective|depuis|a compter|a partir|des|annually|quarterly|monthly|weekly|each|every|chaque)\b)"
)
_BEGINS_NEW = re.compile(r"\s+[A-ZÉÀÂÎÔ]")
_GOES_ON = re.compile(r"[ -][a-z]")
_CONNECTS = re.compile(
    r" (?:starting|beginning|commencing|from|until|and|by|in|on|as of|a compter|a partir|et|en|au)\b"
)
# What may stand behind “completed”: nothing, or when that was.
_VERDICT = re.compile(r"\s*(?:$|[.;:,\n()/-]|(?:and|et|in|on|since|as of|as at|effective|en|le|au|depuis|a l')\b)")
_NO_VERDICT = re.compile(
    r" (?:in|on|en|au|le) (?!(?:the |l')?\w+,? \d|\d|schedule|time|fy|fiscal|q\d|t\d|l'exercice|the fall|early|late)"
)
_NOT_DONE = re.compile(
    r"\b(?:not|once|after|when|if|until|unless|before|lorsqu\w*|apres|quand|pas|sera|seront)\b[^.;\n]*$"
)
_PASSIVE = re.compile(r"\b(?:status|was|were|been|a ete|ont ete|est|sont)\s*$")
_SUBJECT = re.compile(
    r"(?:.*[.;:\n-])?\s*(?:this |the |all |la |les? )?"
    r"(?:recommendation|recommandation|action|measure|mesure|work|task|activity|item|projec?t|tache)s?\s*"
)
_JOINED = re.compile(
    r"[\s,(:-]*(?:(?:(?:in|on|since|as of|as at|effective|en|le|au|depuis)\b|a l') ?(?:the |l')?)?[ (]*"
)
_LIST = {",", "and", "et", "&", "or", "ou", "/", "-", "to", "au", "a"}


class PhraseReader(ScannedText):
    """Reads the phrase that begins at a place, if any."""

    def read_phrase(self, at: int) -> Found | None:
        """Damaged, ongoing, not applicable, undetermined, relative or done."""
        readers = (
            self._damaged, self._yearly_day, self._cadence, self._simple, self._relative, self._done, self._ongoing,
        )  # fmt: skip
        return next((found for found in (reader(at) for reader in readers) if found), None)

    def _damaged(self, at: int) -> Found | None:
        match = phrases.DAMAGED.match(self.folded, at)
        return self.make(at, match.end(), Due("", Kind.AMBIGUOUS, assumptions=(DAMAGED,))) if match else None

    def _simple(self, at: int) -> Found | None:
        """Not applicable, or undetermined."""
        if match := phrases.NOT_APPLICABLE.match(self.folded, at):
            return self.make(at, match.end(), Due("", Kind.NOT_APPLICABLE))
        match = phrases.UNDETERMINED.match(self.folded, at) or self._undetermined_by_place(at)
        return self.make(at, match.end(), Due("", Kind.UNDETERMINED)) if match else None

    def _undetermined_by_place(self, at: int) -> re.Match[str] | None:
        closing = phrases.UNDETERMINED_CLOSING.match(self.folded, at)
        if closing and (self.opens_line(at) or _CLOSES.match(self.folded, closing.end())):
            return closing
        alone = phrases.UNDETERMINED_ALONE.match(self.folded, at)
        if alone and self.is_alone(at, alone.end()) and not relative.match_relative(self.folded, at, lambda: True):
            return alone
        return None

    def _ongoing(self, at: int) -> Found | None:
        match = phrases.ONGOING.match(self.folded, at)
        if match and self._is_value(at, match):
            return self.make(at, match.end(), Due("", Kind.ONGOING))
        match = phrases.ONGOING_ALONE.match(self.folded, at)
        if match and self.is_alone(at, match.end()):
            return self.make(at, match.end(), Due("", Kind.ONGOING))
        return None

    def _is_value(self, at: int, match: re.Match[str]) -> bool:
        """True where a word is a value of its own and no adjective: “Ongoing” and not “ongoing work”."""
        opens = bool(_IS_VALUE.search(self.before(at)))
        closes = bool(_CLOSES.match(self.folded, match.end()))
        if match.group() in phrases.NEEDS_OPENING:
            return opens and closes
        return closes or (opens and bool(_BEGINS_NEW.match(self.text, match.end())))

    # -- what comes round

    def _yearly_day(self, at: int) -> Found | None:
        match = phrases.YEARLY_DAY.match(self.folded, at)
        return self.make(at, match.end(), Due("", Kind.ONGOING, cadence=Cadence.YEARLY)) if match else None

    def _cadence(self, at: int) -> Found | None:
        match = phrases.CADENCE.match(self.folded, at)
        if not match or not self._is_no_adjective(match):
            return None
        cadence = phrases.cadence_of(match)
        begun = bounds.BEGUN.match(self.folded, match.end())
        moment = self.reader.read(self.token_at(begun.end())) if begun else None
        if begun and moment and moment.span:
            end = self.end_with_bracket(begun, moment)
            return self.make(at, end, Due("", Kind.ONGOING, moment.span.start, cadence=cadence))
        return self.make(at, self._end_of_cadence(match.end()), Due("", Kind.ONGOING, cadence=cadence))

    def _is_no_adjective(self, match: re.Match[str]) -> bool:
        """False for a cadence that is an adjective: “quarterly note”, “monthly meetings”, « rapport annuel »."""
        words = match.group().split()
        if len(words) == 1 and phrases.ADJECTIVE.match(words[0]) and not self.opens_clause(match.start()):
            return False
        is_adverb = words[-1].endswith(("ally", "ement")) or len(words) > 1
        end = match.end()
        return is_adverb or not _GOES_ON.match(self.folded, end) or bool(_CONNECTS.match(self.folded, end))

    def _end_of_cadence(self, end: int) -> int:
        """Where “annually by March 31”, “quarterly (June, September)” ends: days without a year belong to it."""
        joint = phrases.DAY_OF_CADENCE.match(self.folded, end)
        moment = self.reader.read(self.token_at(joint.end())) if joint else None
        if not joint or not moment or not moment.build or not self.begins_token(joint.end()):
            return end
        while self.reader.text(moment.next) in _LIST:
            following = self.reader.read(moment.next + 1)
            if following is None or following.build is None:
                break
            moment = following
        return self.end_with_bracket(joint, moment)

    # -- relative

    def _relative(self, at: int) -> Found | None:
        match = relative.match_relative(self.folded, at, lambda: self.opens_line(at))
        if not match or (not relative.has_length(match) and self.moments_in(match.start(), match.end())):
            return None  # “over summer 2011”, “following June 2012” are moments after all
        if self.text[at : at + 4] == "des ":
            return None  # an article: “des ports” is no « dès »
        end, due_on = match.end(), None
        if relative.has_length(match):
            bracket = relative.EVENT_IN_BRACKETS.match(self.folded, match.end())
            end = bracket.end() if bracket else self._end_of_event(match)
            day = self.day_in(bracket.start("inside"), end) if bracket else self._event_day(match)
            due_on = relative.add_length(day, match) if day else None
        return self.make(at, end, Due("", Kind.RELATIVE, end=due_on))

    def _end_of_event(self, match: re.Match[str]) -> int:
        """Behind the match, and behind a day that it ends in the middle of."""
        moments = self.moments_in(match.start() + 1, match.end())
        return max([match.end(), *(self.end_of(moment) for moment in moments)])

    def _event_day(self, match: re.Match[str]) -> date | None:
        """The day of the event it is counted from, where that is known."""
        if relative.REPORT_DATE.search(match.group()):
            return self.report_date
        return self.day_in(match.start() + 1, match.end())

    # -- done

    def _done(self, at: int) -> Found | None:
        match = phrases.DONE.match(self.folded, at)
        if not match or not self._is_said_of(at) or not self._is_verdict(match.end()):
            return None
        joined = _JOINED.match(self.folded, match.end())
        moment = self.reader.read(self.token_at(joined.end())) if joined else None
        if joined and moment and moment.span and self.begins_token(joined.end()):
            end = self.end_with_bracket(joined, moment)
            return self.make(at, end, Due("", Kind.DONE, end=moment.span.end))
        return self.make(at, match.end(), Due("", Kind.DONE))

    def _is_said_of(self, at: int) -> bool:
        """True at the beginning of a clause, and behind “was” or “has been”; false behind “once” or “not”."""
        before = self.line_before(at)
        if _PASSIVE.search(before):
            return not _NOT_DONE.search(before)
        if _SUBJECT.fullmatch(before):
            return True
        return self.opens_clause(at) and not before.rstrip(" ").endswith(",")

    def _is_verdict(self, end: int) -> bool:
        """False for “Completed by March 2012”, “complete the review”, “done in cooperation with …”."""
        if self.folded[end : end + 1] == " " and self.reader.read(self.token_at(end)):
            return True
        return bool(_VERDICT.match(self.folded, end)) and not _NO_VERDICT.match(self.folded, end)
