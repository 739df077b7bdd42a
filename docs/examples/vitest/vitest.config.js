import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "./global-setup.js", // starts the servers
    setupFiles: "./setup.js", // takes a server back before each test
    maxWorkers: 2, // each has a server of its own
  },
});
