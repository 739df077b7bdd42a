/*
 * A tour of DynamoDB with the AWS SDK for JavaScript v3, against a server on your own machine.
 *
 *     npm ci
 *     node worked-example.mjs http://127.0.0.1:8000
 *
 * Without an argument the endpoint comes from AWS_ENDPOINT_URL_DYNAMODB. Every answer is checked; the first one that is
 * wrong ends the program with a non-zero status.
 */

import assert from "node:assert/strict";
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateScan,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";

const endpoint = process.argv[2] ?? process.env.AWS_ENDPOINT_URL_DYNAMODB ?? "http://127.0.0.1:8000";
const TableName = "orders-javascript";

// The server accepts any credentials, but the SDK wants some.
const client = new DynamoDBClient({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
const documents = DynamoDBDocumentClient.from(client);

function expect(what, expected, actual) {
  assert.deepEqual(actual, expected, `${what}: expected ${show(expected)}, got ${show(actual)}`);
  console.log(`ok  ${what}`);
}

function show(value) {
  return JSON.stringify(value, (_, part) => (part instanceof Set ? [...part] : part));
}

/** Sends a command that has to fail with the given error, and gives the error. */
async function expectRefused(what, name, command) {
  const error = await documents.send(command).then(
    () => assert.fail(`${what}: expected ${name}, got an answer`),
    (refusal) => refusal,
  );
  expect(what, name, error.name);
  return error;
}

/** Creates a table of orders with a local index by amount and a global index by status. */
async function createTable() {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "customer", AttributeType: "S" },
        { AttributeName: "id", AttributeType: "S" },
        { AttributeName: "amount", AttributeType: "N" },
        { AttributeName: "status", AttributeType: "S" },
        { AttributeName: "placed", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "customer", KeyType: "HASH" },
        { AttributeName: "id", KeyType: "RANGE" },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: "by-amount",
          KeySchema: [
            { AttributeName: "customer", KeyType: "HASH" },
            { AttributeName: "amount", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-status",
          KeySchema: [
            { AttributeName: "status", KeyType: "HASH" },
            { AttributeName: "placed", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["amount"] },
        },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName });
}

async function checkDescription() {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  expect("the table is active", "ACTIVE", Table.TableStatus);
  expect("the table bills per request", "PAY_PER_REQUEST", Table.BillingModeSummary.BillingMode);
  expect("the local index", ["by-amount"], Table.LocalSecondaryIndexes.map((index) => index.IndexName));
  const [globalIndex] = Table.GlobalSecondaryIndexes;
  expect("the global index", ["by-status", "ACTIVE"], [globalIndex.IndexName, globalIndex.IndexStatus]);
  expect("what the global index holds", ["amount"], globalIndex.Projection.NonKeyAttributes);
  const { TableNames } = await client.send(new ListTablesCommand({}));
  expect("the table is listed", true, TableNames.includes(TableName));
}

/** Puts five orders of one customer; a condition keeps an order from being overwritten. */
async function putItems() {
  const orders = [
    ["o-1", "2026-01-05", "OPEN", 30],
    ["o-2", "2026-01-09", "SHIPPED", 12.5],
    ["o-3", "2026-02-01", "OPEN", 99.99],
    ["o-4", "2026-02-11", "OPEN", 7],
    ["o-5", "2026-03-02", "OPEN", 45],
  ];
  for (const [id, placed, status, amount] of orders) {
    const lines = [{ product: "lamp", quantity: 1 }];
    await documents.send(
      new PutCommand({
        TableName,
        Item: { customer: "alice", id, placed, status, amount, note: "leave at the door", lines },
        ConditionExpression: "attribute_not_exists(id)",
      }),
    );
  }
  const refusal = await expectRefused(
    "an order that exists is not overwritten",
    "ConditionalCheckFailedException",
    new PutCommand({
      TableName,
      Item: { customer: "alice", id: "o-1", amount: 0 },
      ConditionExpression: "attribute_not_exists(id)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    }),
  );
  expect("why", "The conditional request failed", refusal.message);
  expect("the refusal shows the order", "o-1", refusal.Item.id.S);
  const { Item } = await documents.send(
    new GetCommand({ TableName, Key: { customer: "alice", id: "o-1" }, ConsistentRead: true }),
  );
  expect("the order is as it was put", [30, "OPEN"], [Item.amount, Item.status]);
  expect("nested values come back", [{ product: "lamp", quantity: 1 }], Item.lines);
}

/** Changes, adds and removes attributes in one update. */
async function updateItem() {
  const Key = { customer: "alice", id: "o-1" };
  const updated = await documents.send(
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression:
        "SET #status = :shipped, #lines[0].quantity = #lines[0].quantity + :two " +
        "ADD revision :one, tags :tags REMOVE note",
      ExpressionAttributeNames: { "#status": "status", "#lines": "lines" },
      ExpressionAttributeValues: { ":shipped": "SHIPPED", ":one": 1, ":two": 2, ":tags": new Set(["gift", "express"]) },
      ReturnValues: "ALL_NEW",
    }),
  );
  const expected = {
    ...Key,
    placed: "2026-01-05",
    status: "SHIPPED",
    amount: 30,
    lines: [{ product: "lamp", quantity: 3 }],
    revision: 1,
    tags: new Set(["gift", "express"]),
  };
  expect("the updated order", expected, updated.Attributes);
  const changed = await documents.send(
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: "ADD revision :one DELETE tags :tags",
      ExpressionAttributeValues: { ":one": 1, ":tags": new Set(["express"]) },
      ReturnValues: "UPDATED_NEW",
    }),
  );
  expect("only what changed", { revision: 2, tags: new Set(["gift"]) }, changed.Attributes);
}

