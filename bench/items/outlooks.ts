import { countRhythms } from '@/lib/analytics/commands/count-rhythms';
import { fitOutlooks } from '@/lib/analytics/commands/fit-outlooks';
import { runCommand } from '@/lib/kernel/command';
import type { BenchItem } from '../bench-item';
import { timed } from '../measure';

const FORGET = `
  BEGIN;
  SELECT set_config('vernost.actor', 'system:bench', true);
  TRUNCATE member_rhythms;
  COMMIT`;

/** From the first night on: everybody's rhythm counted from the purchases, then the model fitted, checked and everybody scored. */
export const outlooks: BenchItem = async ({ actor, client }) => {
  const countAll = async () => {
    for (let afterId: number | null = 0; afterId !== null; ) {
      afterId = (await runCommand(countRhythms, { afterId }, actor)).lastId;
    }
  };
  await client.query(FORGET);
  const counted = await timed(countAll);
  await client.query('ANALYZE member_rhythms');
  const again = await timed(countAll);
  const fitted = await timed(() => runCommand(fitOutlooks, {}, actor));
  const rows = [
    { name: 'Rhythms of all members from their purchases', ours: counted, reference: 300_000 },
    { name: 'The same when nobody bought since', ours: again, reference: 6_000 },
    { name: 'BG/NBD fitted, checked, all members scored', ours: fitted, reference: 6_000 },
  ];
  return rows.map((row) => ({ ...row, against: 'target', unit: 'ms' as const }));
};
