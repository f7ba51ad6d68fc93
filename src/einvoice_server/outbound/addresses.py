"""Which addresses are the public internet.

Python's `is_global` changes between its versions and believes addresses that carry another inside.
So the networks are named here, and both must agree.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

_UNICAST = IPv6Network("2000::/3")
"""The only IPv6 addresses that are given out; what maps IPv4 or is local lies elsewhere."""

_CLOSED_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocols, Teredo and ORCHID among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: another address inside
        "2620:4f:8000::/48",  # AS112
        "3ffe::/16",  # 6bone, gone
        "3fff::/20",  # documentation
    )
)
_CLOSED_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind the address translation of providers
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local: the metadata of cloud machines
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)


def is_public(text: str) -> bool:
    """Whether an address, as a resolver writes it, is one of the public internet."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in _CLOSED_4)
    return (
        address.is_global
        and address.scope_id is None
        and address in _UNICAST
        and not any(address in network for network in _CLOSED_6)
    )
