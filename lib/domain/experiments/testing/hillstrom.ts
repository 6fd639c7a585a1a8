import type { Arms, PairedSample } from '../sample';

/**
 * Kevin Hillstrom's e-mail test of 2008, men's mail against none: 42,613 customers, whether they visited within two weeks, beside what they
 * spent in the year before. Printed by scripts/hillstrom.ts from the file that he published.
 */
export const HILLSTROM: Arms<PairedSample> = {
  treated: {
    count: 21_307,
    mean: 0.182_756_840_474_961_27,
    variance: 0.149_363_787_815_192_94,
    before: { mean: 242.835_930_914_739_1, variance: 67_785.082_663_997_66 },
    covariance: 6.898_585_610_532_36,
  },
  holdout: {
    count: 21_306,
    mean: 0.106_167_276_823_430_02,
    variance: 0.094_900_240_310_978_7,
    before: { mean: 240.882_653_243_234_87, variance: 63_877.185_015_114_876 },
    covariance: 5.053_038_177_132_16,
  },
};

/** Visits of each arm. */
export const VISITS = { treated: 3_894, holdout: 2_262 } as const;
