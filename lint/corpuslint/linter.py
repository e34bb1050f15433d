"""The linter of a run: the rules in force for each file, made ready once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from corpuslint.config import Configuration, Settings
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.linting import Linted, lint_document
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, RuleError, decode_rule, line_of_key
from corpuslint.rule_cache import load_folder_cached
from corpuslint.ruleset import RuleSet, compile_rules
from corpuslint.selection import did_you_mean, selected_rules, unknown_selectors
from corpuslint.source import Reader

PLAIN = "plain"


class Linter:
    """Everything that one run needs: plugins, configuration, and the rule sets they lead to.

    Failures that belong to no file (a plugin, a rule file, a configuration) collect in `failures`.
    """

    def __init__(self, plugins: Plugins, configuration: Configuration) -> None:
        self.plugins = plugins
        self.configuration = configuration
        self._failures: list[Failure] = []
        self._folders: dict[Path, Sequence[Rule | Failure]] = {}
        self._rules: dict[bytes, dict[str, Rule]] = {}
        self._rule_sets: dict[bytes, RuleSet] = {}

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What went wrong so far apart from single documents, each once."""
        every = [*self.plugins.failures, *self.configuration.failures, *self._failures]
        return tuple(dict.fromkeys(every))

    def rules(self, settings: Settings) -> dict[str, Rule]:
        """All rules there are under the settings, in force or not, by id, in order of id."""
        key = msgspec.msgpack.encode((list(map(str, settings.rules_paths)), settings.values.rules))
        if key not in self._rules:
            self._rules[key] = self._load_rules(settings)
        return self._rules[key]

    def rule_set(self, settings: Settings) -> RuleSet:
        """The checks of the rules in force under the settings."""
        values = settings.values
        key = msgspec.msgpack.encode(
            (
                list(map(str, settings.rules_paths)),
                values.rules,
                values.select,
                values.extend_select,
                values.ignore,
            )
        )
        if key not in self._rule_sets:
            rules = self.rules(settings)
            self._report_unknown(settings, rules)
            chosen = selected_rules(
                rules.values(),
                select=values.select,
                extend_select=values.extend_select,
                ignore=values.ignore,
            )
            self._rule_sets[key], failures = compile_rules(chosen, self.plugins.kinds)
            self._failures += failures
        return self._rule_sets[key]

    def lint(self, document: Document, settings: Settings) -> Linted:
        """Lints one document under the settings that are in force for it."""
        return lint_document(document, self.rule_set(settings), self.rules(settings))

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

    def _load_rules(self, settings: Settings) -> dict[str, Rule]:
        rules: dict[str, Rule] = {}
        for folder in (*self.plugins.rule_folders, *settings.rules_paths):
            if folder not in self._folders:
                self._folders[folder] = load_folder_cached(folder)
            for rule in self._folders[folder]:
                if isinstance(rule, Failure):
                    self._failures.append(rule)
                elif rule.id in rules:
                    self._failures.append(
                        Failure(rule.path, f"rule {rule.id} is there already: {rules[rule.id].path}")
                    )
                else:
                    rules[rule.id] = rule
        for name, fields in settings.values.rules.items():
            if name not in rules:
                message = f"rules: no rule is called {name!r}{did_you_mean(name, rules)}"
                self._failures.append(self._in_configuration(settings, "rules", message, name))
            else:
                self._override(rules, name, fields, settings)
        return dict(sorted(rules.items()))

    def _override(
        self, rules: dict[str, Rule], name: str, fields: dict[str, Any], settings: Settings
    ) -> None:
        """Changes a rule's own fields as a [rules."category/name"] table says."""
        try:
            rules[name] = changed_rule(rules[name], fields)
        except RuleError as error:
            message = f"rules.{name}: {error.failure.message}"
            self._failures.append(self._in_configuration(settings, "rules", message, name))

    def _report_unknown(self, settings: Settings, rules: Mapping[str, Rule]) -> None:
        values = settings.values
        for key, selectors in {
            "select": values.select or (),
            "extend-select": values.extend_select,
            "ignore": values.ignore,
            "per-file-ignores": [name for names in values.per_file_ignores.values() for name in names],
        }.items():
            for selector in unknown_selectors(selectors, rules):
                names = [*rules, *sorted({rule.category for rule in rules.values()})]
                message = f"{key}: no rule or category is called {selector!r}{did_you_mean(selector, names)}"
                self._failures.append(self._in_configuration(settings, key, message, selector))

    def _in_configuration(self, settings: Settings, key: str, message: str, word: str) -> Failure:
        """A failure that points to where the key was set: an option, or a line of a file."""
        origin = settings.origins.get(key.replace("_", "-"), "default")
        try:
            text = Path(origin).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return Failure(origin, message)
        lines = [number for number, line in enumerate(text.splitlines(), 1) if word in line]
        return Failure(origin, message, line=lines[0] if lines else line_of_key(text, key))


def changed_rule(rule: Rule, fields: dict[str, Any]) -> Rule:
    """The rule with some fields of its file replaced; RuleError for a field that does not fit."""
    fixed = {"id", "kind"} & fields.keys()
    if fixed:
        raise RuleError(rule.path, f"{min(fixed)!r} cannot be changed")
    table: dict[str, Any] = {
        "id": rule.id,
        "kind": rule.kind,
        "message": rule.message,
        "severity": rule.severity.label,
        "confidence": rule.confidence.label,
        "since": rule.since,
        "scope": [scope.value for scope in rule.scope],
        "source": list(rule.source),
        "why": rule.why,
        "bad": list(rule.bad),
        "good": list(rule.good),
        "enabled": rule.enabled,
    }
    return decode_rule(table | rule.options | fields, rule.path)
