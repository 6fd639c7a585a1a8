import { LedgerStrip } from '@/components/ui/ledger-strip';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';
import type { Designer } from './designer-types';

/** What a mechanic that was launched has given so far. */
export function SpentStrip({ designer }: { readonly designer: Designer }) {
  const { words, given } = designer;
  const { t, locale, currency } = words;
  const { points, minor, members, awards, heldOut } = given.mechanic.spent;
  const money = formatMoney({ amountMinor: minor, currency, locale });
  const figures = [
    ['awards', formatCount(awards, locale)],
    ['members', formatCount(members, locale)],
    ['points', formatPoints(points, locale)],
    ['minor', money],
    ['heldOut', formatCount(heldOut, locale)],
  ] as const;
  return (
    <LedgerStrip
      label={t('done.label')}
      figures={figures.map(([id, value]) => ({ id, label: t(`done.${id}`), value }))}
    />
  );
}
