import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { lodestone } from "./setup.js";

const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient());

const put = (Item) => dynamodb.send(new PutCommand({ TableName: "orders", Item }));
const get = async (id) => (await dynamodb.send(new GetCommand({ TableName: "orders", Key: { id } }))).Item;

test("orders expire after a day", async () => {
  await put({ id: "o-1", expires: Math.floor(Date.now() / 1000) + 24 * 60 * 60 });
  await lodestone.advance("PT23H");
  expect(await get("o-1")).toBeDefined();
  await lodestone.advance("PT2H");
  expect(await get("o-1")).toBeUndefined();
});

test("throttled writes are sent again", async () => {
  await lodestone.fault({ kind: "Throttling", operations: ["PutItem"], table: "orders", times: 2 });
  const { $metadata } = await put({ id: "o-1" });
  expect($metadata.attempts).toBe(3);
  expect(await get("o-1")).toEqual({ id: "o-1" });
});
