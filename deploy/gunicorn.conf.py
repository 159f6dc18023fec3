"""How the application is served: `gunicorn -c deploy/gunicorn.conf.py wsgi:app`, behind nginx.

A socket that systemd hands over (`consult.socket`) goes before `bind`; `--bind` on the command
line wins over both. Memory cannot be wiped, so workers are replaced now and then.
"""

bind = "127.0.0.1:8000"
workers = 2
threads = 16
worker_class = "gthread"

max_requests = 4000
max_requests_jitter = 800
timeout = 60
graceful_timeout = 30
keepalive = 5

limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190

# Only the application says which proxy is believed (`proxy_hops`).
forwarded_allow_ips = ""
secure_scheme_headers = {}
control_socket_disable = True
umask = 0o077
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a sign of life in memory, not on a disk

# No list of requests: addresses carry tokens. The server's own events become lines of JSON.
accesslog = None
errorlog = "-"
loglevel = "info"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"journal": {"()": "consult.foundation.journal.Journal"}},
    "handlers": {
        "journal": {"()": "consult.foundation.journal.ToStderr"},
        # gunicorn reads its own two handlers from here even where nobody uses them
        "console": {"class": "logging.NullHandler"},
        "error_console": {"class": "logging.NullHandler"},
    },
    "root": {"level": "WARNING", "handlers": ["journal"]},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": ["journal"], "propagate": False},
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}
