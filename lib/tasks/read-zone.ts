import 'server-only';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** The zone of the programme. */
export async function readZone(run: RunRows): Promise<string> {
  const [row] = await run<{ zone: string }>('SELECT time_zone AS zone FROM programme', []);
  return row?.zone ?? 'Europe/Moscow';
}
