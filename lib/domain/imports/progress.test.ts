import { describe, expect, test } from 'vitest';
import { importProgress } from './progress';

const facts = {
  state: 'merging',
  fileBytes: 1_000,
  bytesRead: 1_000,
  rowsRead: 200,
  rowsMerged: 50,
  rowsTotal: 200,
  phaseStartedAt: new Date('2026-01-01T00:00:00Z'),
} as const;
const later = (seconds: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + seconds * 1000);

describe('progress of an import', () => {
  test('50 of 200 rows in 10 seconds: 5 a second, 30 seconds left', () => {
    expect(importProgress(facts, later(10))).toEqual({
      phase: 'merging',
      ratio: 0.25,
      rows: 50,
      total: 200,
      rowsPerSecond: 5,
      secondsLeft: 30,
    });
  });

  test('reading goes by bytes of the file', () => {
    const reading = { ...facts, state: 'staging', bytesRead: 500, rowsRead: 100 } as const;
    expect(importProgress(reading, later(5))).toMatchObject({
      phase: 'reading',
      ratio: 0.5,
      rowsPerSecond: 20,
      secondsLeft: 5,
    });
  });

  test('the whole file read but not compared has no share', () => {
    const read = { ...facts, state: 'checking' } as const;
    expect(importProgress(read, later(5))).toMatchObject({ phase: 'comparing', ratio: null });
  });

  test('the first second tells no speed', () => {
    expect(importProgress(facts, later(0.5))).toMatchObject({
      rowsPerSecond: null,
      secondsLeft: null,
    });
  });
});
