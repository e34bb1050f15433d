"""The annotated sets, in the order of the table."""

from __future__ import annotations

from accuracy.sets.babe import Babe
from accuracy.sets.boilerlines import Boilerlines
from accuracy.sets.clickbait import Clickbait
from accuracy.sets.labelled import LabelledSet
from accuracy.sets.news import News
from accuracy.sets.newssd import Newssd
from accuracy.sets.polnear import Polnear
from accuracy.sets.ptc import Ptc
from accuracy.sets.readable import Clear, Onestop
from accuracy.sets.summedits import Summedits
from accuracy.sets.wikiweasel import Wikiweasel

SETS: dict[str, LabelledSet] = {
    labelled.name: labelled
    for labelled in (
        Babe(),
        Ptc(),
        Newssd(),
        Clickbait(),
        Wikiweasel(),
        Polnear(),
        Summedits(),
        Clear(),
        Onestop(),
        Boilerlines(),
        News(),
    )
}
