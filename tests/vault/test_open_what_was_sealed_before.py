import ast
import json
from pathlib import Path

import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from tests.vault import make_vectors, reader

FOLDER = Path(__file__).parent / "vectors"
VECTORS = [
    pytest.param(path.stem, vector, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.json"))
    for number, vector in enumerate(json.loads(path.read_text()))
]


@pytest.mark.parametrize(("kind", "vector"), VECTORS)
def test_a_stranger_opens_every_vector(kind, vector):
    assert reader.READERS[kind](vector) == vector["opens_to"]


@pytest.mark.parametrize("kind", make_vectors.MAKERS)
def test_a_stranger_opens_what_is_sealed_today(kind):
    for vector in json.loads(json.dumps(make_vectors.MAKERS[kind]())):
        assert reader.READERS[kind](vector) == vector["opens_to"]


def test_every_format_has_a_vector():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(reader.READERS)
    assert set(make_vectors.MAKERS) == set(reader.READERS) - {"rfc9180"}


def test_the_stranger_imports_nothing_of_the_house():
    for name in ("reader.py", "plain_hpke.py", "plain_cobblestone.py"):
        tree = ast.parse(Path(__file__).with_name(name).read_text())
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not any(module.startswith("consult") for module in modules)


def test_the_library_opens_the_vector_of_rfc_9180():
    (vector,) = json.loads((FOLDER / "rfc9180.json").read_text())
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
    private = X25519PrivateKey.from_private_bytes(bytes.fromhex(vector["skRm"]))
    sealed, info, aad = (bytes.fromhex(vector[name]) for name in ("ct", "info", "aad"))
    sealed = bytes.fromhex(vector["enc"]) + sealed
    # The public class takes no associated data, which the vector has; this is what it calls.
    opened = openssl.hpke._decrypt_with_aad(suite, sealed, private, info=info, aad=aad)
    assert opened.hex() == vector["opens_to"]
