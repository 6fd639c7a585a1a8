import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';
import type { DoctorCheck } from '../check';
import { DOCTOR_CHECKS } from '../checks';
import { type CheckResult, runCheck } from '../run-check';

/** What one check found, as soon as it is known. */
export type Finding = CheckResult & { readonly check: DoctorCheck; readonly ms: number };

/** A base of a hundred million purchases is examined in less. */
const DEADLINE_MS = 6 * 3_600_000;

/**
 * One snapshot for all checks, so that a live base is compared with itself. Whole tables are read: index walks
 * in random heap order would take many times longer.
 */
const OPEN = [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  'SET LOCAL statement_timeout = 0',
  "SET LOCAL work_mem = '128MB'",
];

/** Runs every check in turn and tells each finding; answers how many checks found differences. */
export const examine = defineQuery({
  id: 'doctor.examine',
  permission: 'system.run',
  input: z.object({
    only: z.array(z.string()).default([]),
    tell: z.custom<(finding: Finding) => void>((value) => typeof value === 'function'),
  }),
  deadlineMs: DEADLINE_MS,
  run: async ({ read, input }) => {
    const connection = await read.reserve();
    try {
      for (const statement of OPEN) await connection.unsafe(statement);
      const chosen = DOCTOR_CHECKS.filter(
        ({ id }) => input.only.length === 0 || input.only.includes(id),
      );
      let failed = 0;
      for (const check of chosen) {
        const startedMs = performance.now();
        const result = await runCheck(check, (text, parameter) =>
          connection.unsafe(text, parameter === undefined ? [] : [parameter]),
        );
        if (result.differences > 0) failed += 1;
        input.tell({ ...result, check, ms: performance.now() - startedMs });
      }
      return { checks: chosen.length, failed };
    } finally {
      await connection.unsafe('ROLLBACK').catch(() => undefined);
      connection.release();
    }
  },
});
