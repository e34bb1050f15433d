"""The digest that tells whether something has changed."""

from __future__ import annotations

__all__ = ["blake2b"]

try:
    # The one that hashlib has. To import that loads OpenSSL as well, which takes longer than all our digests.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b
