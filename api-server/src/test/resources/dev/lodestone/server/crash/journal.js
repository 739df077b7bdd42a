// A function that is killed at any moment. It writes down what it gets and how much of that it has done, in lines that are
// whole only if they end with a full stop.
const { appendFileSync } = require('fs');

let state = (Number(process.env.SEED) ^ Math.imul(process.pid, 0x9e3779b1)) >>> 0;

function random(bound) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * bound);
}

function note(...words) {
    appendFileSync(process.env.JOURNAL, `\n${words.join(' ')} .`);
}

function entry({ dynamodb, eventSourceARN }) {
    return `${dynamodb.SequenceNumber}/${eventSourceARN.split('/')[1]}/${dynamodb.Keys.id.S}/${dynamodb.NewImage.version.N}`;
}

note('load', process.pid);

exports.handler = async ({ Records }, { awsRequestId }) => {
    note('begin', process.pid, awsRequestId, ...Records.map(entry));
    if (random(2)) {
        await new Promise(then => setTimeout(then, random(20)));
    }
    const outcome = random(80);
    if (outcome === 0) {
        note('end', process.pid, awsRequestId, 0);
        throw new Error('it fails now and then');
    }
    const done = outcome < 4 ? random(Records.length) : Records.length;
    note('end', process.pid, awsRequestId, done);
    return { batchItemFailures: Records.slice(done).map(record => ({ itemIdentifier: record.dynamodb.SequenceNumber })) };
};
