module.exports = {
  globalSetup: "./global-setup.js", // starts the servers
  globalTeardown: "./global-teardown.js",
  setupFilesAfterEnv: ["./setup.js"], // takes a server back before each test
  maxWorkers: 2, // each has a server of its own
};
