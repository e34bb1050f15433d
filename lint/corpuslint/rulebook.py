"""The rule book of a run: all rules there are, and those in force for each file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from corpuslint.check import Check
from corpuslint.config import Settings
from corpuslint.errors import Failure
from corpuslint.rule import Rule, RuleError, decode_rule, line_of_key, load_folder
from corpuslint.rule_cache import cached_rules, store_rules
from corpuslint.ruleset import RuleSet, compile_rule, compile_rules
from corpuslint.selection import did_you_mean, selected_rules, unknown_selectors


class RuleBook:
    """The rules of some folders, as each configuration extends, changes and selects them.

    What cannot be used (a rule file, a name in a configuration) collects in `failures`.
    """

    def __init__(self, folders: Sequence[Path], kinds: Mapping[str, type[Check]]) -> None:
        self.failures: list[Failure] = []
        self._own_folders = folders
        self._kinds = kinds
        self._folders: dict[Path, Sequence[Rule | Failure]] = {}
        self._rules: dict[bytes, dict[str, Rule]] = {}
        self._chosen: dict[bytes, dict[str, Rule]] = {}
        self._rule_sets: dict[bytes, RuleSet] = {}

    def rules(self, settings: Settings) -> dict[str, Rule]:
        """All rules there are under the settings, in force or not, by id, in order of id."""
        key = msgspec.msgpack.encode((list(map(str, settings.rules_paths)), settings.values.rules))
        if key not in self._rules:
            self._rules[key] = self._load_rules(settings)
        return self._rules[key]

    def rule_set(self, settings: Settings) -> RuleSet:
        """The checks of the rules in force under the settings."""
        key = _selection_key(settings)
        if key not in self._rule_sets:
            self._rule_sets[key], failures = compile_rules(self.chosen(settings).values(), self._kinds)
            self.failures += failures
        return self._rule_sets[key]

    def chosen(self, settings: Settings) -> dict[str, Rule]:
        """The rules in force under the settings, by id, in order of id."""
        key = _selection_key(settings)
        if key not in self._chosen:
            rules = self.rules(settings)
            self._report_unknown(settings, rules)
            values = settings.values
            selected = selected_rules(
                rules.values(),
                select=values.select,
                extend_select=values.extend_select,
                ignore=values.ignore,
            )
            self._chosen[key] = {rule.id: rule for rule in selected}
        return self._chosen[key]

    def _load_rules(self, settings: Settings) -> dict[str, Rule]:
        rules: dict[str, Rule] = {}
        for folder in dict.fromkeys((*self._own_folders, *settings.rules_paths)):
            if folder not in self._folders:
                self._folders[folder] = self._load_folder(folder)
            for rule in self._folders[folder]:
                if isinstance(rule, Failure):
                    self.failures.append(rule)
                elif rule.id in rules:
                    self.failures.append(
                        Failure(rule.path, f"rule {rule.id} is there already: {rules[rule.id].path}")
                    )
                else:
                    rules[rule.id] = rule
        for name, fields in settings.values.rules.items():
            if name not in rules:
                message = f"rules: no rule is called {name!r}{did_you_mean(name, rules)}"
                self.failures.append(_in_configuration(settings, "rules", message, name))
            else:
                self._override(rules, name, fields, settings)
        return dict(sorted(rules.items()))

    def _load_folder(self, folder: Path) -> Sequence[Rule | Failure]:
        """The rules of a folder, tried out once after each change of its files."""
        cached = cached_rules(folder)
        if cached is not None:
            return cached
        loaded = [self._tried(item) for item in load_folder(folder)]
        rules = [item for item in loaded if isinstance(item, Rule)]
        if len(rules) == len(loaded):
            store_rules(folder, rules)
        return loaded

    def _tried(self, item: Rule | Failure) -> Rule | Failure:
        """The rule, or what is wrong with it."""
        if isinstance(item, Failure):
            return item
        outcome = compile_rule(item, self._kinds, thoroughly=True)
        return outcome if isinstance(outcome, Failure) else item

    def _override(
        self, rules: dict[str, Rule], name: str, fields: dict[str, Any], settings: Settings
    ) -> None:
        """Changes a rule's own fields as a [rules."category/name"] table says."""
        try:
            tried = self._tried(changed_rule(rules[name], fields))
        except RuleError as error:
            tried = error.failure
        if isinstance(tried, Rule):
            rules[name] = tried
        else:
            message = f"rules.{name}: {tried.message}"
            self.failures.append(_in_configuration(settings, "rules", message, name))

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
                self.failures.append(_in_configuration(settings, key, message, selector))


def _selection_key(settings: Settings) -> bytes:
    """What the rules in force depend on."""
    values = settings.values
    paths = list(map(str, settings.rules_paths))
    return msgspec.msgpack.encode((paths, values.rules, values.select, values.extend_select, values.ignore))


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
        "fix": rule.fix.label,
    }
    return decode_rule(table | rule.options | fields, rule.path)


def _in_configuration(settings: Settings, key: str, message: str, word: str) -> Failure:
    """A failure that points to where the key was set: an option, or a line of a file."""
    origin = settings.origins.get(key.replace("_", "-"), "default")
    try:
        text = Path(origin).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Failure(origin, message)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if word in line]
    return Failure(origin, message, line=lines[0] if lines else line_of_key(text, key))
