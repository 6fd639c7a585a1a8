'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { controlStyles } from '@/components/form/control-styles';
import { segmentText } from '@/components/segment/segment-text';
import { useSegmentWords } from '@/components/segment/use-segment-words';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import { LEFT_OUT } from '@/lib/domain/mechanics/occurrence';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { formatCount } from '@/lib/format/numbers';
import type { Designer } from './designer-types';
import { Line } from './fields/line';
import { PartSection } from './part-section';

/** The builder is read only by who opens it. */
const ConditionTable = dynamic(() =>
  import('@/components/segment/builder/condition-table').then((part) => part.ConditionTable),
);

const EVERYONE: SegmentDraft = { version: 1, include: null, exclude: null };

type Props = { readonly designer: Designer };
type SomeProps = Props & {
  readonly audience: SegmentDraft;
  readonly dictionary: SegmentDictionary;
};

/** How many members in force that is now. */
function Count({ designer }: Props) {
  const { words, count } = designer;
  const { t, locale } = words;
  if (count === null) return null;
  const answer = count.exact ?? count.estimate;
  if (count.hasFailed) return <span className="text-warning-text">{t('who.notCounted')}</span>;
  if (answer === null) return <span className="text-ink-3">{t('who.counting')}</span>;
  const { count: members } = answer.total;
  return (
    <span className={count.isStale ? 'text-ink-3' : undefined}>
      {t('who.count', { count: members, shown: formatCount(members, locale) })}
    </span>
  );
}

/** The conditions of an audience in words, and a way to change them where they stand. */
function SomeMembers({ designer, audience, dictionary }: SomeProps) {
  const { words, mayEdit, set, count } = designer;
  const { t } = words;
  const segmentWords = useSegmentWords(dictionary);
  const isEmpty = audience.include === null && audience.exclude === null;
  const [isOpen, setOpen] = useState(isEmpty && mayEdit);
  return (
    <div className="py-1">
      {!isOpen && (
        <p className="max-w-prose wrap-anywhere">{segmentText(segmentWords, audience)}</p>
      )}
      {isOpen && (
        <ConditionTable
          words={segmentWords}
          draft={audience}
          answer={count?.exact ?? count?.estimate ?? null}
          onChange={(next) => set('audience', next)}
        />
      )}
      {mayEdit && (
        <div className="mt-2">
          <Button size="small" onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('who.done') : t('who.edit')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Takes the conditions of a saved segment. */
function CopySegment({ designer }: Props) {
  const { words, given, set } = designer;
  const { t } = words;
  if (given.saved.length === 0) return null;
  return (
    <Line id="copy-segment" label={t('who.copy')} hint={t('who.copyHint')}>
      <span className="w-72 max-w-full">
        <select
          aria-labelledby="copy-segment"
          value=""
          onChange={({ target: { value } }) => {
            const taken = given.saved.find(({ segmentId }) => String(segmentId) === value);
            if (taken !== undefined) set('audience', taken.draft);
          }}
          className={controlStyles}
        >
          <option value="">{t('who.none')}</option>
          {given.saved.map(({ segmentId, name }) => (
            <option key={segmentId} value={segmentId}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </Line>
  );
}

/** Who is left out: by the kind always, and who else. */
function LeftOut({ designer }: Props) {
  const { words, draft, mayEdit, set, errorAt } = designer;
  const { t } = words;
  const always = kindOf(draft.occasion).leavesOut;
  const chosen = draft.leaveOut ?? [];
  return (
    <Line id="leaveOut" label={t('who.except')} error={errorAt('leaveOut')}>
      <fieldset className="grid w-full gap-x-4 gap-y-1.5 py-1 sm:grid-cols-2">
        <legend className="sr-only">{t('who.except')}</legend>
        {LEFT_OUT.map((reason) => {
          const isAlways = always.includes(reason);
          return (
            <Checkbox
              key={reason}
              label={t(`leftOut.${reason}`)}
              {...(isAlways ? { hint: t('who.always') } : {})}
              disabled={isAlways || !mayEdit}
              checked={isAlways || chosen.includes(reason)}
              onChange={(event) =>
                set(
                  'leaveOut',
                  LEFT_OUT.filter((one) =>
                    one === reason ? event.target.checked : chosen.includes(one),
                  ),
                )
              }
            />
          );
        })}
      </fieldset>
    </Line>
  );
}

/** For whom a mechanic is. */
export function WhoPart({ designer }: Props) {
  const { words, draft, mayEdit, set, given } = designer;
  const { t } = words;
  const audience = (draft.audience ?? null) as SegmentDraft | null;
  return (
    <PartSection id="who" title={t('parts.who')}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-1">
        {mayEdit && given.segments !== null ? (
          <SegmentedControl
            label={t('who.choose')}
            items={[
              { id: 'everyone', label: t('who.everyone') },
              { id: 'some', label: t('who.some') },
            ]}
            current={audience === null ? 'everyone' : 'some'}
            onChange={(id) => set('audience', id === 'everyone' ? null : (audience ?? EVERYONE))}
          />
        ) : (
          audience === null && <span>{t('who.everyoneText')}</span>
        )}
        <span role="status" className="text-sm text-ink-2">
          <Count designer={designer} />
        </span>
      </div>
      {audience !== null &&
        (given.segments === null ? (
          <p>{t('who.unreadable')}</p>
        ) : (
          <SomeMembers designer={designer} audience={audience} dictionary={given.segments} />
        ))}
      {mayEdit && <CopySegment designer={designer} />}
      <LeftOut designer={designer} />
    </PartSection>
  );
}
