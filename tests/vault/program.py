"""The custodians' program, loaded from its file as Python would run it."""

import importlib.util
import sys
from types import ModuleType

from tests.house.building import ROOT

FILE = ROOT / "recovery" / "recover.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("recover", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["recover"] = module
    spec.loader.exec_module(module)
    return module


recover = _load()
