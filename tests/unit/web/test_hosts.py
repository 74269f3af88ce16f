"""Hosts: no address of the own machine or network passes, in whatever dress."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.hosts import public_addresses

PRIVATE = [
    ipaddress.ip_network(one)
    for one in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/29",
        "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
        "240.0.0.0/4", "255.255.255.255/32", "::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        "2001:db8::/32", "64:ff9b:1::/48",
    )
]  # fmt: skip


def allowed(address, host="x.example", trusted=()):
    return public_addresses(trusted)(host, ipaddress.ip_address(address))


@given(st.sampled_from(PRIVATE).flatmap(lambda network: st.ip_addresses(network=network)))
def test_no_address_of_a_special_network_passes(address):
    assert not allowed(str(address))


@given(st.sampled_from([one for one in PRIVATE if one.version == 4]).flatmap(lambda one: st.ip_addresses(network=one)))
def test_nor_does_one_that_is_wrapped(address):
    number = int(address)
    wrapped = [
        (0xFFFF << 32) | number,
        (0x0064_FF9B << 96) | number,
        (0x2002 << 112) | (number << 80),
        (0x2001_0000 << 96) | (number ^ 0xFFFF_FFFF),
        number,
    ]
    assert not any(allowed(str(ipaddress.IPv6Address(one))) for one in wrapped)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_addresses_pass(address):
    assert allowed(address)


def test_a_trusted_host_passes_by_name_alone():
    assert allowed("10.1.2.3", "Intranet.Stadt.example.", trusted=["intranet.stadt.example"])
    assert not allowed("10.1.2.3", "intranet.stadt.example.evil.example", trusted=["intranet.stadt.example"])
