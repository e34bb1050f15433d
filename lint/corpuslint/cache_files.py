"""Files under the user's cache folder: what is lost with one of them is only time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from corpuslint.digest import blake2b


def cache_file(name: str, key: bytes) -> Path:
    """The file of something called `name`, one for each key."""
    digest = blake2b(key, digest_size=8).hexdigest()
    return _user_cache() / f"{name}-{digest}.msgpack"


def _user_cache() -> Path:
    """Our folder among the user's caches."""
    # On Linux as platformdirs has it, which takes as long to import as the files to read.
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        home = os.environ.get("HOME")
        folder = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else "")
        if folder.startswith("/") and folder == folder.strip():
            return Path(folder, "corpuslint")
    import platformdirs

    return platformdirs.user_cache_path("corpuslint")


def write_whole(file: Path, data: bytes) -> None:
    """Writes the whole file or nothing; that it cannot be written is no error."""
    import tempfile  # only where something has changed

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(file)
    except OSError:
        return
