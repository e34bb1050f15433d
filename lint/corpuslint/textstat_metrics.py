"""The metrics of textstat, imported only when one is asked for, and never from the network."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

# Every public method that takes a text and gives a number that says how hard it is.
METRICS = (
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "gunning_fog",
    "linsear_write_formula",
    "lix",
    "mcalpine_eflaw",
    "rix",
    "smog_index",
    "spache_readability",
)


def textstat_metric(name: str, text: str) -> float:
    """The metric `name`, one of METRICS, of a text.

    textstat takes its syllables from NLTK's copy of the CMU dictionary, and would download it where
    it is missing. There it is told to take them from hyphenation patterns instead, which come with
    it: a little fewer, so grades are a little lower than with the dictionary.
    """
    with warnings.catch_warnings():
        # By hyphenation it says that it has English words only for "en", which are those we want.
        warnings.simplefilter("ignore")
        return float(getattr(_statistics(), name)(text))


@cache
def _statistics() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textstat.textstat import textstatistics

    statistics = textstatistics()
    # Any tag but "en" and "en_…" makes textstat leave the dictionary alone; Pyphen reads it as en_US,
    # and all other constants are those of English.
    statistics.set_lang("en_US" if _has_dictionary() else "en-US")
    return statistics


def _has_dictionary() -> bool:
    """Whether the dictionary is on this machine, where textstat looks for it before it downloads it."""
    try:
        import nltk
    except ImportError:
        return True  # textstat before 0.7.10 has a dictionary of its own and does without NLTK
    try:
        nltk.data.find("corpora/cmudict")
    except LookupError:
        return False
    return True
