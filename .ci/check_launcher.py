"""Starts ./lodestone on a free port, and expects GET / to answer 200 and a termination signal to end it."""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

START_SECONDS = 60


def wait_for_port(port_file, server):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit(f"./lodestone ended with {server.returncode} before it listened")
        if port_file.exists() and port_file.read_text().strip():
            return int(port_file.read_text())
        time.sleep(0.05)
    raise SystemExit(f"./lodestone wrote no port within {START_SECONDS} seconds")


def main():
    directory = Path(sys.argv[1])
    port_file = directory / "port"
    server = subprocess.Popen(
        ["./lodestone", "--port", "0", "--port-file", str(port_file), "--data-dir", str(directory / "data")]
    )
    try:
        port = wait_for_port(port_file, server)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            print(f"GET / answers {answer.status}")
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()
            raise


if __name__ == "__main__":
    main()
