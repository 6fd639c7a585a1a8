import 'server-only';
import type { Tx } from '@/db/write';
import { type BgNbdFit, fitBgNbd } from '@/lib/domain/analytics/bgnbd/fit';
import { expectedPurchases } from '@/lib/domain/analytics/bgnbd/outlook';
import {
  HELD_DAYS,
  heldMask,
  OUTLOOK_BINS,
  outlookBin,
} from '@/lib/domain/analytics/outlook-settings';
import { addDays } from '@/lib/domain/shared/calendar';
import { readHeld } from './read-buyers';

export type OutlookBin = {
  readonly bin: number;
  readonly members: number;
  readonly expectedDays: number;
  readonly actualDays: number;
};

/** A check of the model by days that it did not know. */
export type ModelCheck = {
  readonly heldFromOn: string;
  readonly mask: number;
  readonly fit: BgNbdFit;
  readonly bins: readonly OutlookBin[];
};

/** Fits the model up to 90 days before `asOfOn` and lays its forecast of those days beside what was bought. Null: too little to fit by. */
export async function checkModel(
  tx: Tx,
  { asOfOn, members }: { readonly asOfOn: string; readonly members: number },
): Promise<ModelCheck | null> {
  const heldFromOn = addDays(asOfOn, -HELD_DAYS);
  const mask = heldMask(members);
  const { buyers, after } = await readHeld(tx, { heldFromOn, asOfOn, mask });
  const fit = fitBgNbd(buyers);
  if (fit === null) return null;
  const bins = OUTLOOK_BINS.map((_, bin) => ({ bin, members: 0, expectedDays: 0, actualDays: 0 }));
  for (let i = 0; i < after.length; i += 1) {
    const buyer = {
      repeats: buyers.repeats[i] ?? 0,
      latest: buyers.latest[i] ?? 0,
      known: buyers.known[i] ?? 0,
    };
    const bin = bins[outlookBin(buyer.repeats)];
    if (bin === undefined) continue;
    bin.members += 1;
    bin.expectedDays += expectedPurchases(fit, buyer, HELD_DAYS);
    bin.actualDays += after[i] ?? 0;
  }
  return { heldFromOn, mask, fit, bins };
}
