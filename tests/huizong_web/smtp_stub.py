"""A mail server that misbehaves as it is told."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


@dataclass
class MailBox:
    """What the server took in, and how it behaves: the name of one of the lines below."""

    behaviour: str = "fine"
    letters: list[EmailMessage] = field(default_factory=list)
    port: int = 0
    slow: float = 0.0


# behaviour: (command, answer); an empty answer hangs up, None keeps silent.
ODDITIES = {
    "fine": ("", ""),
    "full": ("RCPT", "452 4.2.2 mailbox full\r\n"),
    "nobody": ("RCPT", "550 5.1.1 no such user\r\n"),
    "refuses the letter": ("BODY", "554 5.7.1 looks like spam\r\n"),
    "busy": ("BODY", "451 4.3.0 try again later\r\n"),
    "hangs up": ("DATA", ""),
    "hangs up after the letter": ("BODY", ""),
    "says nonsense": ("HELLO", "how do you do\r\n"),
    "keeps silent": ("MAIL", None),
}


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box: MailBox = self.server.box
        at, odd = ODDITIES[box.behaviour]

        def say(command: str, usual: str) -> bool:
            """Answer a command; return whether the talk goes on."""
            answer = odd if command == at else usual
            if answer is None:
                self.server.over.wait(10)
                return False
            self.wfile.write(answer.encode())
            return bool(answer)

        if not say("HELLO", "220 stub\r\n"):
            return
        while line := self.rfile.readline().decode("ascii", "replace").strip():
            command = line[:4].upper()
            if command == "DATA":
                if not say("DATA", "354 go on\r\n"):
                    return
                letter = b"".join(iter(self.rfile.readline, b".\r\n"))
                time.sleep(box.slow)
                if not say("BODY", "250 taken\r\n"):
                    return
                if at != "BODY":
                    box.letters.append(message_from_bytes(letter, policy=default))
            elif command == "QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            elif not say(command, "250 fine\r\n"):
                return


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_server() -> Iterator[MailBox]:
    """Run the server until the end of the block."""
    box = MailBox()
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.box, server.over = box, threading.Event()
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield box
        server.over.set()
        server.shutdown()
        thread.join()
