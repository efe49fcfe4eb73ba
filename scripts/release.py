"""Make the archive that HACS and the Marketplace install.

It holds what lies in the folder of the integration, the version stamped into the
manifest. Equal content makes an equal archive.
"""

import argparse
import json
from pathlib import Path
import re
import sys
import zipfile

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "status_tracker"
ARCHIVE = "status_tracker.zip"
# As Home Assistant and HACS compare versions: 1.2.3, 1.2.3b4, 1.2.3-rc.1.
VERSION = re.compile(r"\d+\.\d+\.\d+(?:[-.]?[a-z]+[.]?\d+)?")
# The earliest time that a zip can name.
TIME = (1980, 1, 1, 0, 0, 0)


def stamped(manifest: str, version: str) -> str:
    """Return a manifest that says a version."""
    content = json.loads(manifest)
    content["version"] = version
    return json.dumps(content, indent=2) + "\n"


def make_archive(version: str, folder: Path) -> Path:
    """Write the archive of a version into a folder and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / ARCHIVE
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as content:
        for path in sorted(INTEGRATION.rglob("*")):
            name = path.relative_to(INTEGRATION)
            if not path.is_file() or any(part[0] in "._" for part in name.parts[:-1]):
                # What tools leave behind.
                continue
            data = path.read_bytes()
            if path == INTEGRATION / "manifest.json":
                data = stamped(data.decode(), version).encode()
            entry = zipfile.ZipInfo(str(name), TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            content.writestr(entry, data)
    return archive


def main() -> None:
    """Take the version, with or without a leading v, and the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "dist")
    arguments = parser.parse_args()
    version = arguments.version.removeprefix("v")
    if VERSION.fullmatch(version) is None:
        sys.exit(f"release: {version} is no version such as 1.2.3")
    print(make_archive(version, arguments.folder))


if __name__ == "__main__":
    main()
