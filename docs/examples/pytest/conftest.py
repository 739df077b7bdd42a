"""Lodestone for pytest: a server for the test run, and the same tables before each test.

Copy this file beside your tests and write your own `create_tables`. LODESTONE is the path of the launcher; without it
`lodestone` is looked for on the PATH.
"""

import http.client
import json
import os
import shutil
import signal
import subprocess
import time

import boto3
import pytest

LODESTONE = os.environ.get("LODESTONE", "lodestone")
START_SECONDS = 60
STOP_SECONDS = 10


def create_tables(dynamodb):
    """Makes what each test finds: tables, and items if you like."""
    dynamodb.create_table(
        TableName="orders",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    ).wait_until_exists()
    dynamodb.meta.client.update_time_to_live(
        TableName="orders", TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires"}
    )


@pytest.fixture
def dynamodb(lodestone, tables):
    """A resource of boto3, whose tables are as `create_tables` has left them."""
    lodestone.rewind("tables")
    return tables


@pytest.fixture(scope="session")
def tables(lodestone):
    dynamodb = boto3.resource("dynamodb")
    create_tables(dynamodb)
    lodestone.checkpoint("tables")
    return dynamodb


@pytest.fixture(scope="session")
def lodestone(tmp_path_factory):
    """The server. Clients that are made from now on find it, also those that the tested code makes for itself."""
    directory = tmp_path_factory.mktemp("lodestone")
    server = start_server(directory)
    try:
        port = await_port(server, directory)
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("AWS_ENDPOINT_URL_DYNAMODB", f"http://127.0.0.1:{port}")
            environment.setenv("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", f"http://127.0.0.1:{port}")
            environment.setenv("AWS_ACCESS_KEY_ID", "local")
            environment.setenv("AWS_SECRET_ACCESS_KEY", "local")
            environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
            environment.delenv("AWS_PROFILE", raising=False)
            yield Lodestone(port)
    finally:
        stop_server(server)


class Lodestone:
    """The admin API of a server, which docs/admin-api.md describes."""

    def __init__(self, port):
        self.port = port

    def checkpoint(self, name):
        self.call("POST", "checkpoints", {"name": name})

    def rewind(self, name):
        """Takes tables, items and the clock back to a checkpoint, and ends faults and lags, which are no part of it."""
        self.call("POST", f"checkpoints/{name}/rewind")
        self.call("DELETE", "faults")
        self.call("DELETE", "staleness")

    def advance(self, by):
        """Puts the clock forward, by "PT25H" for instance. What has expired by then is gone when this returns."""
        self.call("POST", "clock/advance", {"by": by})

    def fault(self, **fault):
        """Has requests fail: `fault(kind="Throttling", operations=["PutItem"], times=2)`."""
        self.call("POST", "faults", fault)

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, f"/_lodestone/{path}", json.dumps(body) if body else None)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {text}")
        return json.loads(text) if text else None


def start_server(directory):
    if shutil.which(LODESTONE) is None:
        pytest.fail(f"There is no program {LODESTONE}: set LODESTONE to the path of the launcher", pytrace=False)
    with open(directory / "log", "wb") as log:
        return subprocess.Popen(
            [LODESTONE, "--port", "0", "--port-file", directory / "port", "--in-memory", "--exit-on-stdin-close"],
            stdin=subprocess.PIPE,  # closes with this process, even if that is killed; and the server ends with it
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for pytest, whose tear-down may still need the server
        )


def await_port(server, directory):
    """Waits for the port, which the server writes as soon as it answers requests."""
    deadline = time.monotonic() + START_SECONDS
    while not (directory / "port").exists():
        if server.poll() is not None:
            fail_start(f"ended with {server.returncode}", directory)
        if time.monotonic() > deadline:
            fail_start(f"was not ready within {START_SECONDS} seconds", directory)
        time.sleep(0.02)
    return int((directory / "port").read_text())


def fail_start(what, directory):
    pytest.fail(f"{LODESTONE} {what}:\n{(directory / 'log').read_text()}", pytrace=False)


def stop_server(server):
    server.stdin.close()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
