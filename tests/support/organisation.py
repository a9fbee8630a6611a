"""An organisation's sign-in server, as small as it can be, and a walk through ours with it.

Run as a program with ``SAMSPIL_OIDC_SERVER`` empty: it starts the server, sets the settings, and prints what it saw as
JSON. A process of its own, because sign-in by OpenID Connect is switched on by the settings that are read at start.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CLIENT, SECRET = "samspil", "a-secret-of-the-organisation-" + "x" * 20
PEOPLE: dict[str, dict[str, Any]] = {
    "known": {"sub": "1", "email": "jana@example.org", "email_verified": True},
    "stranger": {"sub": "2", "email": "nobody@example.org", "email_verified": True},
    "unverified": {"sub": "3", "email": "petra@example.org", "email_verified": False},
    "unsaid": {"sub": "4", "email": "petra@example.org"},
    "locked": {"sub": "5", "email": "lukas@example.org", "email_verified": True},
    "known-renamed": {"sub": "1", "email": "jana.new@example.org", "email_verified": True},
}


class Organisation(BaseHTTPRequestHandler):
    def log_message(self, *words: Any) -> None:
        return None

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        if self.path.endswith("openid-configuration"):
            ends = {
                "authorization_endpoint": "authorize",
                "token_endpoint": "token",
                "userinfo_endpoint": "userinfo",
                "jwks_uri": "keys",
            }
            said = {"issuer": here} | {name: f"{here}/{end}" for name, end in ends.items()}
            return self.answer(said | {"token_endpoint_auth_methods_supported": ["client_secret_post"]})
        if self.path == "/userinfo":
            return self.answer(PEOPLE[self.headers["Authorization"].removeprefix("Bearer ")])
        return self.answer({}, 404)

    def do_POST(self) -> None:
        import jwt

        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        person = said["code"][0]
        if said.get("client_secret") != [SECRET] or "code_verifier" not in said:
            return self.answer({"error": "invalid_client"}, 401)
        here = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        claims = {"iss": here, "aud": CLIENT, "iat": int(time.time()), "exp": int(time.time()) + 300}
        token = jwt.encode(claims | PEOPLE[person], SECRET, algorithm="HS256")
        return self.answer({"access_token": person, "token_type": "Bearer", "id_token": token})

    def answer(self, body: dict[str, Any], status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


def walk(person: str) -> dict[str, Any]:
    """One person comes back from the organisation's server."""
    from django.test import Client

    client = Client()
    page = client.get("/account/login/").content.decode()
    button = re.search(r'href="(/account/oidc/[^"]+)"', page)
    assert button, "no button"
    leaves = client.get(button[1].replace("&amp;", "&"))
    asked = parse_qs(urlsplit(leaves["Location"]).query)
    back = client.get(
        "/account/oidc/organisation/login/callback/", {"code": person, "state": asked["state"][0]}
    )
    hops = 0
    while back.status_code == 302 and hops < 4 and not back["Location"].startswith("/day"):
        back, hops = client.get(back["Location"]), hops + 1
    inside = client.get("/me/")
    forged = Client().get("/account/oidc/organisation/login/callback/", {"code": person, "state": "forged"})
    return {
        "leaves_for": leaves["Location"].split("?")[0],
        "asks_for": sorted(asked),
        "button": re.sub(r"<[^>]+>|\s+", " ", page[button.start() - 20 : button.end() + 200]),
        "inside": inside.status_code == 200,
        "page": inside.content.decode() if inside.status_code == 200 else "",
        "said": re.sub(r"<[^>]+>|\s+", " ", back.content.decode())[:4000] if back.status_code == 200 else "",
        "forged": forged.status_code,
    }


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Organisation)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ |= {
        "SAMSPIL_OIDC_SERVER": f"http://127.0.0.1:{server.server_port}",
        "SAMSPIL_OIDC_NAME": "Město Brno",
        "SAMSPIL_OIDC_CLIENT": CLIENT,
        "SAMSPIL_OIDC_SECRET": SECRET,
        "SAMSPIL_HOSTS": "testserver",
        "SAMSPIL_STATIC": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from samspil.accounts import service as accounts
    from samspil.accounts.models import Account
    from samspil.trail.models import Entry
    from tests.cast import MACHINE, NOW, call

    cast = call()
    accounts.lock(by=MACHINE, at=NOW, account=cast.lukas, locked=True)
    before = Account.objects.count()
    seen: dict[str, Any] = {person: walk(person) for person in PEOPLE}
    seen["new_accounts"] = Account.objects.count() - before
    seen["signed_in"] = list(Entry.objects.filter(act="accounts.sign_in").values_list("account", flat=True))
    seen["jana"] = cast.jana.pk
    sys.stdout.write(json.dumps(seen, default=str) + "\n")


if __name__ == "__main__":
    main()
