"""The search for leaks must itself be able to find something."""

import base64
import gzip
import sqlite3

import pytest

from tests.leaks import assert_nowhere_on_disk, found_on_disk, shapes_of

SENTENCE = "Äidinäiti tarjoaa viikonloppuja, ja tyttö haluaa mökille."


def test_a_sentence_in_a_plain_column_is_found(tmp_path):
    database = sqlite3.connect(tmp_path / "consult.db")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE notes (body TEXT)")
    database.execute("INSERT INTO notes VALUES (?)", [SENTENCE])
    database.commit()
    assert any("consult.db-wal" in place for place in found_on_disk(SENTENCE, tmp_path))
    database.close()


@pytest.mark.parametrize("shape", shapes_of(SENTENCE))
def test_a_sentence_in_a_log_is_found_in_every_shape(tmp_path, shape):
    (tmp_path / "consult.log").write_bytes(b"request " + shapes_of(SENTENCE)[shape] + b" done")
    assert f"consult.log: {shape}" in found_on_disk(SENTENCE, tmp_path)


@pytest.mark.parametrize("before", range(3))
def test_base64_is_found_wherever_the_sentence_begins(tmp_path, before):
    coded = base64.b64encode(b"x" * before + SENTENCE.encode() + b"and more")
    (tmp_path / "mail.eml").write_bytes(coded)
    assert found_on_disk(SENTENCE, tmp_path)


def test_a_zipped_backup_is_opened(tmp_path):
    (tmp_path / "backup.gz").write_bytes(gzip.compress(SENTENCE.encode()))
    assert "backup.gz ▸ gunzipped: UTF-8" in found_on_disk(SENTENCE, tmp_path)


def test_nothing_planted_is_nothing_found(tmp_path):
    (tmp_path / "consult.log").write_text("another sentence")
    assert_nowhere_on_disk(SENTENCE, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["consult.log"]


def test_a_leak_fails_the_assertion(tmp_path):
    (tmp_path / "consult.log").write_text(SENTENCE)
    with pytest.raises(AssertionError, match=r"consult\.log"):
        assert_nowhere_on_disk(SENTENCE, tmp_path)
