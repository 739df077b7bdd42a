const { App, Stack } = require('aws-cdk-lib');
const { AttributeType, BillingMode, StreamViewType, Table } = require('aws-cdk-lib/aws-dynamodb');
const { Code, Function, Runtime, StartingPosition } = require('aws-cdk-lib/aws-lambda');
const { DynamoEventSource } = require('aws-cdk-lib/aws-lambda-event-sources');

const stack = new Stack(new App(), 'Shop');
const orders = new Table(stack, 'Orders', {
  tableName: 'orders',
  billingMode: BillingMode.PAY_PER_REQUEST,
  partitionKey: { name: 'id', type: AttributeType.STRING },
  stream: StreamViewType.NEW_AND_OLD_IMAGES,
});
const watch = new Function(stack, 'Watch', {
  functionName: 'watch',
  runtime: Runtime.NODEJS_22_X,
  handler: 'watch.handler',
  code: Code.fromAsset('handler'),
});
watch.addEventSource(new DynamoEventSource(orders, { startingPosition: StartingPosition.TRIM_HORIZON }));
