"""docker-compose.yml, Dockerfile and .env.example, held against the program they describe."""

import ast
import itertools
import os
import re
import runpy
import shlex
import subprocess
import sys

import pytest
import yaml
from celery.bin.celery import celery
from django.conf import settings
from django.core.management import get_commands
from django.urls import resolve
from gunicorn import util
from gunicorn.config import Config

from attachments.accepting import MAX_BYTES
from thiduakt.checks import PRINTING_LIBRARIES
from thiduakt.environment import BASE_DIR
from thiduakt.health import health
from thiduakt.web import ListeningWorker

COMPOSE_TEXT = (BASE_DIR / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
SERVICES = COMPOSE["services"]
BIND = SERVICES["web"]["command"][1:]
CADDY_LINES = (BASE_DIR / "deploy/Caddyfile").read_text().splitlines()
CADDY = "\n".join(line for line in CADDY_LINES if not line.lstrip().startswith("#"))
DOCKERFILE = (BASE_DIR / "Dockerfile").read_text()
EXAMPLE = (BASE_DIR / ".env.example").read_text().splitlines()

OURS = ["migrate", "web", "worker", "beat"]
READ_BY_OTHERS = {  # gunicorn, bin/start, compose
    "WEB_CONCURRENCY",
    "PORT",
    "POSTGRES_PASSWORD",
    "POSTGRES_OWNER_PASSWORD",
}

# What somebody writes into .env before the first `docker compose up`.
FILLED_IN = {
    "SECRET_KEY": "khoa-ngau-nhien-" * 4,
    "HISTORY_KEY": "khoa-nhat-ky-" * 4,
    "ALLOWED_HOSTS": "thidua.example",
    "SITE_URL": "https://thidua.example",
    "POSTGRES_PASSWORD": "matkhau",
    "POSTGRES_OWNER_PASSWORD": "matkhau-chu",
    "EMAIL_URL": "smtp+tls://ten:matkhau@mail.example:587",
    "DEFAULT_FROM_EMAIL": "thidua@thidua.example",
}


def names_read_by_settings() -> set[str]:
    """Give every NAME of an `env.something("NAME", …)` in the settings."""
    sources = [BASE_DIR / "thiduakt" / name for name in ("settings.py", "environment.py")]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source.read_text()))]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "env"
    }


def names_of_the_example() -> list[str]:
    return [match[1] for line in EXAMPLE if (match := re.match(r"# ([A-Z_]+)=", line))]


def filled_in(text: str) -> str:
    """Fill `${NAME:?sentence}`, `${NAME:-default}` and `${NAME}` as Docker Compose does."""
    variable = re.compile(r"\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}")
    return variable.sub(lambda match: FILLED_IN.get(match[1], match[2] or ""), text)


# --- .env.example ------------------------------------------------------------------------


def test_the_example_names_every_variable_once():
    assert sorted(names_of_the_example()) == sorted(names_read_by_settings() | READ_BY_OTHERS)


def test_every_variable_of_the_example_has_its_sentence_above():
    pairs = itertools.pairwise(EXAMPLE)
    bare = [line for above, line in pairs if "=" in line and not re.match(r"# \w+ .*\w", above)]
    assert bare == []


def test_the_example_copied_as_it_is_changes_nothing():
    assert [line for line in EXAMPLE if line and not line.startswith("#")] == []


# --- docker-compose.yml ------------------------------------------------------------------


def test_compose_runs_web_worker_beat_and_the_services_they_need():
    assert sorted(SERVICES) == ["beat", "db", "migrate", "proxy", "redis", "web", "worker"]
    assert {name: SERVICES[name].get("image") for name in ("db", "redis", "proxy")} == {
        "db": "postgres:16",
        "redis": "redis:7",
        "proxy": "caddy:2",
    }


@pytest.mark.parametrize("name", OURS)
def test_our_services_are_given_only_variables_that_the_settings_read(name):
    assert set(SERVICES[name]["environment"]) <= names_read_by_settings()


def test_compose_asks_for_variables_of_the_example_and_for_no_other():
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE_TEXT))
    assert asked - set(names_of_the_example()) == set()
    assert set(FILLED_IN) - asked == set()


def test_what_must_be_filled_in_says_so_in_a_sentence():
    demanded = dict(re.findall(r"\$\{(\w+):\?([^}]*)\}", COMPOSE_TEXT))
    assert set(demanded) == set(FILLED_IN)
    assert all(text.startswith(f"Hãy đặt {name} ") for name, text in demanded.items())


def test_no_secret_stands_in_the_file():
    environments = [service.get("environment", {}) for service in SERVICES.values()]
    secret = re.compile("SECRET|PASSWORD|EMAIL_URL|DATABASE_URL")
    values = {value for env in environments for name, value in env.items() if secret.search(name)}
    assert values
    assert [value for value in values if "${" not in value] == []


def test_the_settings_that_compose_gives_pass_the_deployment_check():
    given = {k: filled_in(v) for k, v in SERVICES["web"]["environment"].items()}
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **given},
        capture_output=True,
        text=True,
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_celery_knows_every_option_of_its_services(name):
    program, app_option, app, command, *arguments = SERVICES[name]["command"]
    known = {option for param in celery.commands[command].params for option in param.opts}
    assert (program, app_option, app, command) == ("celery", "-A", "thiduakt", name)
    assert {word for word in arguments if word.startswith("--")} <= known


def test_gunicorn_understands_the_command_of_the_web_service():
    program, *arguments = SERVICES["web"]["command"]
    options = Config().parser().parse_args(arguments)
    assert (program, options.args, options.bind) == (
        "gunicorn",
        ["thiduakt.wsgi"],
        ["0.0.0.0:8000"],
    )
    class_name = runpy.run_path(str(BASE_DIR / "gunicorn.conf.py"))["worker_class"]
    assert util.load_class(class_name) is ListeningWorker