/** Asks the table and both of its indexes. */
async function query() {
  const ids = (answer) => answer.Items.map((item) => item.id);
  let answer = await documents.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "customer = :customer AND id >= :first",
      ExpressionAttributeValues: { ":customer": "alice", ":first": "o-3" },
    }),
  );
  expect("orders from o-3 on", ["o-3", "o-4", "o-5"], ids(answer));

  answer = await documents.send(
    new QueryCommand({
      TableName,
      IndexName: "by-amount",
      KeyConditionExpression: "customer = :customer AND amount BETWEEN :low AND :high",
      ExpressionAttributeValues: { ":customer": "alice", ":low": 10, ":high": 50 },
      ScanIndexForward: false,
      ConsistentRead: true,
    }),
  );
  expect("amounts from high to low", [45, 30, 12.5], answer.Items.map((item) => item.amount));

  answer = await documents.send(
    new QueryCommand({
      TableName,
      IndexName: "by-status",
      KeyConditionExpression: "#status = :open AND begins_with(placed, :february)",
      FilterExpression: "amount > :limit",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":open": "OPEN", ":february": "2026-02", ":limit": 50 },
    }),
  );
  expect("large open orders of February", ["o-3"], ids(answer));
  expect("how many were read for it", [1, 2], [answer.Count, answer.ScannedCount]);
  expect("the index holds these", ["amount", "customer", "id", "placed", "status"], Object.keys(answer.Items[0]).sort());

  const openOrders = {
    TableName,
    IndexName: "by-status",
    KeyConditionExpression: "#status = :open",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":open": "OPEN" },
    ScanIndexForward: false,
  };
  answer = await documents.send(new QueryCommand({ ...openOrders, Limit: 2 }));
  expect("the latest open orders", ["o-5", "o-4"], ids(answer));
  answer = await documents.send(new QueryCommand({ ...openOrders, ExclusiveStartKey: answer.LastEvaluatedKey }));
  expect("and the one before them", ["o-3"], ids(answer));
}

/** Writes many orders of another customer, and reads some of them. */
async function batches() {
  const orderId = (number) => `o-${String(number).padStart(2, "0")}`;
  const puts = Array.from({ length: 30 }, (_, index) => index + 1).map((number) => ({
    PutRequest: { Item: { customer: "bob", id: orderId(number), amount: number, status: "CLOSED" } },
  }));
  const removal = { DeleteRequest: { Key: { customer: "bob", id: "o-05" } } };
  // A batch takes up to 25 writes.
  for (const writes of [puts.slice(0, 25), [...puts.slice(25), removal]]) {
    const { UnprocessedItems } = await documents.send(new BatchWriteCommand({ RequestItems: { [TableName]: writes } }));
    expect("no write was left over", {}, UnprocessedItems);
  }
  const answer = await documents.send(
    new BatchGetCommand({
      RequestItems: {
        [TableName]: {
          Keys: ["o-05", "o-07", "o-29"].map((id) => ({ customer: "bob", id })),
          ProjectionExpression: "id, amount",
        },
      },
    }),
  );
  const items = answer.Responses[TableName].sort((one, other) => one.id.localeCompare(other.id));
  expect("two of three are there", [{ id: "o-07", amount: 7 }, { id: "o-29", amount: 29 }], items);
  expect("no key was left over", {}, answer.UnprocessedKeys);
}

