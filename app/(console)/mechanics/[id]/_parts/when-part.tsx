'use client';

import { addDays } from '@/lib/domain/shared/calendar';
import type { Designer } from './designer-types';
import { SpecField } from './fields/spec-field';
import { occasionFields } from './fields/specs';
import { PairsPart } from './pairs-part';
import { PartSection } from './part-section';
import { YearlyLine } from './yearly-line';

/** A month, as a window of days begins. */
const FIRST_WINDOW_DAYS = 30;

/** On which occasion a mechanic gives. */
export function WhenPart({ designer }: { readonly designer: Designer }) {
  const { words, draft, edited } = designer;
  const { t } = words;
  const { occasion } = draft;
  const isYearly = occasion.is === 'birthday' || occasion.is === 'anniversary';
  const span = [edited.startsOn, addDays(edited.startsOn, FIRST_WINDOW_DAYS)] as const;
  return (
    <PartSection id="when" title={t('parts.when')}>
      <p className="pb-1 font-medium">{t(`kinds.${occasion.is}`)}</p>
      {isYearly && <YearlyLine designer={designer} />}
      {occasion.is === 'crossSell' && <PairsPart designer={designer} />}
      {occasionFields(occasion, span).map((spec) => (
        <SpecField key={spec.at} spec={spec} fields={designer} />
      ))}
      {occasion.is === 'birthday' && <p className="text-xs text-ink-2">{t('hints.recent')}</p>}
    </PartSection>
  );
}
