'use client';

import { CircleDashed, Check as Done, TriangleAlert } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { type Check, type CheckState, openChecks } from '@/lib/domain/mechanics/checklist';
import type { Designer } from './designer-types';
import type { MechanicWords } from './fields/field-types';

const STEPS = ['draft', 'review', 'approved', 'live'] as const;
const STEP_OF = {
  ...{ draft: 0, inReview: 1, approved: 2, scheduled: 3 },
  ...{ running: 3, paused: 3, ended: 3, archived: 3 },
} as const;
const LOOKS: Readonly<Record<CheckState, readonly [of: typeof Done, className: string]>> = {
  done: [Done, 'text-ink-3'],
  open: [TriangleAlert, 'text-danger-text'],
  advice: [TriangleAlert, 'text-warning-text'],
  unknown: [CircleDashed, 'text-ink-3'],
};

/** What a check found, in words. */
function found({ t }: MechanicWords, { id, state, count }: Check): string {
  return t(`checks.${id}.${state}` as 'checks.whole.open', { count });
}

function Row({ words, check }: { readonly words: MechanicWords; readonly check: Check }) {
  const { t } = words;
  const { id, state, part } = check;
  const [icon, className] = LOOKS[state];
  const isOff = state === 'open' || state === 'advice';
  const text = found(words, check);
  const place = id === 'simulated' ? 'forecast' : part;
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-x-1.5 py-1">
      <span className={cx('pt-0.5', className)}>
        <Icon of={icon} size={14} />
        <span className="sr-only">{`${t(`checks.states.${state}`)}: `}</span>
      </span>
      <span className={cx(state === 'unknown' && 'text-ink-2')}>{text}</span>
      {isOff && place !== null && (
        <a
          href={`#${place}`}
          className="link -my-0.75 inline-flex min-h-6 items-center"
          aria-label={`${t(state === 'open' ? 'checks.mend' : 'checks.look')}: ${text}`}
          data-check={id}
        >
          {t(state === 'open' ? 'checks.mend' : 'checks.look')}
        </a>
      )}
    </li>
  );
}

/** How far a mechanic has come, drawn. */
function Steps({ designer }: { readonly designer: Designer }) {
  const { words, given } = designer;
  const { t } = words;
  const { undecided } = given.standing;
  const at =
    undecided === null ? STEP_OF[given.mechanic.state] : undecided.state === 'draft' ? 0 : 1;
  return (
    <ol aria-label={t('steps.label')} className="mb-2 grid grid-cols-4 text-xs">
      {STEPS.map((step, place) => (
        <li
          key={step}
          aria-current={place === at ? 'step' : undefined}
          className={cx('relative pt-4', place === at ? 'font-medium' : 'text-ink-3')}
        >
          <span aria-hidden="true" className="absolute inset-x-0 top-1.5 h-px bg-line-strong" />
          <span
            aria-hidden="true"
            className={cx(
              'absolute top-0 left-0 size-3 rounded-full border',
              place === at && 'border-seal bg-seal',
              place < at && 'border-primary bg-primary',
              place > at && 'border-line-strong bg-surface',
            )}
          />
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** What was thought of and what was not, each with a way to the part that mends it. */
export function ChecklistPanel({ designer }: { readonly designer: Designer }) {
  const { words, checks } = designer;
  const { t } = words;
  const open = openChecks(checks);
  return (
    <section
      id="checks"
      aria-labelledby="checks-title"
      tabIndex={-1}
      className="scroll-mt-16 rounded-panel border bg-surface px-3.5 py-3 outline-none"
    >
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 id="checks-title" className="font-semibold">
          {t('checks.title')}
        </h2>
        <span role="status" className="text-sm text-ink-2">
          {open === 0 ? t('checks.ready') : t('checks.open', { count: open })}
        </span>
      </div>
      <Steps designer={designer} />
      <ul className="text-sm">
        {checks.map((check) => (
          <Row key={check.id} words={words} check={check} />
        ))}
      </ul>
      <p className="mt-1.5 text-xs text-ink-2">{t('checks.own')}</p>
    </section>
  );
}
