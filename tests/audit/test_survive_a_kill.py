from consult.bench.kills import kill_writers


def test_killed_writers_lose_nothing_they_were_told_is_safe(tmp_path):
    losses = kill_writers(tmp_path, kills=12)
    assert losses.kills == 12
    assert losses.acknowledged >= 12
    assert losses.lost == 0
    assert losses.broken == ()
