"""Where the time of a run goes: the own time of each rule and each layer, without what they ask of others."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from corpuslint.cached import cached_property
from corpuslint.config import Settings
from corpuslint.document import Document
from corpuslint.linter import Linter
from corpuslint.linting import Linted
from corpuslint.ruleset import RuleSet

MOST_RULES = 10
PHRASES = "phrases of all rules"
READS = ("claims_in", "scope_at")  # what a document finds as far as it is asked for, beside its layers


class Profile:
    """Measures one run in one process, from `measure` on. Nothing is measured, nor slower, without it."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._times: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._inner: list[float] = []  # seconds of what was called, for each call that has not ended
        self._characters = 0
        self._seconds = 0.0

    @contextmanager
    def measure(self, linter: Linter) -> Iterator[None]:
        """Measures the rules of a linter, and the layers of all documents, until the block ends."""
        layers = {name: each for name, each in vars(Document).items() if isinstance(each, cached_property)}
        reads = {name: getattr(Document, name) for name in READS}
        for name, layer in layers.items():
            setattr(Document, name, self._timed_layer(name, layer))
        for name, read in reads.items():
            setattr(Document, name, self._timed("layer", _shown(name), read))
        self._watch(linter)
        started = self._clock()
        try:
            yield
        finally:
            self._seconds += self._clock() - started
            for name, attribute in (layers | reads).items():
                setattr(Document, name, attribute)

    @property
    def times(self) -> Mapping[tuple[str, str], float]:
        """Own seconds of each layer and rule, by ("layer" or "rule", its name)."""
        return self._times

    @property
    def seconds(self) -> float:
        """Seconds that were measured in all."""
        return self._seconds

    @property
    def characters(self) -> int:
        """How many characters of text were linted."""
        return self._characters

    def lines(self) -> Iterator[str]:
        """The layers and the dearest rules, the dearest first; times for a million characters of text."""
        amount = self._characters / 1_000_000
        if not amount or not self._seconds:
            yield "Nothing was linted, so nothing was measured."
            return
        speed = f"{amount / self._seconds:.2f} MB/s"
        yield f"{amount:.2f} MB of text in {self._seconds:.2f} s: {speed}, slowed by being measured."
        for kind, most in (("layer", len(self._times)), ("rule", MOST_RULES)):
            own = [(name, seconds) for (each, name), seconds in self._times.items() if each == kind]
            yield f"   ms/MB  share  {kind}"
            for name, seconds in sorted(own, key=lambda pair: (-pair[1], pair[0]))[:most]:
                yield self._row(name, seconds)
        yield self._row("reading, reporting and the like", self._seconds - sum(self._times.values()))

    def _row(self, name: str, seconds: float) -> str:
        each = 1000 * seconds / (self._characters / 1_000_000)
        return f"{each:8.1f} {100 * seconds / self._seconds:5.1f}%  {name}"

    def _watch(self, linter: Linter) -> None:
        """Lets the linter count text, and measure each rule set as it makes it."""
        make, lint_all = linter.rule_set, linter.lint_all
        watched: set[int] = set()

        def rule_set(settings: Settings) -> RuleSet:
            made = make(settings)
            if id(made) not in watched:
                watched.add(id(made))
                self._watch_rules(made)
            return made

        def counted(
            documents: Sequence[Document], settings: Settings, *, alone: bool = False
        ) -> list[Linted]:
            self._characters += sum(len(document.text) for document in documents)
            return lint_all(documents, settings, alone=alone)

        vars(linter).update(rule_set=rule_set, lint_all=counted)

    def _watch_rules(self, rules: RuleSet) -> None:
        methods: Mapping[str, list[Any]] = {
            "judge": rules.phrase_checks,
            "check": rules.document_checks,
            "summarise": rules.corpus_checks,
            "conclude": rules.corpus_checks,
            "review": rules.directive_checks,
        }
        for method, checks in methods.items():
            for check in checks:
                vars(check)[method] = self._timed("rule", check.rule.id, getattr(check, method))
        vars(rules.matcher)["hits_in"] = self._timed("layer", PHRASES, rules.matcher.hits_in)

    def _timed_layer(self, name: str, layer: cached_property[Any]) -> cached_property[Any]:
        def compute(document: Document) -> Any:
            return layer.__get__(document, Document)

        timed = cached_property(self._timed("layer", _shown(name), compute))
        timed.__set_name__(Document, name)
        return timed

    def _timed(self, kind: str, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its own time added to a name's. What it yields is listed while it is measured."""

        def timed(*arguments: Any, **keys: Any) -> Any:
            started = self._clock()
            self._inner.append(0.0)
            try:
                result = function(*arguments, **keys)
                return list(result) if isinstance(result, Iterator) else result
            finally:
                taken = self._clock() - started
                self._times[kind, name] += taken - self._inner.pop()
                if self._inner:
                    self._inner[-1] += taken

        timed.__name__ = getattr(function, "__name__", name)
        return timed


def _shown(name: str) -> str:
    """The name of an attribute as people read it: `_sentence_starts` is sentence starts."""
    return name.strip("_").replace("_", " ")