def test_the_migrate_step_runs_commands_that_exist_as_the_owner_and_comes_first():
    shell, option, line = SERVICES["migrate"]["command"]
    commands = re.findall(r"python manage\.py (\w+)", line)
    assert (shell, option, commands) == ("sh", "-c", ["migrate", "grant_program_role"])
    assert set(commands) <= set(get_commands())
    urls = {name: SERVICES[name]["environment"]["DATABASE_URL"] for name in OURS}
    roles = {name: re.match(r"postgres://(\w+):", url)[1] for name, url in urls.items()}
    owner = SERVICES["db"]["environment"]["POSTGRES_USER"]
    assert roles == dict.fromkeys(OURS, "thiduakt") | {"migrate": owner}
    assert line.endswith(f" {roles['web']}")
    waits = {name: SERVICES[name]["depends_on"].get("migrate") for name in OURS[1:]}
    done = {"condition": "service_completed_successfully"}
    assert waits == {"web": done, "worker": done, "beat": done}


def test_the_health_check_of_the_web_service_asks_the_health_address():
    [url] = re.findall(r"'(http://[^']+)'", " ".join(SERVICES["web"]["healthcheck"]["test"]))
    host, path = re.fullmatch(r"http://(\w+):8000(/.*)", url).groups()
    assert resolve(path).func is health
    assert host in filled_in(SERVICES["web"]["environment"]["ALLOWED_HOSTS"]).split(",")


def test_every_service_that_stays_has_a_health_check():
    staying = [name for name, service in SERVICES.items() if service["restart"] != "no"]
    assert [name for name in staying if "healthcheck" not in SERVICES[name]] == []


def test_the_queue_of_redis_survives_a_power_cut():
    assert "--appendonly yes" in shlex.join(SERVICES["redis"]["command"])
    assert SERVICES["redis"]["volumes"] == ["redis:/data"]


def test_everything_that_is_kept_lies_on_a_named_volume():
    volumes = [volume for service in SERVICES.values() for volume in service.get("volumes", [])]
    mounted = {volume.split(":")[0] for volume in volumes if not volume.startswith("./")}
    kept = {"db", "redis", "media", "backups", "beat", "caddy"}
    assert mounted == set(COMPOSE["volumes"]) == kept
    ours = [volume.split(":")[0] for volume in volumes if volume.startswith("./")]
    assert {(BASE_DIR / name).is_file() for name in ours} == {True}
    for name in ("web", "worker", "beat", "migrate"):
        given = SERVICES[name]["environment"]
        kept = {f"media:{given['MEDIA_ROOT']}", f"backups:{given['BACKUP_ROOT']}"}
        assert kept <= set(SERVICES[name]["volumes"])


# --- the proxy ---------------------------------------------------------------------------


def test_nobody_reaches_the_web_service_but_through_the_proxy():
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "proxy": ["80:80", "443:443"]
    }
    assert f"reverse_proxy web:{Config().parser().parse_args(BIND).bind[0].split(':')[1]} " in CADDY
    assert "./deploy/Caddyfile:/etc/caddy/Caddyfile:ro" in SERVICES["proxy"]["volumes"]


def test_the_program_trusts_as_many_proxies_as_there_are():
    assert [SERVICES[name]["environment"]["PROXY_COUNT"] for name in OURS] == ["1"] * 4
    assert "trusted_proxies" not in CADDY  # Caddy drops what a stranger claims to pass on


def test_the_proxy_serves_the_address_of_the_place_which_brings_https():
    environment = {k: filled_in(v) for k, v in SERVICES["proxy"]["environment"].items()}
    assert environment == {"SITE_URL": "https://thidua.example"}
    assert re.findall(r"\{\$(\w+)\}", CADDY) == ["SITE_URL"]


def test_the_proxy_waits_for_a_request_and_lets_the_largest_file_through():
    sizes = dict(re.findall(r"(max_size|request_buffers) (\d+)MiB", CADDY))
    assert int(sizes["max_size"]) * 1024 * 1024 > 3 * MAX_BYTES
    assert int(sizes["request_buffers"]) * 1024 * 1024 >= settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_the_proxy_says_in_a_sentence_and_in_time_what_it_answers_itself():
    assert int(re.search(r"lb_try_duration (\d+)s", CADDY)[1]) < 10
    large, starting = re.findall(r'respond (?:@large )?"(.+)"', CADDY)
    assert "Mỗi tệp tối đa 20 MB." in large
    assert "Phần mềm đang khởi động lại" in starting
    assert CADDY.count("{") == CADDY.count("}")


# --- Dockerfile --------------------------------------------------------------------------


def test_the_image_has_a_python_that_we_support_and_runs_as_nobody_special():
    major, minor = re.search(r"^FROM python:(\d+)\.(\d+)-slim", DOCKERFILE, re.MULTILINE).groups()
    assert (int(major), int(minor)) >= (3, 11)
    assert re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE) == ["thiduakt"]


def test_the_image_has_what_printing_needs():
    assert [
        p for p in (*PRINTING_LIBRARIES.values(), "fonts-croscore") if p not in DOCKERFILE
    ] == []


def test_the_image_makes_the_folders_of_the_volumes():
    [folders] = re.findall(r"install -d -o thiduakt (.*)$", DOCKERFILE, re.MULTILINE)
    mounts = {v.split(":")[1] for name in OURS for v in SERVICES[name].get("volumes", [])}
    assert set(folders.split()) == mounts


def test_nothing_of_this_machine_gets_into_the_image():
    ignored = (BASE_DIR / ".dockerignore").read_text().split()
    assert {".env", ".git", ".venv", "media", "var"} <= set(ignored)
