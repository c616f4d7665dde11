"""What the environment says, with a sentence for each thing it should say and does not."""

import hashlib
import secrets
from contextlib import suppress
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from .waiting import patience

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(env.str("ENV_FILE", default=str(BASE_DIR / ".env")))


def is_embedded() -> bool:
    """Say whether the program runs on its embedded parts: no `DATABASE_URL` was given."""
    return not env.str("DATABASE_URL", default="")


def secret_key() -> str:
    """Give the signing key: `SECRET_KEY`, or one kept in `var/` for an embedded installation."""
    given = env.str("SECRET_KEY", default="")
    if given:
        return given
    if not is_embedded():
        raise ImproperlyConfigured(
            "Thiếu biến môi trường SECRET_KEY. Hãy đặt một chuỗi ngẫu nhiên dài ít nhất 50 ký tự "
            "trong tệp .env, ví dụ: openssl rand -base64 48"
        )
    return _kept_secret_key(VAR_DIR / "secret_key")


def history_key(secret_key: str) -> str:
    """Give the key that signs the log: `HISTORY_KEY`; to try the program out on its embedded parts,
    one derived from the secret key. "" where it is missing: `history.checks` says so."""
    given = env.str("HISTORY_KEY", default="")
    if given or not is_embedded():
        return given
    return hashlib.sha256(f"history {secret_key}".encode()).hexdigest()


def _kept_secret_key(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def database() -> dict:
    """Give Django's settings of the database: `DATABASE_URL`, or SQLite in `var/`."""
    if not is_embedded():
        return _given_database()
    VAR_DIR.mkdir(exist_ok=True)
    name = VAR_DIR / "thiduakt.sqlite3"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE_OPTIONS}


def _given_database() -> dict:
    url = env.str("DATABASE_URL")
    with suppress(ValueError):  # a port that is no number
        if url.startswith(("postgres://", "postgresql://")):
            return _postgresql(env.db_url("DATABASE_URL"))
        if url.startswith("sqlite:///"):
            return env.db_url("DATABASE_URL") | {"OPTIONS": SQLITE_OPTIONS}
    raise ImproperlyConfigured(
        "Không hiểu DATABASE_URL. Hãy viết như: postgres://tên:mậtkhẩu@máychủ:5432/tên_cơ_sở_dữ_liệu"
    )


def _postgresql(given: dict) -> dict:
    options = patience().options | given.get("OPTIONS", {})
    return given | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


# WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of an
# action, so that two actions wait for one another instead of failing half-way.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": patience().lock,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
