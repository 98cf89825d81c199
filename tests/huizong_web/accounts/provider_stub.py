"""A provider of OpenID Connect on this machine: answers what a test tells it to answer."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, CODE = "huizong", "s3cret/:+", "code-1"


@dataclass
class Stub:
    """What the provider knows and does; tests change it."""

    issuer: str = ""
    key: Any = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    claims: dict[str, Any] = field(default_factory=dict)
    discovery: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    challenge: str = ""
    token: str | None = None
    status: int = 200

    def sign(self, **changed: Any) -> str:
        """Return an ID token of the claims, signed."""
        claims = {name: value for name, value in (self.claims | changed).items() if value != "-"}
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})

    def begun(self, way: str, **claims: Any) -> dict[str, str]:
        """Take a person who comes to the authorization page; return what is asked there."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(way).query).items()}
        self.challenge = asked["code_challenge"]
        now = int(time.time())
        self.claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "preferred_username": "zhouwen",
        } | claims
        return asked

    def answer(self, path: str, fields: dict[str, str], head: Any) -> dict[str, Any]:
        if path == "/.well-known/openid-configuration":
            pages = {"authorization_endpoint": "/ask", "token_endpoint": "/token"}
            pages |= {"jwks_uri": "/keys"}
            found = {name: self.issuer + page for name, page in pages.items()}
            return {"issuer": self.issuer} | found | self.discovery
        if path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            return {"keys": [public | {"kid": "one", "use": "sig"}]}
        return self._token(fields, head)

    def _token(self, fields: dict[str, str], head: Any) -> dict[str, Any]:
        self.asked.append(fields)
        basic = base64.b64decode(head["Authorization"].removeprefix("Basic ")).decode()
        digest = hashlib.sha256(fields["code_verifier"].encode()).digest()
        proved = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == self.challenge
        if basic != "huizong:s3cret%2F%3A%2B" or not proved or fields["code"] != CODE:
            self.status = 400
            return {"error": "invalid_grant"}
        return {"access_token": "x", "id_token": self.token or self.sign()}


@contextmanager
def provider_stub() -> Iterator[Stub]:
    """Serve a provider until the end of the block."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, fields: dict[str, str]) -> None:
            found = json.dumps(stub.answer(self.path, fields, self.headers)).encode()
            self.send_response(stub.status)
            self.end_headers()
            self.wfile.write(found)

        def log_message(self, *_given: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    stub.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
