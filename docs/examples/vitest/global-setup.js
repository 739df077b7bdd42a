/* Starts a server for each worker before the first test, and ends them after the last one. Write your own createTables. */

import { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import { Lodestone, startServer } from "./lodestone.js";

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

export default async function setup(project) {
  const servers = await Promise.all(Array.from({ length: project.config.maxWorkers }, startWithTables));
  project.provide(
    "endpoints",
    servers.map((server) => server.endpoint),
  );
  return () => Promise.all(servers.map((server) => server.stop()));
}
