import { getLocale, getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { memberFiltersFromAddress } from '@/lib/domain/members/list-filters';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import {
  crossSellDraft,
  EMPTY_DRAFT,
  SEGMENT_TEMPLATES,
  templateDraft,
} from '@/lib/domain/segments/templates';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatCellLabel } from '@/lib/format/cell-label';
import { runQuery } from '@/lib/kernel/query';
import { figureSegment } from '@/lib/segments/queries/figure-segment';
import type { EditedSegment } from '../_parts/builder/typed-segment';

/** The template that says nothing. */
export const BLANK = 'blank';

/** What a figure of a report says; null: nothing that a segment could. */
async function ofFigure(address: AddressParameters): Promise<EditedSegment | null> {
  const { figure } = memberFiltersFromAddress(address);
  if (figure === undefined) return null;
  const actor = await requireActor('segments.edit');
  const said = await runQuery(figureSegment, { figure }, actor);
  if (said === null) return null;
  const [drill, group, format, locale] = await Promise.all([
    getTranslations('analytics.drill'),
    getTranslations('analytics.groups'),
    getTranslations('analytics.formats'),
    getLocale(),
  ]);
  const name = formatCellLabel(said.label, { drill, group, format }, locale);
  return { name: name.slice(0, SEGMENT_NAME_MAX), note: '', draft: said.draft };
}

/** What the address begins with: a figure of a report, a template, nothing; null: it is still to be chosen. */
export async function readStart(address: AddressParameters): Promise<EditedSegment | null> {
  if (parameterOf(address, 'report') !== undefined) return ofFigure(address);
  const asked = parameterOf(address, 'template');
  if (asked === BLANK) return { name: '', note: '', draft: EMPTY_DRAFT };
  const template = SEGMENT_TEMPLATES.find((known) => known === asked);
  if (template === undefined) return null;
  const t = await getTranslations('segments.templates');
  const [bought, offered] = [parameterOf(address, 'bought'), parameterOf(address, 'offered')];
  if (template === 'crossSell' && bought !== undefined && offered !== undefined) {
    const name = `${bought} → ${offered}`.slice(0, SEGMENT_NAME_MAX);
    return { name, note: '', draft: crossSellDraft(bought, offered) };
  }
  return { name: t(template), note: '', draft: templateDraft(template) };
}
