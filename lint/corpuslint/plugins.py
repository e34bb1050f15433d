"""Loading plugins, one by one: a plugin that fails is named with its version and left out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from corpuslint import hookspecs
from corpuslint.entry_points import installed_entry_points
from corpuslint.errors import Failure

if TYPE_CHECKING:
    from corpuslint.check import Check
    from corpuslint.formats import Format
    from corpuslint.source import Reader


Registered = TypeVar("Registered")


class Plugins:
    """What the installed plugins registered: kinds, rule folders, readers and formats, by name."""

    def __init__(self) -> None:
        self.kinds: dict[str, type[Check]] = {}
        self.rule_folders: list[Path] = []
        self.readers: dict[str, Reader] = {}
        self.formats: dict[str, Format] = {}
        self.failures: list[Failure] = []
        self._registry = pluggy.PluginManager(hookspecs.GROUP)
        self._registry.add_hookspecs(hookspecs)

    def load_installed(self) -> None:
        """Loads every plugin with an entry point in the group `corpuslint`, sorted by name."""
        for entry in installed_entry_points(hookspecs.GROUP):
            title = f"{entry.name} ({entry.distribution} {entry.version})"
            try:
                module = entry.load()
            except Exception as error:  # noqa: BLE001 - a plugin may raise anything as it is imported
                self._fail(title, f"cannot be imported: {_in_words(error)}")
            else:
                self.add(module, title)
        self.collect()

    def add(self, module: ModuleType | object, title: str) -> None:
        """Registers a module's hooks under `title`; call `collect` once all are added."""
        try:
            self._registry.register(module, name=title)
            self._registry.check_pending()
        except Exception as error:  # noqa: BLE001 - pluggy runs the plugin's own attributes
            if self._registry.has_plugin(title):
                self._registry.unregister(name=title)
            self._fail(title, f"has a hook that does not fit: {_in_words(error)}")

    def folders(self) -> list[Path]:
        """The folders of the packages that the plugins belong to, and ours, sorted."""
        modules = self._registry.get_plugins()
        names = [getattr(module, "__name__", type(module).__module__) for module in modules]
        packages = {name.partition(".")[0] for name in (*names, __name__)}
        files = (getattr(sys.modules.get(package), "__file__", None) for package in packages)
        return sorted({Path(file).parent for file in files if file})

    def collect(self) -> None:
        """Calls every hook of every plugin once and keeps what it registers."""
        hook = self._registry.hook
        for title, kind in self._registered(hook.corpuslint_kinds, "a kind", _is_kind):
            self._keep(self.kinds, kind.kind, kind, title, "kind")
        for _, folder in self._registered(hook.corpuslint_rule_folders, "a folder", _is_folder):
            self.rule_folders.append(Path(folder))
        for title, reader in self._registered(hook.corpuslint_readers, "a reader", _is_reader):
            self._keep(self.readers, reader.name, reader, title, "reader")
        for title, report_format in self._registered(hook.corpuslint_formats, "a format", _is_format):
            self._keep(self.formats, report_format.name, report_format, title, "format")

    def _registered(
        self, caller: pluggy.HookCaller, what: str, is_one: Callable[[Any], bool]
    ) -> Iterator[tuple[str, Any]]:
        for implementation in sorted(caller.get_hookimpls(), key=lambda impl: impl.plugin_name):
            title = implementation.plugin_name
            for item in self._called(implementation.function, caller.name, title):
                if is_one(item):
                    yield title, item
                else:
                    self._fail(title, f"{caller.name} gives {item!r}, which is not {what}")

    def _called(self, function: Callable[[], Any], hook: str, title: str) -> list[Any]:
        try:
            given = function()
            return [given] if isinstance(given, str) else list(given)
        except Exception as error:  # noqa: BLE001 - a plugin may raise anything
            self._fail(title, f"{hook} failed: {_in_words(error)}")
            return []

    def _keep(self, kept: dict[str, Registered], name: str, item: Registered, title: str, what: str) -> None:
        if name in kept:
            self._fail(title, f"registers the {what} {name!r}, which is there already; left out")
        else:
            kept[name] = item

    def _fail(self, title: str, message: str) -> None:
        self.failures.append(Failure(f"plugin {title}", message))


def _is_kind(item: Any) -> bool:
    from corpuslint.check import Check  # late: it is loaded only where rules are

    return isinstance(item, type) and issubclass(item, Check) and isinstance(getattr(item, "kind", None), str)


def _is_folder(item: Any) -> bool:
    return isinstance(item, str | os.PathLike)


def _is_reader(item: Any) -> bool:
    suffixes = getattr(item, "suffixes", None)
    return (
        _is_named(item, "read")
        and isinstance(suffixes, tuple)
        and all(isinstance(suffix, str) for suffix in suffixes)
    )


def _is_format(item: Any) -> bool:
    return _is_named(item, "write")


def _is_named(item: Any, method: str) -> bool:
    return isinstance(getattr(item, "name", None), str) and callable(getattr(item, method, None))


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
