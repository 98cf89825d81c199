"""The digest SM3 (GB/T 32905-2016): OpenSSL's where it has one, else the same in plain Python.

Some builds of OpenSSL leave SM3 out (LibreSSL, FIPS). The plain form is a thousand times slower,
still under a millisecond for an entry of the log, and needs nothing else installed.
"""

import hashlib
import struct

NAME = "sm3"
_START = struct.unpack(
    ">8I", bytes.fromhex("7380166f4914b2b9172442d7da8a0600a96f30bc163138aae38dee4db0fb0e4e")
)
_MASK = 0xFFFFFFFF


def digest(data: bytes) -> str:
    """Return the SM3 digest of some bytes in hexadecimal."""
    return hashlib.new(NAME, data).hexdigest() if from_openssl() else plain(data)


def from_openssl() -> bool:
    """Whether Python's OpenSSL has SM3."""
    return NAME in hashlib.algorithms_available


def plain(data: bytes) -> str:
    """Return the SM3 digest of some bytes, computed in Python."""
    fill = (55 - len(data)) % 64
    padded = data + b"\x80" + bytes(fill) + struct.pack(">Q", len(data) * 8)
    state = _START
    for start in range(0, len(padded), 64):
        state = _compressed(state, padded[start : start + 64])
    return struct.pack(">8I", *state).hex()


def _compressed(state: tuple[int, ...], block: bytes) -> tuple[int, ...]:
    words = _expanded(block)
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        constant = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = _turned((_turned(a, 12) + e + _turned(constant, j % 32)) & _MASK, 7)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
        tt1 = (ff + d + (ss1 ^ _turned(a, 12)) + (words[j] ^ words[j + 4])) & _MASK
        tt2 = (gg + h + ss1 + words[j]) & _MASK
        a, b, c, d = tt1, a, _turned(b, 9), c
        e, f, g, h = tt2 ^ _turned(tt2, 9) ^ _turned(tt2, 17), e, _turned(f, 19), g
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True))


def _expanded(block: bytes) -> list[int]:
    words = list(struct.unpack(">16I", block))
    for j in range(16, 68):
        mixed = words[j - 16] ^ words[j - 9] ^ _turned(words[j - 3], 15)
        mixed ^= _turned(mixed, 15) ^ _turned(mixed, 23)
        words.append(mixed ^ _turned(words[j - 13], 7) ^ words[j - 6])
    return words


def _turned(word: int, by: int) -> int:
    return ((word << by) | (word >> (32 - by))) & _MASK if by else word
