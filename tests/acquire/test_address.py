import socket

import pytest

from jejak.acquire.address import RefusedError, public, resolve


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1", "fd00::1",
     "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
     "::127.0.0.1", "::8.8.8.8", "fec0::1", "4000::1", "::", "224.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_other_addresses(address: str) -> None:
    assert not public(address)


def test_a_host_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(RefusedError, match=r"10\.0\.0\.1"):
        resolve("a.example", 80, allow_private=False)
    assert resolve("a.example", 80, allow_private=True) == "8.8.8.8"
