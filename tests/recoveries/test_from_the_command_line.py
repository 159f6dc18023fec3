"""`recovery list` and `recovery import FILE`, in the process."""

import json

import pytest

from tests.recoveries.scenes import answer_in_here, notes_read_by


@pytest.fixture
def flask(app, clock):
    return app.test_cli_runner()


def test_what_waits_is_listed_and_the_answer_taken_in(
    flask, asked, request_file, returned, tmp_path
):
    [waiting] = json.loads(flask.invoke(args=["recovery", "list", "--json"]).stdout)
    assert waiting["request"] == str(asked.request.id)
    assert returned.name in flask.invoke(args=["recovery", "list"]).stdout
    answer = tmp_path / "answer.jsonl"
    answer.write_text(answer_in_here(request_file), encoding="utf-8")
    result = flask.invoke(args=["recovery", "import", str(answer)])
    assert result.exit_code == 0, result.output
    assert notes_read_by(returned)
    again = flask.invoke(args=["recovery", "import", str(answer)])
    assert (again.exit_code, len(again.stderr.splitlines())) == (1, 1)
    assert "No request waits." in flask.invoke(args=["recovery", "list"]).stdout


def test_nonsense_is_one_line(flask, tmp_path):
    nonsense = tmp_path / "answer.jsonl"
    nonsense.write_bytes(b"\xff\xfe")
    result = flask.invoke(args=["recovery", "import", str(nonsense)])
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert flask.invoke(args=["recovery", "import", str(tmp_path / "none")]).exit_code == 2
