'use client';

import { useId } from 'react';
import { controlStyles } from '@/components/form/control-styles';
import { valueAt, withValue } from '@/lib/domain/mechanics/mechanic-edits';
import type { Designer } from './designer-types';
import { Line } from './fields/line';
import { SpecField } from './fields/spec-field';
import type { FieldSpec } from './fields/specs';
import { PartSection } from './part-section';
import { PowerLine } from './power-line';

type Props = { readonly designer: Designer };

const BUDGET: readonly FieldSpec[] = [
  { as: 'points', at: 'budget.points', label: 'budgetPoints', empty: 'absent' },
  { as: 'money', at: 'budget.minor', label: 'budgetMinor', empty: 'absent' },
  { as: 'count', at: 'budget.members', label: 'budgetMembers', unit: 'members', empty: 'absent' },
];
const MEMBER: readonly FieldSpec[] = [
  { as: 'points', at: 'perMember.points', label: 'memberPoints', empty: 'absent' },
  { as: 'count', at: 'perMember.cooldownDays', label: 'cooldownDays', unit: 'days' },
];
const TIMES_IN: FieldSpec = {
  ...{ as: 'count', at: 'perMember.times.inDays', label: 'timesInDays' },
  ...{ unit: 'days', empty: 'null' },
};

/** How often one member may be given something: without a number, as often as there is an occasion. */
function Times({ designer }: Props) {
  const { words, draft, set } = designer;
  const most = valueAt(draft, 'perMember.times.most');
  return (
    <>
      <SpecField
        spec={{
          ...{ as: 'count', at: 'perMember.times.most', label: 'timesMost' },
          ...{ unit: 'times', empty: 'absent' },
        }}
        fields={{
          ...designer,
          words,
          // Without a number there is no limit to say a span of.
          set: (at, value) =>
            value === undefined ? set('perMember.times', undefined) : set(at, value),
        }}
      />
      {most !== undefined && <SpecField spec={TIMES_IN} fields={designer} />}
    </>
  );
}

/** The group that holds mechanics apart. */
function Group({ designer }: Props) {
  const { words, draft, mayEdit, set, errorAt } = designer;
  const { t } = words;
  const id = useId();
  const name = valueAt(draft, 'group.name');
  return (
    <>
      <Line
        id={id}
        label={t('fields.groupName')}
        error={errorAt('group.name')}
        hint={t('hints.group')}
      >
        <span className="w-60 max-w-full">
          <input
            type="text"
            aria-labelledby={id}
            autoComplete="off"
            maxLength={40}
            readOnly={!mayEdit}
            value={typeof name === 'string' ? name : ''}
            onChange={({ target: { value } }) =>
              set(
                'group',
                value === '' ? null : withValue(draft.group ?? { days: 7 }, 'name', value),
              )
            }
            className={controlStyles}
          />
        </span>
      </Line>
      {draft.group != null && (
        <SpecField
          spec={{ as: 'count', at: 'group.days', label: 'groupDays', unit: 'days' }}
          fields={designer}
        />
      )}
      <SpecField
        spec={{ as: 'count', at: 'priority', label: 'priority', unit: 'lower' }}
        fields={designer}
      />
    </>
  );
}

/** From which day to which it holds. */
function Days({ designer }: Props) {
  const { words, edited, change, mayEdit, given } = designer;
  const { t } = words;
  const { undecided } = given.standing;
  const least =
    undecided === null || undecided.startsOn > given.mechanic.todayOn
      ? given.mechanic.todayOn
      : undecided.startsOn;
  const day = (label: 'startsOn' | 'endsOn') => (
    <span className="w-40">
      <input
        type="date"
        aria-label={t(`fields.${label}`)}
        min={label === 'startsOn' ? least : edited.startsOn}
        readOnly={!mayEdit}
        value={edited[label] ?? ''}
        onChange={({ target: { value } }) =>
          change({ ...edited, [label]: value === '' && label === 'endsOn' ? null : value }, label)
        }
        className={controlStyles}
      />
    </span>
  );
  return (
    <>
      <Line label={t('fields.startsOn')}>{day('startsOn')}</Line>
      <Line label={t('fields.endsOn')} hint={t('hints.endsOn')}>
        {day('endsOn')}
      </Line>
    </>
  );
}

/** How far a mechanic goes, beside which others, and who is held back to see what it is worth. */
export function LimitsPart({ designer }: Props) {
  const { t } = designer.words;
  return (
    <PartSection id="limits" title={t('parts.limits')}>
      {BUDGET.map((spec) => (
        <SpecField key={spec.at} spec={spec} fields={designer} />
      ))}
      <Times designer={designer} />
      {MEMBER.map((spec) => (
        <SpecField key={spec.at} spec={spec} fields={designer} />
      ))}
      <Group designer={designer} />
      <SpecField
        spec={{ as: 'share', at: 'holdoutBps', label: 'holdoutBps', unit: 'percentOfMembers' }}
        fields={designer}
      />
      <p className="max-w-prose text-xs text-ink-2 sm:pl-[164px]">{t('hints.holdout')}</p>
      <SpecField
        spec={{ as: 'share', at: 'leastBps', label: 'leastBps', unit: 'pointsOfBuyers' }}
        fields={designer}
      />
      <PowerLine designer={designer} />
      <Days designer={designer} />
    </PartSection>
  );
}
