exports.echo = async (event) => ({ seen: event });

exports.fail = async () => {
  throw new RangeError('not in stock');
};
