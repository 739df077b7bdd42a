const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, PutCommand, ScanCommand } = require("@aws-sdk/lib-dynamodb");

const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient());

async function ids() {
  const { Items } = await dynamodb.send(new ScanCommand({ TableName: "orders" }));
  return Items.map((item) => item.id).sort();
}

// Each of these would see the other's order if the store were not taken back in between.
test("stores an order", async () => {
  await dynamodb.send(new PutCommand({ TableName: "orders", Item: { id: "o-1", amount: 30 } }));
  expect(await ids()).toEqual(["o-1"]);
});

test("stores another order", async () => {
  await dynamodb.send(new PutCommand({ TableName: "orders", Item: { id: "o-2", amount: 12 } }));
  expect(await ids()).toEqual(["o-2"]);
});
