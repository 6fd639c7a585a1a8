import type { Locale } from '@/lib/domain/access/preferences';
import type { CellLabel, CellLabelKey, LabelSlot } from '@/lib/domain/analytics/cell-label';
import type { RfmGroup } from '@/lib/domain/analytics/rfm-groups';
import type { StoreFormat } from '@/lib/domain/purchases/states';
import { formatDay, formatMonth, formatPeriod } from './dates';

/** The messages it needs, as next-intl's translator of the area `analytics` gives them. */
type Words = {
  readonly drill: (key: CellLabelKey, slots: Readonly<Record<string, string | number>>) => string;
  readonly group: (group: RfmGroup) => string;
  readonly format: (format: StoreFormat) => string;
};

function slotText(slot: LabelSlot, words: Words, locale: Locale): string | number {
  if (slot.kind === 'plain') return slot.value;
  if (slot.kind === 'month') return formatMonth(slot.month, locale);
  if (slot.kind === 'period') return formatPeriod(slot.period, locale);
  if (slot.kind === 'day') return formatDay(slot.day, locale);
  if (slot.kind === 'tier') return locale === 'ru' ? slot.nameRu : slot.nameEn;
  if (slot.kind === 'format') return words.format(slot.format);
  return slot.groups.map(words.group).join(', ');
}

/** The name of a report's figure in the reader's language: "First purchase in Dec 2025, bought in Mar 2026". */
export function formatCellLabel(label: CellLabel, words: Words, locale: Locale): string {
  const slots = Object.entries(label.slots).map(
    ([name, slot]) => [name, slotText(slot, words, locale)] as const,
  );
  return words.drill(label.key, Object.fromEntries(slots));
}
