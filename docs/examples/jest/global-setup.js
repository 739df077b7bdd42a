/* Starts a server for each worker before the first test; global-teardown.js ends them. Write your own createTables. */

const { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand } = require("@aws-sdk/client-dynamodb");
const { Lodestone, startServer } = require("./lodestone.js");

/** Makes what each test finds: tables, and items if you like. */
async function createTables(dynamodb) {
  await dynamodb.send(
    new CreateTableCommand({
      TableName: "orders",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  await dynamodb.send(
    new UpdateTimeToLiveCommand({
      TableName: "orders",
      TimeToLiveSpecification: { Enabled: true, AttributeName: "expires" },
    }),
  );
}

async function startWithTables() {
  const server = await startServer();
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const dynamodb = new DynamoDBClient({ endpoint: server.endpoint, region: "us-east-1", credentials });
  await createTables(dynamodb);
  dynamodb.destroy();
  await new Lodestone(server.endpoint).checkpoint("tables");
  return server;
}

module.exports = async function setup({ maxWorkers }) {
  globalThis.servers = await Promise.all(Array.from({ length: maxWorkers }, startWithTables));
  process.env.LODESTONE_ENDPOINTS = globalThis.servers.map((server) => server.endpoint).join(" "); // workers inherit it
};
