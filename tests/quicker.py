"""What lets the tests run quicker: memory to write to, seldom collections, and what is compiled
alike compiled once.

Each test has a house and databases of its own. Of the second on, more than half of the time went
into compiling the same templates, addresses and statements again. What is kept are compiled
functions, never a page, a setting or a row: a template is known by its source, a rule by all that
it is compiled from, a statement by SQLAlchemy's own key.
"""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

MEMORY = "/dev/shm"  # noqa: S108 – whoever runs the tests owns the folder made in it
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


def collect_nothing_yet() -> None:
    """Look for no rubbish while everything is read: all of it will be used."""
    gc.disable()


def collect_seldom() -> None:
    """From now on look for rubbish seldom, and never among what was read: modules and tests stay.

    Each look went through half a million things that live as long as the process.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


class KeptTemplates(BytecodeCache):
    """Compiled templates, by their file and the checksum of what is in it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key, bucket.checksum] = bucket.code


def keep_compiled(compiled: Callable[[Rule], None]) -> Callable[[Rule], None]:
    """Let each address be taken apart once; its converters know nothing of their house."""
    kept: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def compile_once(rule: Any) -> None:
        if rule.defaults or rule.map.host_matching:
            return compiled(rule)
        made_of = (rule.rule, rule.subdomain, rule.merge_slashes, rule.strict_slashes)
        if made_of not in kept:
            compiled(rule)
            builders = rule._build.__func__, rule._build_unknown.__func__
            kept[made_of] = rule._parts, rule._trace, rule._converters, rule.arguments, builders
            return None
        rule._parts, rule._trace, rule._converters, arguments, builders = kept[made_of]
        rule.arguments = set(arguments)
        rule._build, rule._build_unknown = (made.__get__(rule) for made in builders)
        return None

    return compile_once


STATEMENTS = LRUCache(3000)
"""What SQLAlchemy has compiled, by statement and dialect."""


def is_alike(one: Any, other: Any) -> bool:
    """Tell whether two dialects compile a statement to the same words."""
    return type(one) is type(other) and one.paramstyle == other.paramstyle


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Keep what was compiled for as long as this process tests."""
    with pytest.MonkeyPatch.context() as patch:
        options = {**Flask.jinja_options, "bytecode_cache": KeptTemplates()}
        patch.setattr(Flask, "jinja_options", options)
        patch.setattr(Rule, "compile", keep_compiled(Rule.compile))
        patch.setattr(DefaultDialect, "__eq__", is_alike)
        patch.setattr(DefaultDialect, "__hash__", lambda dialect: hash(type(dialect)))
        shared = property(lambda engine: STATEMENTS, lambda engine, own: None)
        patch.setattr(Engine, "_compiled_cache", shared, raising=False)
        yield
