"""A house with a bad format does not open; the file and the key are named."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.app import create_app
from consult.formats import catalogue, loader
from consult.foundation.errors import BadFormat
from consult.foundation.settings import Settings


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "catalogue"
    shutil.copytree(loader.SHIPPED, folder)
    monkeypatch.setattr(loader, "SHIPPED", folder)
    catalogue.cache_clear()
    yield folder
    catalogue.cache_clear()


def test_the_start_stops_and_names_file_and_key(shelf: Path, settings: Settings) -> None:
    file = shelf / "expert-group.v1.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("minutes = ", "minuts = ", 1))
    with pytest.raises(BadFormat, match=r"expert-group\.v1\.toml.*minut"):
        create_app(settings)


def test_a_whole_shelf_opens_the_house(shelf: Path, settings: Settings) -> None:
    create_app(settings)
