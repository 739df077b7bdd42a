package dev.lodestone.streams.mapping.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryRulesTest {
    private static Batch batch(int size) {
        List<PendingRecord> records = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            records.add(new PendingRecord(i, 0, 0, new byte[0]));
        }
        return Batch.of(records);
    }

    private static BatchOutcome from(int index) {
        return new BatchOutcome(index, false, null);
    }

    @Test
    void eachFailureUsesAnAttempt() {
        RetryRules rules = new RetryRules(1, false);
        RetryRules.Plan first = rules.after(batch(3), BatchOutcome.failed());
        assertFalse(first.isExhausted());
        assertTrue(first.isDelayed());
        RetryRules.Plan second = rules.after(first.batches().get(0), BatchOutcome.failed());
        assertTrue(second.isExhausted());
        assertEquals(3, second.batches().get(0).size());
    }

    @Test
    void thereIsNoEndWithoutALimit() {
        Batch failing = batch(1);
        for (int i = 0; i < 20_000; i++) {
            RetryRules.Plan plan = new RetryRules(-1, true).after(failing, BatchOutcome.failed());
            assertFalse(plan.isExhausted());
            failing = plan.batches().get(0);
        }
    }

    @Test
    void onlyTheRestOfABatchIsTriedAgain() {
        RetryRules.Plan plan = new RetryRules(0, false).after(batch(5), from(3));
        assertTrue(plan.isExhausted());
        assertEquals(2, plan.batches().get(0).size());
        assertEquals(3, plan.batches().get(0).first().position());
    }

    @Test
    void aWholeFailureIsHalvedAndOneFromARecordOnIsCutThere() {
        RetryRules rules = new RetryRules(0, true);
        RetryRules.Plan halved = rules.after(batch(5), BatchOutcome.failed());
        assertEquals(List.of(2, 3), halved.batches().stream().map(Batch::size).toList());
        assertFalse(halved.isExhausted() || halved.isDelayed());
        RetryRules.Plan cut = rules.after(batch(5), from(4));
        assertEquals(List.of(1), cut.batches().stream().map(Batch::size).toList());
        assertFalse(cut.isExhausted() || cut.isDelayed());
        assertEquals(0, cut.batches().get(0).failedAttempts());
    }

    @Test
    void whereTheFirstRecordFailsThereIsNothingToCut() {
        assertTrue(new RetryRules(0, true).after(batch(5), from(0)).isExhausted());
        assertTrue(
                new RetryRules(0, true).after(batch(1), BatchOutcome.failed()).isExhausted());
    }
}
