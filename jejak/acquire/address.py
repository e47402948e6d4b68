"""Which network addresses may be read. A page must not make us read services of this machine or of the network it stands in."""

from __future__ import annotations

import ipaddress
import socket


class RefusedError(Exception):
    """The address must not, or cannot, be read; the message says why."""


def resolve(host: str, port: int, allow_private: bool) -> str:
    """An IP address of `host`, to be connected to as it is, so that a second look-up cannot give another one.

    Raises `RefusedError` where the name is unknown, or where any of its addresses is not public and `allow_private` is not set.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(f"the host {host!r} cannot be found ({error}); check the address and the connection") from error
    addresses = [str(info[4][0]).partition("%")[0] for info in found]
    for address in addresses:
        if not allow_private and not public(address):
            raise RefusedError(f"{host} is at {address}, which is not public; set allow_private to read pages of your own network")
    return addresses[0]


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are the v4 address that is reached."""
_NEVER = tuple(map(ipaddress.IPv6Network, ("::/96", "64:ff9b:1::/48", "fec0::/10")))
"""v4 written in v6 as it was once (RFC 4291), NAT64 within a network (RFC 8215), site-local."""


def public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it is a v4 address written as v6."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        translated = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else None
        inner = translated or ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return public(str(inner))
        if any(ip in network for network in _NEVER):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
