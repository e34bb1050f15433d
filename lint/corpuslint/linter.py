"""The linter of a run: everything that linting a file needs, made ready once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpuslint.config import Configuration, Settings
from corpuslint.discover import discover
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.linting import Linted, lint_documents
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule
from corpuslint.rulebook import RuleBook
from corpuslint.ruleset import RuleSet
from corpuslint.source import Input, Reader

PLAIN = "plain"


class Linter:
    """The plugins, the configuration and the rules of a run.

    `reopen`, which can be pickled, gives another process a linter like this one.
    """

    def __init__(
        self,
        plugins: Plugins,
        configuration: Configuration,
        *,
        reopen: Callable[[], Linter] | None = None,
    ) -> None:
        self.reopen = reopen
        self.plugins = plugins
        self.configuration = configuration
        self._rulebook = RuleBook(plugins.rule_folders, plugins.kinds)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What went wrong so far apart from single documents, each once."""
        every = [*self.plugins.failures, *self.configuration.failures, *self._rulebook.failures]
        return tuple(dict.fromkeys(every))

    def rules(self, settings: Settings) -> dict[str, Rule]:
        """All rules there are under the settings, in force or not, by id, in order of id."""
        return self._rulebook.rules(settings)

    def rule_set(self, settings: Settings) -> RuleSet:
        """The checks of the rules in force under the settings."""
        return self._rulebook.rule_set(settings)

    def chosen(self, settings: Settings) -> dict[str, Rule]:
        """The rules in force under the settings, by id, in order of id."""
        return self._rulebook.chosen(settings)

    def inputs(
        self, paths: Sequence[str], *, exclude: Sequence[str] = (), force_exclude: bool = False
    ) -> tuple[list[Input], list[Failure]]:
        """The files that paths ask for, in order of path, and what could not be found.

        Beside `exclude`, as `discover` has it, the configuration in force beside each file is heeded.
        """
        suffixes = {suffix for reader in self.plugins.readers.values() for suffix in reader.suffixes}
        found = list(
            discover(
                paths,
                suffixes=suffixes,
                exclude=exclude,
                force_exclude=force_exclude,
                is_excluded=self.configuration.excludes,
            )
        )
        inputs = [item for item in found if isinstance(item, Input)]
        failures = [item for item in found if isinstance(item, Failure)]
        return sorted(inputs, key=lambda source: source.path), failures

    def lint(self, document: Document, settings: Settings, *, alone: bool = False) -> Linted:
        """Lints one document under the settings that are in force for it; `alone` as lint_document has it."""
        return self.lint_all([document], settings, alone=alone)[0]

    def lint_all(
        self, documents: Sequence[Document], settings: Settings, *, alone: bool = False
    ) -> list[Linted]:
        """Lints some documents under the same settings, which takes less time than one after the other."""
        return lint_documents(documents, self.rule_set(settings), self.rules(settings), alone=alone)

    def reader_for(self, path: str) -> Reader:
        """The reader whose longest suffix fits the path; the plain one for any other."""
        name = path.lower()
        fitting = [
            (len(suffix), reader)
            for reader in self.plugins.readers.values()
            for suffix in reader.suffixes
            if name.endswith(suffix)
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else self.plugins.readers[PLAIN]
