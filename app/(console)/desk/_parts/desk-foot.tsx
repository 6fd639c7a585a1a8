'use client';

import { useTranslations } from 'next-intl';
import { Kbd } from '@/components/ui/kbd';
import type { DeskAnswer } from '@/lib/domain/desk/answer';

type Props = { readonly answer: DeskAnswer; readonly canGoOn: boolean };

/** The keys that work in the field, and how many were found how fast. */
export function DeskFoot({ answer, canGoOn }: Props) {
  const t = useTranslations('desk.foot');
  const { matches, isMore, tookMs } = answer;
  const hints: readonly (readonly [string, readonly string[]])[] = [
    [t('choose'), ['↑', '↓']],
    [t('open'), ['Enter']],
    ...(canGoOn ? [[t('continue'), ['Alt', 'R']] as const] : []),
    [t('close'), ['Esc']],
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-b-panel border-t bg-sunken px-4 py-1.5 text-xs text-ink-2">
      {hints.map(([label, keys]) => (
        <span
          key={label}
          aria-hidden="true"
          className="inline-flex items-center gap-1.5 touch:hidden"
        >
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {label}
        </span>
      ))}
      <span role="status" className="ml-auto">
        {t(isMore ? 'matchesMore' : 'matches', { count: matches, ms: tookMs })}
      </span>
    </div>
  );
}
