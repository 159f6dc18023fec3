"""A file that somebody brings. It is read into memory; the size of a request is limited."""

from typing import Any

from flask import request
from wtforms import Field

from consult.web.fields.block import Block


class FileField(Field):  # type: ignore[misc]  # WTForms has no types
    """The bytes of one file; empty where none was chosen."""

    widget = Block("file", "file")

    def __init__(
        self, label: Any = None, validators: Any = None, *, accept: str = "", **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.accept = accept

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Take the file from where the request keeps files, apart from its fields."""
        super().process(None)
        sent = request.files.get(self.name) if formdata is not None else None
        self.data = sent.read() if sent is not None else b""
