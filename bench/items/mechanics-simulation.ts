import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { simulateMechanic } from '@/lib/mechanics/simulation/queries/simulate-mechanic';
import type { BenchContext, BenchItem } from '../bench-item';
import { type Measurement, timed } from '../measure';

/** What one would wait for in front of a page, and for an answer about everybody. */
const SAMPLE_TARGET_MS = 10_000;
const EXACT_TARGET_MS = 120_000;

const silent = { en: 'We miss you', ru: 'Мы скучаем' };
const rewards = [{ is: 'points' as const, points: '300', livesDays: 30 }];
const DRAFTS: Readonly<Record<string, Omit<MechanicJson, 'kind'>>> = {
  birthday: { occasion: { is: 'birthday', daysBefore: 7, daysAfter: 7 }, rewards },
  'silent for 90 days': {
    occasion: { is: 'reactivation', lapsed: { by: 'days', days: 90 }, mostDays: 365 },
    message: { kind: 'promotional', subject: silent, text: silent },
  },
  'tenth purchase': { occasion: { is: 'nthPurchase', number: 10, isRepeated: true }, rewards },
};

type Replayed = { readonly looked: number; readonly awards: { readonly count: number } };

/** What was replayed, in words; an answer that takes too long is none. */
async function toldOf(answer: Promise<Replayed>): Promise<string> {
  try {
    const { looked, awards } = await answer;
    return `${looked.toLocaleString('en')} members looked at, ${awards.count.toLocaleString('en')} awards`;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'timeout') throw error;
    return 'not within its time limit';
  }
}

/** A year of mechanics replayed: of one member in 32, as the page does first, and of everybody. */
export const mechanicsSimulation: BenchItem = async ({ actor, client }: BenchContext) => {
  const { rows } = await client.query<{ day: string }>(
    'SELECT max(last_purchase_on)::text AS day FROM member_summary',
  );
  const now = new Date(`${present(rows[0], 'the demo has purchases').day}T20:00:00Z`);
  const lines: Measurement[] = [];
  for (const [name, draft] of Object.entries(DRAFTS)) {
    for (const isExact of [false, true]) {
      let told = '';
      const ours = await timed(async () => {
        const asked = { draft: { kind: 'mechanic' as const, ...draft }, isExact, isAnew: true };
        told = await toldOf(runQuery(simulateMechanic, asked, actor, { now }));
      });
      lines.push({
        name: `A year of "${name}" replayed, ${told}`,
        ours,
        reference: isExact ? EXACT_TARGET_MS : SAMPLE_TARGET_MS,
        against: 'target',
        unit: 'ms',
      });
    }
  }
  return lines;
};
