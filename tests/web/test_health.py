"""A monitor asks whether the house can work."""

import shutil

from consult.foundation.database import db


def test_a_house_that_works(page):
    page.get("web.health").shows("ok")


def test_without_its_salts_it_does_not(page, settings):
    from consult.vault import salts

    salts._engine.dispose()
    (settings.instance / "salts.db").write_bytes(b"no database")
    page.get("web.health", expect=503).shows("unavailable")


def test_without_its_rows_it_does_not(page, settings):
    db.session.remove()
    db.engine.dispose()
    for file in settings.instance.glob("main.db*"):
        file.unlink()
    shutil.copyfile(__file__, settings.instance / "main.db")
    response = page.send("GET", "/health")
    assert response.status_code == 503
