"""Settings, all from the environment; without any, the embedded database and a development key in var/."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from environs import Env

env = Env()
SOURCE = Path(__file__).resolve().parents[1]
ROOT = SOURCE.parents[1]
VAR = Path(env.str("SAMSPIL_VAR", str(ROOT / "var")))


def _own_key() -> str:
    """A key made once and kept beside the embedded database, so that a first start needs no settings."""
    from django.core.management.utils import get_random_secret_key

    file = VAR / "secret-key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(get_random_secret_key())
        file.chmod(0o600)
    return file.read_text()


DEBUG = env.bool("SAMSPIL_DEBUG", False)
SAMSPIL_DEMO = env.bool("SAMSPIL_DEMO", False)
SECRET_KEY = env.str("SAMSPIL_SECRET_KEY", "") or _own_key()
ALLOWED_HOSTS = env.list("SAMSPIL_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("SAMSPIL_ORIGINS", [])
SECURE = env.bool("SAMSPIL_HTTPS", False)
SITE_URL = env.str("SAMSPIL_URL", "http://localhost:8000")
TWILIO_TOKEN = env.str("SAMSPIL_TWILIO_TOKEN", "")
SIP_GATEWAY = env.str("SAMSPIL_SIP_GATEWAY", "")
"""With what Twilio signs what it tells of calls to an acute line."""

INSTALLED_APPS = [
    "samspil.ground.apps.GroundConfig",
    "samspil.look.apps.LookConfig",
    "samspil.trail.apps.TrailConfig",
    "samspil.notices.apps.NoticesConfig",
    "samspil.documents.apps.DocumentsConfig",
    "samspil.access.apps.AccessConfig",
    "samspil.institutions.apps.InstitutionsConfig",
    "samspil.accounts.apps.AccountsConfig",
    "samspil.rules.apps.RulesConfig",
    "samspil.programmes.apps.ProgrammesConfig",
    "samspil.people.apps.PeopleConfig",
    "samspil.consents.apps.ConsentsConfig",
    "samspil.referrals.apps.ReferralsConfig",
    "samspil.cases.apps.CasesConfig",
    "samspil.sharing.apps.SharingConfig",
    "samspil.meetings.apps.MeetingsConfig",
    "samspil.plans.apps.PlansConfig",
    "samspil.duty.apps.DutyConfig",
    "samspil.carers.apps.CarersConfig",
    "samspil.fostering.apps.FosteringConfig",
    "samspil.matching.apps.MatchingConfig",
    "samspil.courses.apps.CoursesConfig",
    "samspil.line.apps.LineConfig",
    "samspil.beds.apps.BedsConfig",
    "samspil.crisis.apps.CrisisConfig",
    "samspil.coaching.apps.CoachingConfig",
    "samspil.supervision.apps.SupervisionConfig",
    "samspil.evaluation.apps.EvaluationConfig",
    "samspil.exchange.apps.ExchangeConfig",
    "samspil.rights.apps.RightsConfig",
    "samspil.formulations.apps.FormulationsConfig",
    "samspil.ecomaps.apps.EcomapsConfig",
    "samspil.retention.apps.RetentionConfig",
    "samspil.watch.apps.WatchConfig",
    "samspil.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "samspil.desk.texts.PlainText",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samspil.desk.texts.KeptByNobody",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samspil.accounts.web.middleware.ActorMiddleware",
    "samspil.desk.spoken.HeldBack",
    "samspil.desk.once.SentOnce",
]

ROOT_URLCONF = "samspil.desk.urls"
WSGI_APPLICATION = "samspil.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "look" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "samspil.desk.frame.frame",
            ],
        },
    }
]

DATABASES = {"default": env.dj_db_url("SAMSPIL_DATABASE", f"sqlite:///{VAR / 'samspil.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("SAMSPIL_CONNECTION_SECONDS", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command=(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA busy_timeout=20000; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        ),
    )
elif env.bool("SAMSPIL_PREPARED_STATEMENTS", True):
    # The server keeps the plan of a statement that comes again. Off behind a pooler that shares connections.
    DATABASES["default"].setdefault("OPTIONS", {}).update(server_side_binding=True, prepare_threshold=5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Counts of failed sign-ins must be one for all processes, hence in the database.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "samspil_cache"},
}

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["samspil.accounts.web.backend.Accounts"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:front"
LOGOUT_REDIRECT_URL = "desk:front"
ACCOUNT_ADAPTER = "samspil.accounts.web.adapters.InvitationOnly"
SOCIALACCOUNT_ADAPTER = "samspil.accounts.web.adapters.KnownPeopleOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "samspil.accounts.web.adapters.SealedSecrets"
MFA_FORMS = {"add_webauthn": "samspil.accounts.web.passkeys.AddPasskeyForm"}
MFA_RECOVERY_CODE_COUNT = 10
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = env.bool("SAMSPIL_INSECURE_PASSKEYS", SAMSPIL_DEMO)
MFA_TOTP_ISSUER = "Samspil"
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = env.int("SAMSPIL_SESSION_SECONDS", 10 * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE and env.bool("SAMSPIL_REDIRECT_TO_HTTPS", True)
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("SAMSPIL_BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # failed sign-ins are counted per visitor, not per proxy

OIDC_SERVER = env.str("SAMSPIL_OIDC_SERVER", "")
if OIDC_SERVER:
    SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: our policy lets forms go nowhere but home
    INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "organisation",
                    "name": env.str("SAMSPIL_OIDC_NAME", "Organisation account"),
                    "client_id": env.str("SAMSPIL_OIDC_CLIENT"),
                    "secret": env.str("SAMSPIL_OIDC_SECRET"),
                    "settings": {"server_url": OIDC_SERVER},
                }
            ],
        }
    }

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands"), ("da", "Dansk"), ("cs", "Čeština"), ("fi", "Suomi")]
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": env.str("SAMSPIL_STATIC", "whitenoise.storage.CompressedManifestStaticFilesStorage"),
    },
}
MEDIA_ROOT = VAR / "files"
FILE_UPLOAD_HANDLERS = [
    "samspil.look.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
SAMSPIL_OVERDUE_DAYS = env.int("SAMSPIL_OVERDUE_DAYS", 7)
SAMSPIL_LARGEST_UPLOAD = env.int("SAMSPIL_LARGEST_UPLOAD", 50_000_000)
SAMSPIL_LARGEST_DOCUMENT = env.int("SAMSPIL_LARGEST_DOCUMENT", 10_000_000)

EMAIL_URL = env.str("SAMSPIL_EMAIL_URL", "")
if EMAIL_URL:
    vars().update(env.dj_email_url("SAMSPIL_EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = env.str("SAMSPIL_FROM", "Samspil <samspil@localhost>")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_secrets": {"()": "samspil.desk.logs.NoSecrets"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_secrets"]}
    },
    "root": {"handlers": ["console"], "level": env.str("SAMSPIL_LOG", "WARNING")},
}
