"""How this program is called by whoever types: `consult` where a bundle was installed.

What somebody is told to type must be what she can type. `install.sh` lays `SHA256SUMS` beside the
application and the runbooks make `consult` of it; whoever runs it from its source has neither.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = "SHA256SUMS"


def typed(words: str, root: Path = ROOT) -> str:
    """Return a command as it is typed on this machine."""
    return f"{'consult' if _is_installed(root) else 'flask --app wsgi'} {words}"


def typed_here(words: str, root: Path = ROOT) -> str:
    """Return a command of this very version, where another may be the one in use."""
    return f"{root / 'deploy' / 'consult'} {words}" if _is_installed(root) else typed(words, root)


def _is_installed(root: Path) -> bool:
    return (root / BUNDLE).is_file()
