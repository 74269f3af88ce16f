"""The files in deploy/: what they name is there, and they keep what they promise."""

import configparser
import fnmatch
import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from api.app import create_app
from api.settings import ApiSettings
from kg.cli.app import app
from kg.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
LAST_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
CADDYFILE = (DEPLOY / "Caddyfile").read_text("utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES = sorted(DEPLOY.glob("*.service"))
ADDRESSES = set(create_app(ApiSettings("memory:")).openapi()["paths"])


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path)
    return parser


def seconds(text: str) -> int:
    return int(re.fullmatch(r"(\d+)s?", text).group(1))


def test_the_image_is_built_from_files_that_are_there_and_let_in():
    sources = [
        source for line in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE) for source in line.split()
    ]
    assert {"kg", "api", "ontology", "queries", "pyproject.toml"} <= set(sources)
    let_in = [line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line[:1] == "!"]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if not any(fnmatch.fnmatch(source, one) for one in let_in)] == []
    packages = re.search(r"packages = \[(.*?)\]", (ROOT / "pyproject.toml").read_text()).group(1)
    assert set(re.findall(r'"(\w+)"', packages)) <= set(sources)


def test_the_image_runs_without_rights_and_knows_its_health():
    user, _, group = (
        re.search(r"^USER (\d+):(\d+)$", LAST_STAGE, re.MULTILINE).group(0).removeprefix("USER ").partition(":")
    )
    assert int(user) > 0
    assert int(group) > 0
    address = re.search(r"HEALTHCHECK.*?http://127\.0\.0\.1:8000(/\w+)", LAST_STAGE, re.DOTALL).group(1)
    assert address in ADDRESSES
    store = re.search(r"SOZIALRAUM_STORE=(\S+)", LAST_STAGE).group(1)
    volume = re.search(r"^VOLUME (\S+)$", LAST_STAGE, re.MULTILINE).group(1)
    assert Path(store).parent == Path(volume), "a mount point cannot be renamed, so restore could not exchange it"


@pytest.mark.parametrize(
    "command",
    [
        re.findall(r'"([^"]+)"', re.search(r"^CMD (.+)$", LAST_STAGE, re.MULTILINE).group(1)),
        *(unit(path)["Service"]["ExecStart"].split()[1:] for path in SERVICES),
    ],
    ids=" ".join,
)
def test_the_commands_are_there_with_their_options(command):
    told = CliRunner().invoke(app, [command[0], "--help"], env={"COLUMNS": "300"}).stdout
    assert [option for option in command if option.startswith("--") and option not in told] == []
    assert "Usage" in told


def test_every_setting_is_one():
    texts = [path.read_text("utf-8") for path in DEPLOY.iterdir()]
    named = {name for text in texts for name in re.findall(r"SOZIALRAUM_([A-Z_]+)", text)} - {"DOMAIN"}
    assert named
    assert named <= {name.upper() for name in Settings.model_fields}


def test_who_is_told_to_stop_gets_the_time_for_it():
    service = unit(DEPLOY / "sozialraum.service")["Service"]
    given = int(re.search(r"SOZIALRAUM_STOP_SECONDS=(\d+)", service["Environment"]).group(1))
    assert seconds(service["TimeoutStopSec"]) > given + 5
    assert service["KillMode"] == "mixed", "workers must not get the signal: their answers are to end"
    container = COMPOSE["services"]["app"]
    assert seconds(container["stop_grace_period"]) > int(container["environment"]["SOZIALRAUM_STOP_SECONDS"]) + 5


def test_the_containers_may_do_little():
    for container in COMPOSE["services"].values():
        assert container["read_only"] is True
        assert container["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in container["security_opt"]
    inside = COMPOSE["services"]["app"]
    assert inside["user"] == "10001:10001"
    assert "ports" not in inside
    assert any(mount.startswith("/tmp:") for mount in inside["tmpfs"])  # noqa: S108 - the container's own
    subnet = COMPOSE["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert inside["environment"]["SOZIALRAUM_TRUSTED_PROXIES"] == subnet
    assert Path(inside["environment"]["SOZIALRAUM_STORE"]).parent.as_posix() == inside["volumes"][0].partition(":")[2]
    assert {mount.partition(":")[0] for one in COMPOSE["services"].values() for mount in one["volumes"]} <= {
        *COMPOSE["volumes"],
        "./Caddyfile",
    }


def test_the_proxy_asks_the_server_and_keeps_what_is_inside():
    port = re.search(r"^EXPOSE (\d+)$", LAST_STAGE, re.MULTILINE).group(1)
    assert f"reverse_proxy app:{port}" in CADDYFILE
    assert "app" in COMPOSE["services"]
    assert re.search(r"health_uri (\S+)", CADDYFILE).group(1) in ADDRESSES
    hidden = re.search(r"@inside path (.+)", CADDYFILE).group(1).split()
    assert [one for one in hidden if not any(fnmatch.fnmatch(address, one) for address in ADDRESSES)] == []
    assert {address for address in ADDRESSES if address.startswith(("/admin", "/metrics"))} == {
        "/metrics",
        "/admin/backup",
    }
    assert CADDYFILE.count("{") == CADDYFILE.count("}")


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_the_units_are_shut_in(path):
    service = unit(path)["Service"]
    assert service["ExecStart"].startswith("/opt/sozialraum/bin/sozialraum ")
    expected = {"NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "DynamicUser": "yes"}
    assert {name: service[name] for name in expected} == expected
    assert service["CapabilityBoundingSet"] == ""
    store = re.search(r"SOZIALRAUM_STORE=(\S+)", service["Environment"]).group(1)
    assert Path(store).parent.name in service["StateDirectory"].split()
