import { getLocale, getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { memberFiltersFromAddress } from '@/lib/domain/members/list-filters';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatCellLabel } from '@/lib/format/cell-label';
import { runQuery } from '@/lib/kernel/query';
import { figureSegment } from '@/lib/segments/queries/figure-segment';

/** For whom a mechanic is begun: what it is called, and what it says. */
export type BegunAudience = { readonly name: string; readonly draft: SegmentDraft };

/** The audience that the address brings, a figure of a report; `gone`: it brings one that no conditions say; null: none. */
export async function readAudience(
  address: AddressParameters,
): Promise<BegunAudience | 'gone' | null> {
  if (parameterOf(address, 'report') === undefined) return null;
  const actor = await requireActor('rules.edit');
  const { figure } = memberFiltersFromAddress(address);
  if (figure === undefined || !can(actor, 'segments.edit')) return 'gone';
  const said = await runQuery(figureSegment, { figure }, actor);
  if (said === null) return 'gone';
  const [drill, group, format, locale] = await Promise.all([
    getTranslations('analytics.drill'),
    getTranslations('analytics.groups'),
    getTranslations('analytics.formats'),
    getLocale(),
  ]);
  const name = formatCellLabel(said.label, { drill, group, format }, locale);
  return { name, draft: said.draft };
}
