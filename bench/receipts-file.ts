import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { DemoSpan } from '@/db/demo/day';
import { dayText } from '@/db/demo/day';
import { demoMember } from '@/db/demo/member';
import { demoStores } from '@/db/demo/stores';

/** Receipts of the demo generator come to about this many a member. */
const RECEIPTS_A_MEMBER = 18;
const MINOR = 100n;
const FLUSH_ROWS = 5_000;

/** Members whose purchases fill a file of so many receipts. */
export function membersFor(receipts: number): number {
  return Math.ceil(receipts / RECEIPTS_A_MEMBER) + 100;
}

const two = (value: number): string => String(value).padStart(2, '0');

function amountText(amountMinor: bigint): string {
  const sign = amountMinor < 0n ? '-' : '';
  const size = amountMinor < 0n ? -amountMinor : amountMinor;
  return `${sign}${size / MINOR}.${two(Number(size % MINOR))}`;
}

/**
 * Writes an export of receipts as a till system makes it: one row a receipt, in the order of time, members by
 * their external ids. @returns rows written
 */
export async function writeReceiptsFile(
  path: string,
  { receipts, span }: { receipts: number; span: DemoSpan },
): Promise<number> {
  const codes = new Map(demoStores().map((store) => [store.storeId, store.code]));
  const rows: { moment: number; text: string }[] = [];
  for (
    let memberId = 1;
    memberId <= membersFor(receipts) && rows.length < receipts;
    memberId += 1
  ) {
    const { person, purchases } = demoMember(memberId, span);
    for (const purchase of purchases.slice(0, receipts - rows.length)) {
      const minute = Math.floor(purchase.secondOfDay / 60);
      const moment = `${dayText(purchase.day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
      const { till, receipt } = purchase;
      const amount = amountText(purchase.amountMinor);
      const text = `${person.externalId},${codes.get(purchase.storeId)},${till},${receipt},${moment},${amount}\n`;
      rows.push({ moment: purchase.day * 1440 + minute, text });
    }
  }
  rows.sort((a, b) => a.moment - b.moment);
  const file = createWriteStream(path);
  file.write('customer,store,till,receipt,moment,amount\n');
  for (let from = 0; from < rows.length; from += FLUSH_ROWS) {
    const block = rows.slice(from, from + FLUSH_ROWS);
    if (!file.write(block.map(({ text }) => text).join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return rows.length;
}
