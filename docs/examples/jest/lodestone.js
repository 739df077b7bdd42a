/*
 * Starts servers and asks their admin API. LODESTONE is the path of the launcher; without it `lodestone` is looked for on
 * the PATH.
 */

const { spawn } = require("node:child_process");
const { once } = require("node:events");
const { mkdtemp, open, readFile, rm } = require("node:fs/promises");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { setTimeout: delay } = require("node:timers/promises");

const LODESTONE = process.env.LODESTONE ?? "lodestone";
const START_SECONDS = 60;
const STOP_SECONDS = 10;

/** Starts a server in memory on a free port, and gives its endpoint and what stops it. */
async function startServer() {
  const directory = await mkdtemp(join(tmpdir(), "lodestone-"));
  const log = await open(join(directory, "log"), "w");
  const portFile = join(directory, "port");
  const server = spawn(LODESTONE, ["--port", "0", "--port-file", portFile, "--in-memory", "--exit-on-stdin-close"], {
    stdio: ["pipe", log.fd, log.fd], // the pipe closes with this process, even if that is killed; the server ends with it
    detached: true, // Ctrl-C is for the test runner, whose tear-down may still need the server
  });
  try {
    await once(server, "spawn").catch((error) => {
      throw new Error("There is no such program: set LODESTONE to the path of the launcher", { cause: error });
    });
    const port = await awaitPort(server, directory);
    server.unref(); // a runner that ends without its tear-down need not wait for the server
    server.stdin.unref();
    return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(server, directory) };
  } catch (error) {
    await stop(server, directory);
    throw error;
  } finally {
    await log.close();
  }
}

/** Waits for the port, which the server writes as soon as it answers requests. */
async function awaitPort(server, directory) {
  const fail = async (what) => {
    throw new Error(`${LODESTONE} ${what}:\n${await readFile(join(directory, "log"), "utf8")}`);
  };
  const deadline = performance.now() + START_SECONDS * 1000;
  for (;;) {
    const port = await readFile(join(directory, "port"), "utf8").catch(() => "");
    if (port) return port.trim();
    if (hasEnded(server)) await fail(`ended with ${server.exitCode ?? server.signalCode}`);
    if (performance.now() > deadline) await fail(`was not ready within ${START_SECONDS} seconds`);
    await delay(20);
  }
}

const hasEnded = (server) => server.exitCode !== null || server.signalCode !== null;

async function stop(server, directory) {
  if (server.pid && !hasEnded(server)) {
    const kill = setTimeout(() => process.kill(-server.pid, "SIGKILL"), STOP_SECONDS * 1000);
    server.ref();
    server.stdin.end();
    await once(server, "exit");
    clearTimeout(kill);
  }
  await rm(directory, { recursive: true });
}

/** The admin API of a server, which docs/admin-api.md describes. */
class Lodestone {
  constructor(endpoint) {
    this.endpoint = endpoint;
  }

  checkpoint(name) {
    return this.call("POST", "checkpoints", { name });
  }

  /** Takes tables, items and the clock back to a checkpoint, and ends faults and lags, which are no part of it. */
  async rewind(name) {
    await this.call("POST", `checkpoints/${name}/rewind`);
    await this.call("DELETE", "faults");
    await this.call("DELETE", "staleness");
  }

  /** Puts the clock forward, by "PT25H" for instance. What has expired by then is gone when this has been answered. */
  advance(by) {
    return this.call("POST", "clock/advance", { by });
  }

  /** Has requests fail: `fault({ kind: "Throttling", operations: ["PutItem"], times: 2 })`. */
  fault(fault) {
    return this.call("POST", "faults", fault);
  }

  async call(method, path, body) {
    const answer = await fetch(`${this.endpoint}/_lodestone/${path}`, { method, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}

module.exports = { Lodestone, startServer };
