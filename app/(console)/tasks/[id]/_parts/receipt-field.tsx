'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useId } from 'react';
import { describedBy } from '@/components/form/described-by';
import { FieldError } from '@/components/form/field-error';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { NOT_IN_BOOKS, receiptKey } from '@/lib/domain/purchases/claim-search';
import type { ClaimableReceipt, ClaimEarning, Claiming } from '@/lib/domain/purchases/claims';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { QuestionProps } from './field-frame';
import { ReceiptOption } from './receipt-option';
import { useFindings } from './use-findings';

type Props = QuestionProps & {
  readonly taskId: number;
  readonly value: string;
  readonly claiming: Claiming;
  readonly answers: TaskAnswers;
  readonly onChange: (value: string) => void;
  readonly onPick: (receipt: ClaimableReceipt) => void;
  /** Hears what was found to be earned. */
  readonly onLearn: (earnings: readonly ClaimEarning[]) => void;
};

const NO_EARNINGS: readonly ClaimEarning[] = [];

/** One of the receipts that fit what was said, each with why, or none of them. Arrows walk. */
export function ReceiptField({ taskId, value, claiming, answers, ...rest }: Props) {
  const { id, label, error, onChange, onPick, onLearn, onLeave } = rest;
  const t = useTranslations('tasks.receipts');
  const own = useId();
  const { search, again } = useFindings(taskId, answers, error);
  const found = search.kind === 'failed' ? null : search.found;
  const findings = found?.findings ?? [];
  const earnings = found?.earnings ?? NO_EARNINGS;
  const learn = useEffectEvent(onLearn);
  useEffect(() => learn(earnings), [earnings]);
  return (
    <fieldset
      className="mb-5 min-w-0"
      aria-describedby={describedBy(error !== undefined && `${own}-error`, `${own}-status`)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div
        className={cx(
          'grid gap-px overflow-hidden rounded-control border bg-line',
          error === undefined ? 'border-line-strong' : 'border-danger',
          search.kind === 'looking' && 'opacity-60',
        )}
      >
        {findings.map((finding) => (
          <ReceiptOption
            key={receiptKey(finding.receipt)}
            name={id}
            finding={finding}
            claiming={claiming}
            earnings={earnings}
            isChosen={value === receiptKey(finding.receipt)}
            isWrong={error !== undefined}
            onChoose={() => onPick(finding.receipt)}
          />
        ))}
        <label className="grid cursor-pointer grid-cols-[16px_minmax(0,1fr)] gap-x-2 bg-surface px-3 py-2 hover:bg-hover has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus touch:min-h-11">
          <input
            type="radio"
            name={id}
            checked={value === NOT_IN_BOOKS}
            onChange={() => onChange(NOT_IN_BOOKS)}
            aria-describedby={`${own}-none`}
            aria-invalid={error === undefined ? undefined : true}
            className="mt-0.5 size-4 accent-primary outline-none"
          />
          <span className="font-medium">{t('none')}</span>
          <span id={`${own}-none`} className="col-start-2 text-xs text-ink-2">
            {t('noneHint')}
          </span>
        </label>
      </div>
      {error !== undefined && <FieldError id={`${own}-error`} error={error} />}
      <p id={`${own}-status`} role="status" className="mt-1.5 text-sm text-ink-2">
        {search.kind === 'looking' && t('looking')}
        {search.kind === 'failed' && t('failed')}
        {search.kind === 'found' &&
          (search.found.hasMore ? t('more') : t('found', { count: findings.length }))}
      </p>
      {search.kind === 'failed' && (
        <Button size="small" onClick={again}>
          {t('retry')}
        </Button>
      )}
    </fieldset>
  );
}
