/* Runs in each worker before the tests of a file. */

import { beforeEach, inject } from "vitest";
import { Lodestone } from "./lodestone.js";

/** The server of this worker. */
export const lodestone = new Lodestone(inject("endpoints")[process.env.VITEST_POOL_ID - 1]);

// Clients find the server, also those that the tested code makes for itself.
process.env.AWS_ENDPOINT_URL_DYNAMODB = lodestone.endpoint;
process.env.AWS_ENDPOINT_URL_DYNAMODB_STREAMS = lodestone.endpoint;
process.env.AWS_ACCESS_KEY_ID = "local";
process.env.AWS_SECRET_ACCESS_KEY = "local";
process.env.AWS_REGION = "us-east-1";
delete process.env.AWS_PROFILE;

beforeEach(() => lodestone.rewind("tables"));
