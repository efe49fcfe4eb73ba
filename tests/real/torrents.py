"""Make torrents of the first version, which name no tracker."""

from collections.abc import Mapping
from dataclasses import dataclass
import hashlib
from pathlib import Path
import random
from typing import Final

PIECE: Final = 16 * 1024

type Bencoded = int | bytes | Mapping[str, Bencoded]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Hold a torrent of one file: its id, its file's name and size in bytes."""

    name: str
    size: int
    torrent_id: str
    torrent: bytes


def bencode(value: Bencoded) -> bytes:
    """Write a value as torrent files hold it."""
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, bytes):
        return b"%d:%s" % (len(value), value)
    pairs = (bencode(key.encode()) + bencode(value[key]) for key in sorted(value))
    return b"d" + b"".join(pairs) + b"e"


def make_release(folder: Path, name: str, pieces: int) -> Release:
    """Write a file that looks like noise into a folder and describe it by a torrent."""
    content = random.Random(name).randbytes(pieces * PIECE)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    hashes = b"".join(
        hashlib.sha1(content[at : at + PIECE], usedforsecurity=False).digest()
        for at in range(0, len(content), PIECE)
    )
    info: dict[str, Bencoded] = {
        "name": name.encode(),
        "length": len(content),
        "piece length": PIECE,
        "pieces": hashes,
        "private": 1,
    }
    return Release(
        name=name,
        size=len(content),
        torrent_id=hashlib.sha1(bencode(info), usedforsecurity=False).hexdigest(),
        torrent=bencode({"info": info}),
    )
