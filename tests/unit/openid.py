"""An OpenID provider on loopback, and tokens as it signs them."""

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from api.settings import Oidc

AUDIENCE = "https://graph.example"
NOW = 1_800_000_000


class Provider:
    """An OpenID provider on loopback: the keys it publishes, how it answers, and what it was asked."""

    def __init__(self) -> None:
        self.keys = [elliptic("one")]
        self.asked: list[str] = []
        self.discovery: dict[str, object] = {}
        self.answer: tuple[int, bytes] | None = None
        self.moved = ""
        self.wait = 0.0
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.asked.append(self.path)
                time.sleep(provider.wait)
                moved = provider.moved and self.path != provider.moved
                status, body = (302, b"") if moved else provider.answer or (200, provider.document(self.path))
                self.send_response(status)
                if provider.moved:
                    self.send_header("Location", provider.moved)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

            def handle(self):
                try:
                    super().handle()
                except ConnectionError:  # the asking side gave up, as it should
                    self.close_connection = True

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()
        self.issuer = f"http://127.0.0.1:{self.server.server_port}/realm"

    def document(self, path: str) -> bytes:
        if path.endswith("/.well-known/openid-configuration"):
            told = {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **self.discovery}
            return json.dumps(told).encode()
        return json.dumps({"keys": [key.as_dict() if hasattr(key, "as_dict") else key for key in self.keys]}).encode()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)

    def oidc(self, **changes) -> Oidc:
        return Oidc(self.issuer, AUDIENCE, **{"trusted_hosts": ("127.0.0.1",), **changes})


def elliptic(number):
    return ECKey.generate_key("P-256", {"kid": number, "use": "sig"})


def claims(provider, **changes):
    told = {"iss": provider.issuer, "aud": AUDIENCE, "sub": "sara", "exp": NOW + 300, "scope": "sozialraum:write"}
    return {name: value for name, value in {**told, **changes}.items() if value is not None}


def signed(provider, key=None, header=None, **changes):
    key = key or provider.keys[0]
    algorithm = "RS256" if isinstance(key, RSAKey) else "ES256"
    head = {"alg": algorithm, "kid": key.kid, "typ": "at+jwt", **(header or {})}
    head = {name: value for name, value in head.items() if value is not None}
    return jwt.encode(head, claims(provider, **changes), key, [head["alg"]], default_type=None)


def encoded(part) -> str:
    return (
        base64.urlsafe_b64encode(part if isinstance(part, bytes) else json.dumps(part).encode()).rstrip(b"=").decode()
    )
