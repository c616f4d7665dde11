"""Settings, read from top to bottom. Every value that differs between places comes from
`environment.py`; `.env.example` lists them all."""

from csp.constants import NONE, SELF
from django.contrib.messages import constants as messages

from .bringing import *  # noqa: F403
from .environment import (
    BASE_DIR,
    VAR_DIR,
    database,
    env,
    history_key,
    is_embedded,
    secret_key,
)

# --- The place ---------------------------------------------------------------------------
EMBEDDED = is_embedded()
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if EMBEDDED else []
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
VERSION = "0.7.6"

# --- The house ---------------------------------------------------------------------------
INSTALLED_APPS = [
    "thiduakt.apps.ThiduaktConfig",
    "ui",
    "history",
    "notifications",
    "documents",
    "procedure",
    "search",
    "people",
    "attachments",
    "regulations",
    "campaigns",
    "registrations",
    "council",
    "initiatives",
    "publicity",
    "reports",
    "certificates",
    "decisions",
    "vetting",
    "nominations",
    "awards",
    "backups",
    "takeout",
    "thiduakt.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "bootstrap",
    "fontawesome",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "thiduakt.stack.room_for_calls",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thiduakt.outage.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.middleware.SessionLengthMiddleware",
    "people.middleware.LoginRequiredMiddleware",
    "people.middleware.StepsBeforeWorkMiddleware",
    "people.middleware.CurrentCommuneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "procedure.pressing.PressMiddleware",
]
ROOT_URLCONF = "thiduakt.urls"
WSGI_APPLICATION = "thiduakt.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thiduakt.navigation.navigation",
            ],
            "builtins": [
                "ui.templatetags.fixed",
                "ui.templatetags.ui",
                "ui.templatetags.vietnamese",
                "ui.templatetags.forms",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_TAGS = {messages.DEBUG: "secondary", messages.ERROR: "danger"}  # as Bootstrap says

# --- What is kept ------------------------------------------------------------------------
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
BACKUP_ROOT = env.path("BACKUP_ROOT", default=str(VAR_DIR / "backups"))()
BACKUP_KEEP_DAYS = env.int("BACKUP_KEEP_DAYS", default=14)
BACKUP_PASSPHRASE = env.str("BACKUP_PASSPHRASE", default="")
# Signs the log; kept outside the database. Old keys still prove what was signed with them.
HISTORY_KEY = history_key(SECRET_KEY)
HISTORY_OLD_KEYS = env.list("HISTORY_OLD_KEYS", default=[])
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "attachments.uploading.StopAfterEnough",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "attachments.uploading.LetGoWhenFull",
]

CLAMD_SOCKET = env.str("CLAMD_SOCKET", default="")
CLAMD_TIMEOUT = env.float("CLAMD_TIMEOUT", default=6.0)  # seconds; unanswered is not taken

# --- Who comes in ------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": "people.passwords.OwnPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
SESSION_ENGINE = "people.sessions"
SESSION_COOKIE_AGE = 60 * env.int("SESSION_IDLE_MINUTES", default=60)

# --- What is sent ------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="thiduakt@localhost")
EMAIL_TIMEOUT = 20
REMINDER_MAIL_FROM_HOUR = env.int("REMINDER_MAIL_FROM_HOUR", default=7)  # not in the night

# --- Who signs: see docs/adr/0017 -----------------------------------------------------------
# A folder of certificates of the authorities whose word is taken for who signed a file.
SIGNATURE_ROOTS = env.str("SIGNATURE_ROOTS", default="")
# The keys with which this machine signs, in this order; one without a source is not there.
SIGNING_KEYS = [
    {
        "role": "signer",
        "source": env.str("SIGNER_KEY", default=""),
        "secret": env.str("SIGNER_SECRET", default=""),
        "picture": env.str("SIGNER_PICTURE", default=""),
        "millimetres": 0,
    },
    {
        "role": "seal",
        "source": env.str("SEAL_KEY", default=""),
        "secret": env.str("SEAL_SECRET", default=""),
        "picture": env.str("SEAL_PICTURE", default=""),
        "millimetres": env.float("SEAL_MILLIMETRES", default=36.0),
    },
]

# --- Work in the background: see thiduakt/celery.py ----------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
CELERY_BROKER_URL = REDIS_URL or "memory://"
# Nobody waits for a queue that is gone or hangs: see `nudge` in thiduakt/celery.py.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 1,
    "socket_timeout": 3,
    "max_retries": 0,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0}
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "Asia/Ho_Chi_Minh"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# --- Words, days and numbers -------------------------------------------------------------
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]  # what Django's own Vietnamese lacks
FORMAT_MODULE_PATH = ["thiduakt.formats"]

# --- What the browser gets ---------------------------------------------------------------
STATIC_URL = "static/"
# Straight from where they lie, or collected, compressed and named by their content.
WHITENOISE_USE_FINDERS = env.bool("WHITENOISE_USE_FINDERS", default=DEBUG or EMBEDDED)
STATIC_ROOT = None if WHITENOISE_USE_FINDERS else BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static", ("huong-dan", BASE_DIR / "docs/huong-dan/hinh")]
STORAGES = {
    "default": {"BACKEND": "procedure.storing.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Safety ------------------------------------------------------------------------------
PROXY_COUNT = env.int("PROXY_COUNT", default=0)  # of them only we know whom they speak for
HTTPS = env.bool("HTTPS", default=not EMBEDDED)
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=HTTPS)  # asked of who has power
SECOND_FACTOR_FOR_ALL = env.bool("SECOND_FACTOR_FOR_ALL", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^song/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:  # then a browser takes them from this very host alone, over HTTPS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- What is written down ----------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {"thiduakt.doors": {"level": "INFO"}},  # who came in, who could not, who left
}
