"""How often an address may ask: strangers have no key that could be counted."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import Request

from einvoice_server.kit.rate_limit import Allowance, Standing
from einvoice_server.services import Services


async def counted(services: Services, request: Request) -> Standing:
    """Count a request for its address, of which only a bucket of a keyed hash is kept.

    So neither memory nor table grows with the number of addresses, and neither holds one.
    """
    settings = services.settings
    network = network_of(request.client.host if request.client else "")
    bucket = services.secret.hash("address", network.encode())[:2].hex()
    allowance = Allowance(settings.rate_limit_per_minute, settings.rate_limit_burst)
    return await services.limiter.take(f"address:{bucket}", allowance, services.clock.now())


def network_of(host: str) -> str:
    """The address itself; of one of IPv6 the half that its owner cannot choose."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return address.exploded[:19]
