"""What lets the tests run quicker: memory to write to, and what is compiled alike compiled once.

Each test has a house of its own. Of the second on, three quarters of the time went into compiling
the same templates and the same rules again. What is kept are compiled functions, never a page, a
setting or a row: a template is known by its source, a rule by all that it is compiled from.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule

MEMORY = "/dev/shm"
ENOUGH = 4 * 2**30
"""Bytes: about twice of what a whole run holds at once."""


def write_to_memory() -> None:
    """Let tests write to memory where it is offered and roomy: each copies its own databases.

    Whoever names a place with TMPDIR keeps it.
    """
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free >= ENOUGH:
        os.environ["TMPDIR"] = tempfile.tempdir = MEMORY


class KeptTemplates(BytecodeCache):
    """Compiled templates, by their file and the checksum of what is in it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key, bucket.checksum] = bucket.code


def keep_rules(compiled: Callable[..., Any]) -> Callable[..., Any]:
    """Let each rule's builder of addresses, which takes the rule as its argument, be made once."""
    kept: dict[tuple[Any, ...], Any] = {}

    def compile_once(rule: Any, append_unknown: bool = True) -> Any:
        if rule.defaults:
            return compiled(rule, append_unknown)
        made_of = (rule.rule, tuple(rule._trace), append_unknown)
        if made_of not in kept:
            kept[made_of] = compiled(rule, append_unknown)
        return kept[made_of]

    return compile_once


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Keep what was compiled for as long as this process tests."""
    with pytest.MonkeyPatch.context() as patch:
        options = {**Flask.jinja_options, "bytecode_cache": KeptTemplates()}
        patch.setattr(Flask, "jinja_options", options)
        patch.setattr(Rule, "_compile_builder", keep_rules(Rule._compile_builder))
        yield
