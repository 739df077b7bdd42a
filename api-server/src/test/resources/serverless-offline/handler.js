const fs = require('node:fs');

exports.echo = async (event) => ({ seen: event });

exports.fail = async () => {
  throw new RangeError('not in stock');
};

/** Notes that a function has got an item, and gives how often it has now. */
function note(name, id) {
  const line = `${name} ${id}`;
  fs.appendFileSync(process.env.NOTES, `${line}\n`);
  return fs.readFileSync(process.env.NOTES, 'utf8').split('\n').filter((noted) => noted === line).length;
}

/** Fails with a late item at first, and with a bad one always. */
exports.whole = async (event) => {
  for (const record of event.Records) {
    const id = record.dynamodb.Keys.id.S;
    const times = note('whole', id);
    if (id === 'bad' || (id === 'late' && times === 1)) {
      throw new RangeError(`${id} is not in stock`);
    }
  }
};

/** Gives late items back at first. */
exports.partly = async (event) => {
  for (const record of event.Records) {
    const id = record.dynamodb.Keys.id.S;
    if (note('partly', id) === 1 && id === 'late') {
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
    }
  }
  return {};
};
