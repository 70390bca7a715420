"""Connections to public addresses only.

A name is looked up here, all its addresses are checked, and the connection goes to the very address that was
checked: what the name says a moment later does not matter. TLS still verifies the name.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, Final

import httpcore

from rhetoric.web.answer import NotFetchedError

_NAT64: Final = ip_network("64:ff9b::/96")


class PublicNetwork(httpcore.AsyncNetworkBackend):
    """httpcore's network, less every address that is private, loopback, link-local or otherwise special.

    `allowed` names hosts, or host:port, that may lie there all the same.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(name.lower() for name in allowed)
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first checked address that answers; NotFetchedError when there is none to try."""
        addresses = await self._addresses(host, port)
        for address in addresses[:-1]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._network.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def _addresses(self, host: str, port: int) -> list[str]:
        found = await _look_up(host, port)
        if host.lower() in self._allowed or f"{host}:{port}".lower() in self._allowed:
            return found
        if special := [address for address in found if not is_public(address)]:
            where = "" if host == special[0] else f" of {host}"
            detail = f"the address {special[0]}{where} is not public; web.allowed_private_hosts can allow it"
            raise NotFetchedError(host, "private_address", detail)
        return found


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; so must be the IPv4 address that an IPv6 one wraps."""
    ip = _unwrapped(ip_address(address.partition("%")[0]))
    if ip is None:
        return False
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    return ip.is_global and not special


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address | None:
    """The address that packets will reach; None for Teredo, which goes through a stranger."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip.teredo:
        return None
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


async def _look_up(host: str, port: int) -> list[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetchedError(host, "unresolved", f"the name {host} has no address: {error}") from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
