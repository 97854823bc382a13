"""Object stores prove who they are before anything of ours is said, as every other server does."""

import base64

import pytest
import trustme

from tests.sync.running import IMPATIENT
from tests.sync.test_trust import CANARY, USER, authority, expired, shelf
from trainer_desk.sync import Refused, Why
from trainer_desk.sync.address import address
from trainer_desk.sync.credentials import Secret, SessionCredentials
from trainer_desk.sync.opening import Doors

__all__ = ["authority"]

KEY = base64.b64encode(CANARY.encode()).decode()
STORES = {
    "s3": ("&region=r", Secret(user=USER, password=CANARY)),
    "az": ("", Secret(user=USER, password=KEY)),
}
CERTIFICATES = {
    "expired": expired,
    "other host": lambda authority: authority.issue_cert("other.example"),
    "unknown authority": lambda _: trustme.CA().issue_cert("localhost"),
}


def opened(scheme: str, port: int):
    more, secret = STORES[scheme]
    url = f"{scheme}://desk/x?endpoint=https://localhost:{port}{more}"
    credentials = SessionCredentials()
    credentials.keep(address(url).url, secret)
    return Doors(credentials=credentials, hosts=None, patience=IMPATIENT).open(url)


@pytest.mark.parametrize("scheme", STORES)
@pytest.mark.parametrize("certificate", CERTIFICATES.values(), ids=CERTIFICATES)
def test_who_cannot_prove_it_is_refused_and_hears_nothing(authority, scheme, certificate):
    with shelf(certificate(authority)) as server, pytest.raises(Refused) as refused:
        opened(scheme, server.server_port).read("target.json")

    assert refused.value.why is Why.TRUST
    assert server.seen == []
    assert CANARY not in str(refused.value)


@pytest.mark.parametrize("scheme", STORES)
def test_a_store_of_a_trusted_authority_is_believed_and_never_told_the_key(authority, scheme):
    with shelf(authority.issue_cert("localhost")) as server:
        assert opened(scheme, server.server_port).read("nothing") is None

    heard = repr(server.seen)
    assert "uthorization" in heard
    assert CANARY not in heard
    assert KEY not in heard
