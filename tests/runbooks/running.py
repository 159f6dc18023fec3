"""What systemd would keep running: the application behind its socket, and nginx."""

import re
import shlex
import socket
import subprocess
import time
from contextlib import contextmanager

from tests.deploy.parts import program, run, verify_units

PATIENCE = 40


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def look_at_units(tree, box):
    """What was copied is what systemd knows, and each unit that is named is there."""
    folder = tree.path("/etc/systemd/system")
    for unit in folder.glob("consult*.*"):
        if unit.is_file():
            unit.write_text(tree.placed(unit.read_text("utf-8")), encoding="utf-8")
    assert verify_units(sorted(p for p in folder.glob("consult*.*") if p.is_file()), folder) == []
    named = re.findall(r"consult[\w-]*\.\w+", box.text)
    assert named
    assert not [name for name in named if not (folder / name).exists()]


def start_of(tree, unit):
    """The command of a copied unit."""
    text = tree.path(f"/etc/systemd/system/{unit}").read_text("utf-8")
    return shlex.split(re.search(r"^ExecStart=(.+)$", text, re.MULTILINE)[1])


@contextmanager
def application(tree):
    """Run `consult.service` behind its socket, as systemd hands it over; its journal is a file."""
    journal = tree.path("/var/log/journal.txt")
    door = tree.path("/run/consult.sock")
    command = [program("systemd-socket-activate"), "--listen", door]
    command += [f"--setenv={name}={value}" for name, value in tree.environ.items()]
    with journal.open("w") as log:
        server = subprocess.Popen(
            [str(part) for part in [*command, *start_of(tree, "consult.service")]],
            cwd=tree.path("/opt/consult"),
            stdout=log,
            stderr=log,
        )
        try:
            wait_until(door.exists, f"There is no {door}.")
            yield server
        finally:
            server.terminate()
            server.wait(PATIENCE)


def site_of(tree, ports):
    """nginx's own file around the copied site: other ports, the tree's folders, no other site."""
    site = tree.path("/etc/nginx/sites-enabled/consult")
    text = tree.placed(site.read_text("utf-8"))
    for name, port in ports.items():
        text = re.sub(rf"listen {name}\b", f"listen 127.0.0.1:{port}", text)
        text = re.sub(rf"listen \[::\]:{name}\b[^;]*;", "", text)
    placed = tree.path("/etc/nginx/placed.conf")
    placed.write_text(text, encoding="utf-8")
    main = tree.path("/etc/nginx/nginx.conf")
    main.write_text(
        f"user root;\nworker_processes 1;\ndaemon off;\npid {tree.path('/run/nginx.pid')};\n"
        f"error_log {tree.path('/var/log/nginx/error.log')};\nevents {{}}\n"
        f"http {{ include {placed}; }}\n",
        encoding="utf-8",
    )
    return main


def make_certificate(tree):
    folder = tree.path("/etc/ssl/consult")
    said = run(
        *(program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt"),
        *("ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=consult.example"),
        *("-addext", "subjectAltName=DNS:consult.example"),
        *("-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"),
    )
    assert said[0] == 0, said
    return folder / "fullchain.pem"


@contextmanager
def nginx(tree, ports):
    """Look at the site with `nginx -t`, then run it."""
    main = site_of(tree, ports)
    errors = tree.path("/var/log/nginx/start.log")
    code, said = run(program("nginx"), "-t", "-q", "-c", main, "-e", errors)
    assert (code, said) == (0, ""), said
    server = subprocess.Popen([program("nginx"), "-c", str(main), "-e", str(errors)])
    try:
        wait_until(lambda: listens(ports["443"]), "nginx does not listen.")
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE)


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds, otherwise):
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, otherwise
        time.sleep(0.05)
