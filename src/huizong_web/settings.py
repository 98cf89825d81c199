"""Django's settings; what differs between installations comes from the environment."""

from csp.constants import NONE, SELF

from huizong_web import environment
from huizong_web.accounts.profile import read_profile
from huizong_web.accounts.provider import read_provider

DATA = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA)
DEBUG = environment.switch("HUIZONG_DEBUG")
ALLOWED_HOSTS = environment.words("HUIZONG_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
# The office's own registers and indicators: folders of definitions beside those of the library.
LEDGERS = environment.text("HUIZONG_LEDGERS")
INDICATORS = environment.text("HUIZONG_INDICATORS")
MAX_UPLOAD_BYTES = environment.megabytes("HUIZONG_MAX_UPLOAD_MB", 50)

INSTALLED_APPS = [
    "huizong_web.lineage",
    "huizong_web.reports",
    "huizong_web.indicators",
    "huizong_web.ledgers.importing",
    "huizong_web.ledgers",
    "huizong_web.notifications",
    "huizong_web.accounts",
    "huizong_web.offices",
    "huizong_web.audit",
    "huizong_web.oversight",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "huizong_web.accounts.headers.headers_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "huizong_web.accounts.language.language_middleware",
    "huizong_web.audit.middleware.audit_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "huizong_web.accounts.watching.session_middleware",
    "huizong_web.accounts.watching.SignInRequired",
    "huizong_web.accounts.watching.DutiesFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "huizong_web.urls"
WSGI_APPLICATION = "huizong_web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [environment.HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "huizong_web.notifications.bell.bell",
                "huizong_web.accounts.menu.menu",
                "huizong_web.reports.touring.tour",
                "huizong_web.clock.example_day",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {"default": environment.database(DATA)}
# The log: its anchor may lie on another disk; kept for half a year (Cybersecurity Law, art. 21).
AUDIT_ANCHOR = environment.text("HUIZONG_AUDIT_ANCHOR") or DATA / "audit-anchor"
AUDIT_KEEP_DAYS = environment.days("HUIZONG_AUDIT_KEEP_DAYS", 184)
# Reading a page whose guard asks for one of these is noted: personal data, a section's own words.
AUDIT_READS = {"see-submission", "manage-people", "grant", "read-log"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
SIGN_IN_PROFILE = environment.text("HUIZONG_PROFILE") or "dengbao"
read_profile(SIGN_IN_PROFILE)  # a fault in it is told when the site starts, not to who signs in
SECOND_FACTOR_ROLES = environment.words_or_none("HUIZONG_SECOND_FACTOR")
OIDC = read_provider()
PROXIES = environment.count("HUIZONG_PROXIES")
AUTH_PASSWORD_VALIDATORS = [{"NAME": "huizong_web.accounts.passwords.PolicyValidator"}]
PASSWORD_HASHERS = [
    "huizong_web.accounts.passwords.Argon2",
    # What an older installation stored; hashed anew at the next sign-in.
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# Chinese unless the visitor switches; the sentences in the code are Chinese, `locale` holds others.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [environment.HERE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [environment.HERE / "static"]
MEDIA_ROOT = DATA / "files"  # no address leads there: files go out through views that ask who may
STORAGES = {
    "default": {"BACKEND": "huizong_web.storing.WholeFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "huizong_web.uploads.LimitingHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

SESSION_ENGINE = "huizong_web.accounts.sessions"
SESSION_COOKIE_AGE = (
    24 * 3600
)  # at the longest; the profile's times are shorter and kept in the server
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # a desk may be shared
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Letters go out by the mail server of HUIZONG_SMTP; without one there are notices in the site only.
SITE_ADDRESS = environment.site_address()
MAIL = environment.mail_server()
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.tls, MAIL.ssl
DEFAULT_FROM_EMAIL = environment.text("HUIZONG_MAIL_FROM", "huizong@localhost")
EMAIL_TIMEOUT = 20

# Behind a proxy that speaks HTTPS to the world and sets X-Forwarded-Proto itself.
HTTPS = environment.switch("HUIZONG_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
# Under HTTPS browsers take a cookie of such a name from this host only, and for all its addresses.
_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_HOST}sessionid", f"{_HOST}csrftoken"
LANGUAGE_COOKIE_NAME = f"{_HOST}django_language"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
