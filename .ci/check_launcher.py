"""Starts ./lodestone on a free port, and expects GET / to answer 200 and a termination signal to end it.

A second one, with --exit-on-stdin-close, has to end with the pipe that it is given.
"""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 30


def wait_for_port(port_file, server):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit(f"./lodestone ended with {server.returncode} before it listened")
        if port_file.exists() and port_file.read_text().strip():
            return int(port_file.read_text())
        time.sleep(0.05)
    raise SystemExit(f"./lodestone wrote no port within {START_SECONDS} seconds")


def start(directory, *options):
    port_file = directory / "port"
    port_file.unlink(missing_ok=True)
    server = subprocess.Popen(
        ["./lodestone", "--port", "0", "--port-file", str(port_file), *options], stdin=subprocess.PIPE
    )
    try:
        return server, wait_for_port(port_file, server)
    except BaseException:
        server.kill()
        raise


def wait_for_end(server):
    try:
        return server.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        raise


def check_signal(directory):
    server, port = start(directory, "--data-dir", str(directory / "data"))
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            print(f"GET / answers {answer.status}")
    finally:
        server.terminate()
        wait_for_end(server)


def check_end_of_input(directory):
    server, _ = start(directory, "--in-memory", "--exit-on-stdin-close")
    server.stdin.close()
    status = wait_for_end(server)
    if status != 0:
        raise SystemExit(f"./lodestone ended with {status} when its standard input did")
    print("./lodestone ends with its standard input")


if __name__ == "__main__":
    check_signal(Path(sys.argv[1]))
    check_end_of_input(Path(sys.argv[1]))
