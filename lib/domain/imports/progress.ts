import type { ImportState } from './import-kinds';

/** Where an import under way stands, in figures that the page shows. */
export type ImportProgress = {
  readonly phase: 'queued' | 'reading' | 'comparing' | 'merging';
  /** Share done, 0 to 1; null while nothing tells it. */
  readonly ratio: number | null;
  readonly rows: number;
  readonly total: number;
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
};

type Facts = {
  readonly state: ImportState;
  readonly fileBytes: number;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly rowsMerged: number;
  readonly rowsTotal: number | null;
  readonly phaseStartedAt: Date | null;
};

/** The shortest time from which a speed is told. */
const STEADY_SECONDS = 1;

/** Progress by what was really read and written. The time left supposes that the speed of this phase stays. */
export function importProgress(facts: Facts, now: Date): ImportProgress {
  const seconds = (now.getTime() - (facts.phaseStartedAt?.getTime() ?? now.getTime())) / 1000;
  const isMerging = facts.state === 'merging';
  const total = facts.rowsTotal ?? 0;
  const rows = isMerging ? facts.rowsMerged : facts.rowsRead;
  const share = isMerging
    ? total > 0
      ? facts.rowsMerged / total
      : 0
    : facts.fileBytes > 0
      ? facts.bytesRead / facts.fileBytes
      : 0;
  const ratio = Math.min(1, share);
  // Nobody has begun yet: the worker looks for work every second.
  if (facts.state === 'queued' || (!isMerging && facts.bytesRead === 0)) {
    return { phase: 'queued', ratio: null, rows: 0, total, rowsPerSecond: null, secondsLeft: null };
  }
  if (!isMerging && ratio >= 1) {
    return { phase: 'comparing', ratio: null, rows, total, rowsPerSecond: null, secondsLeft: null };
  }
  const isSteady = seconds >= STEADY_SECONDS && rows > 0;
  return {
    phase: isMerging ? 'merging' : 'reading',
    ratio,
    rows,
    total,
    rowsPerSecond: isSteady ? Math.round(rows / seconds) : null,
    secondsLeft: isSteady && ratio > 0 ? Math.ceil((seconds / ratio) * (1 - ratio)) : null,
  };
}
