package dev.lodestone.store.operation;

/** The operations of the API that the store knows, with what a server needs to know to run them. */
public enum ApiOperation {
    BATCH_EXECUTE_STATEMENT("BatchExecuteStatement", Work.LONG),
    BATCH_GET_ITEM("BatchGetItem", Work.PAGE),
    BATCH_WRITE_ITEM("BatchWriteItem", Work.LONG),
    CREATE_TABLE("CreateTable", Work.LONG),
    DELETE_ITEM("DeleteItem", Work.BRIEF_WRITE),
    DELETE_TABLE("DeleteTable", Work.LONG),
    DESCRIBE_ENDPOINTS("DescribeEndpoints", Work.BRIEF_READ),
    DESCRIBE_LIMITS("DescribeLimits", Work.BRIEF_READ),
    DESCRIBE_STREAM("DescribeStream", Work.BRIEF_READ, Service.STREAMS),
    DESCRIBE_TABLE("DescribeTable", Work.BRIEF_READ),
    DESCRIBE_TIME_TO_LIVE("DescribeTimeToLive", Work.BRIEF_READ),
    EXECUTE_STATEMENT("ExecuteStatement", Work.LONG),
    EXECUTE_TRANSACTION("ExecuteTransaction", Work.LONG),
    GET_ITEM("GetItem", Work.BRIEF_READ),
    GET_RECORDS("GetRecords", Work.LONG, Service.STREAMS),
    GET_SHARD_ITERATOR("GetShardIterator", Work.LONG, Service.STREAMS),
    LIST_STREAMS("ListStreams", Work.BRIEF_READ, Service.STREAMS),
    LIST_TABLES("ListTables", Work.BRIEF_READ),
    LIST_TAGS_OF_RESOURCE("ListTagsOfResource", Work.BRIEF_READ),
    PUT_ITEM("PutItem", Work.BRIEF_WRITE),
    QUERY("Query", Work.PAGE),
    SCAN("Scan", Work.PAGE),
    TAG_RESOURCE("TagResource", Work.LONG),
    TRANSACT_GET_ITEMS("TransactGetItems", Work.PAGE),
    TRANSACT_WRITE_ITEMS("TransactWriteItems", Work.LONG),
    UNTAG_RESOURCE("UntagResource", Work.LONG),
    UPDATE_ITEM("UpdateItem", Work.BRIEF_WRITE),
    UPDATE_TABLE("UpdateTable", Work.LONG),
    UPDATE_TIME_TO_LIVE("UpdateTimeToLive", Work.LONG);

    /** How long an operation may keep a thread. */
    public enum Work {
        /** Reads little, and never waits for the disk to take a write. */
        BRIEF_READ,
        /** Writes one item; it waits for the disk only where each commit is flushed. */
        BRIEF_WRITE,
        /** Reads up to a page of items, which may be few or many; never waits for the disk to take a write. */
        PAGE,
        /** May touch many items, or wait. */
        LONG
    }

    /** The parts of the service, each of which has an API of its own. */
    private enum Service {
        DYNAMODB("DynamoDB_20120810."),
        STREAMS("DynamoDBStreams_20120810.");

        private final String targetPrefix;

        Service(String targetPrefix) {
            this.targetPrefix = targetPrefix;
        }
    }

    private final String apiName;
    private final Work work;
    private final String target;

    ApiOperation(String apiName, Work work) {
        this(apiName, work, Service.DYNAMODB);
    }

    ApiOperation(String apiName, Work work, Service service) {
        this.apiName = apiName;
        this.work = work;
        this.target = service.targetPrefix + apiName;
    }

    /** The name by which the API calls the operation, such as {@code PutItem}. */
    public String apiName() {
        return apiName;
    }

    /** How requests name the operation, such as {@code DynamoDB_20120810.PutItem}. */
    public String target() {
        return target;
    }

    public Work work() {
        return work;
    }
}
