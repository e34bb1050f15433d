"""The kind `date-weekday`: a weekday beside a full date that fell on another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpuslint.check import Hit, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = ("Mon", "Tue", "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?![\d-])"
_BETWEEN = r"(?:(?<!day)\.)?,?\s+\(?(?:on\s)?"
# After the weekday: March 3, 2015 or 3 March 2015.
MONTH_FIRST = re.compile(rf"{_BETWEEN}{_MONTH}\s+{_DAY},?\s+{_YEAR}")
DAY_FIRST = re.compile(rf"{_BETWEEN}{_DAY}\s+(?:of\s)?{_MONTH},?\s+{_YEAR}")
FIRST_YEAR = 1900  # of earlier dates too many are told by another calendar


class DateWeekday(PhraseCheck):
    """Compares each weekday that stands before a date with the calendar; a date without its year is none."""

    kind = "date-weekday"

    def phrases(self) -> Sequence[str]:
        return (*WEEKDAYS, *SHORT_WEEKDAYS)

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        text = document.prose
        for hit in hits:
            found = MONTH_FIRST.match(text, hit.end) or DAY_FIRST.match(text, hit.end)
            if found is None or int(found["year"]) < FIRST_YEAR:
                continue
            month, day, year = MONTHS.index(found["month"][:3]) + 1, int(found["day"]), int(found["year"])
            written = text[hit.start : hit.end]
            try:
                actual = WEEKDAYS[date(year, month, day).weekday()]
            except ValueError:
                yield Match(
                    start=hit.start,
                    end=found.end(),
                    message="{text!r}: there is no such date. Check the day and the month.",
                )
                continue
            if not actual.lower().startswith(written.lower()[:3]):
                yield Match(start=hit.start, end=found.end(), arguments={"actual": actual})
