"""Files under the user's cache folder: what is lost with one of them is only time."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def cache_file(name: str, key: bytes) -> Path:
    """The file of something called `name`, one for each key."""
    import platformdirs  # imported here because only a run that needs the folder needs it

    digest = hashlib.blake2b(key, digest_size=8).hexdigest()
    return platformdirs.user_cache_path("corpuslint") / f"{name}-{digest}.msgpack"


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
