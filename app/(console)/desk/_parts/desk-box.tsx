'use client';

import { useTranslations } from 'next-intl';
import { ProgressLine } from '@/components/ui/progress-line';
import { DeskField } from './desk-field';
import { DeskFound } from './desk-found';
import { useDeskBox } from './use-desk-box';
import { QUERY_MIN } from './use-desk-search';

/** The one field this page is for. What was found opens in the flow of the page; what is typed stays out of addresses. */
export function DeskBox() {
  const t = useTranslations('desk');
  const common = useTranslations('common');
  const box = useDeskBox();
  const { typed, search, isOpen, doing } = box;
  const text = typed.trim();
  const waiting = text.length < QUERY_MIN ? t('more') : t('looking');
  return (
    <search className="mb-7 block min-w-0">
      <div className="rounded-panel border border-line-strong bg-surface focus-within:shadow-[0_0_0_3px_color-mix(in_oklch,var(--primary)_22%,transparent)]">
        <DeskField box={box} />
        <div className="h-0.5">
          {(search.isPending || doing.isPending) && (
            <ProgressLine label={common('state.loading')} />
          )}
        </div>
        {text !== '' && (!isOpen || search.hasFailed) && (
          <p role="status" className="border-t px-4 py-2.5 text-sm text-ink-2">
            {search.hasFailed ? t('failed') : waiting}
          </p>
        )}
        {isOpen && search.answer !== null && <DeskFound box={box} answer={search.answer} />}
      </div>
    </search>
  );
}
