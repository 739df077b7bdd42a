package dev.lodestone.benchmarks.load;

/**
 * How long after their puts a function was entered.
 *
 * @param load what was put how fast, for the output
 * @param sinceRequest from the moment before a put's request was sent: more than the time since its commit
 * @param sinceAnswer from the moment when its answer had been read: less than the time since its commit, at least 0
 * @param missing puts for which the function was never entered
 */
record TriggerTimes(String load, LatencyHistogram sinceRequest, LatencyHistogram sinceAnswer, long missing) {}
