"""Settings, all from the environment; without any, the embedded database and a development key in var/."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
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

INSTALLED_APPS = [
    "samspil.ground.apps.GroundConfig",
    "samspil.look.apps.LookConfig",
    "samspil.trail.apps.TrailConfig",
    "samspil.notices.apps.NoticesConfig",
    "samspil.documents.apps.DocumentsConfig",
    "samspil.access.apps.AccessConfig",
    "samspil.institutions.apps.InstitutionsConfig",
    "samspil.accounts.apps.AccountsConfig",
    "samspil.people.apps.PeopleConfig",
    "samspil.referrals.apps.ReferralsConfig",
    "samspil.cases.apps.CasesConfig",
    "samspil.fostering.apps.FosteringConfig",