/** Reads the whole table, seven items at a time. */
async function scanInPages() {
  const seen = [];
  for await (const page of paginateScan({ client: documents, pageSize: 7 }, { TableName })) {
    expect("a page of at most seven items", true, page.Count <= 7);
    seen.push(...page.Items.map((item) => `${item.customer}/${item.id}`));
  }
  const alice = Array.from({ length: 5 }, (_, index) => `alice/o-${index + 1}`);
  const bob = Array.from({ length: 30 }, (_, index) => `bob/o-${String(index + 1).padStart(2, "0")}`);
  expect("every item once", [...alice, ...bob.filter((order) => order !== "bob/o-05")], seen.sort());

  const answer = await documents.send(
    new ScanCommand({
      TableName,
      FilterExpression: "amount >= :limit",
      ExpressionAttributeValues: { ":limit": 29 },
      Select: "COUNT",
    }),
  );
  expect("orders of 29 or more", [5, 34, undefined], [answer.Count, answer.ScannedCount, answer.Items]);
  const index = await documents.send(new ScanCommand({ TableName, IndexName: "by-status" }));
  expect("an index leaves out what lacks its key", 5, index.Count);
}

/** Writes to several items at once, or to none; reads several items as of one moment. */
async function transactions() {
  await documents.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: { customer: "carol", id: "o-1", amount: 5 } } },
        {
          Update: {
            TableName,
            Key: { customer: "bob", id: "o-01" },
            UpdateExpression: "SET amount = amount - :five",
            ExpressionAttributeValues: { ":five": 5 },
          },
        },
        {
          ConditionCheck: {
            TableName,
            Key: { customer: "alice", id: "o-5" },
            ConditionExpression: "attribute_exists(id)",
          },
        },
        { Delete: { TableName, Key: { customer: "bob", id: "o-29" } } },
      ],
    }),
  );
  const refusal = await expectRefused(
    "a transaction with a false condition is cancelled",
    "TransactionCanceledException",
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: { customer: "carol", id: "o-2" } } },
        {
          Delete: {
            TableName,
            Key: { customer: "carol", id: "o-1" },
            ConditionExpression: "amount > :limit",
            ExpressionAttributeValues: { ":limit": 100 },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
      ],
    }),
  );
  const reasons = refusal.CancellationReasons;
  expect("the reasons", ["None", "ConditionalCheckFailed"], reasons.map((reason) => reason.Code));
  expect("the second one in words", "The conditional request failed", reasons[1].Message);
  expect("the item that failed it", { N: "5" }, reasons[1].Item.amount);
  const keys = [["carol", "o-1"], ["bob", "o-01"], ["bob", "o-29"], ["carol", "o-2"]];
  const answer = await documents.send(
    new TransactGetCommand({
      TransactItems: keys.map(([customer, id]) => ({ Get: { TableName, Key: { customer, id } } })),
    }),
  );
  const amounts = answer.Responses.map((response) => response.Item?.amount);
  expect("what the transactions left", [5, -4, undefined, undefined], amounts);
}

async function deleteItem() {
  const Key = { customer: "carol", id: "o-1" };
  const removed = await documents.send(new DeleteCommand({ TableName, Key, ReturnValues: "ALL_OLD" }));
  expect("the deleted order", { ...Key, amount: 5 }, removed.Attributes);
  expect("it is gone", undefined, (await documents.send(new GetCommand({ TableName, Key }))).Item);
  const again = await documents.send(new DeleteCommand({ TableName, Key, ReturnValues: "ALL_OLD" }));
  expect("deleting it again is no error", undefined, again.Attributes);
}

async function deleteTable() {
  await client.send(new DeleteTableCommand({ TableName }));
  await waitUntilTableNotExists({ client, maxWaitTime: 60 }, { TableName });
  const { TableNames } = await client.send(new ListTablesCommand({}));
  expect("the table is not listed any more", false, TableNames.includes(TableName));
  await expectRefused("nor described", "ResourceNotFoundException", new DescribeTableCommand({ TableName }));
}

await createTable();
try {
  await checkDescription();
  await putItems();
  await updateItem();
  await query();
  await batches();
  await scanInPages();
  await transactions();
  await deleteItem();
} catch (error) {
  await client.send(new DeleteTableCommand({ TableName }));
  throw error;
}
await deleteTable();
console.log("All answers are as expected.");
