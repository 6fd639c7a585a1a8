'use client';

import { FormError } from '@/components/form/form-error';
import { cx } from '@/components/ui/cx';
import type { DeskAnswer } from '@/lib/domain/desk/answer';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { DeskFoot } from './desk-foot';
import { DeskList } from './desk-list';
import { DeskPreview } from './desk-preview';
import type { DeskBoxState } from './use-desk-box';

type Props = { readonly box: DeskBoxState; readonly answer: DeskAnswer };

/** What was found, in the flow of the page: dimmed while a newer answer is on its way. */
export function DeskFound({ box, answer }: Props) {
  const words = useRefusalWords();
  const { id, rows, chosen, isCurrent, doing } = box;
  const { lead, matches, isMore } = answer;
  return (
    <div className={cx('border-t', !isCurrent && 'opacity-60')}>
      {lead !== null && (
        <p role="status" className="px-4 pt-3.5 pb-1">
          <b className="font-semibold">{lead.fact}</b>{' '}
          <span className="text-ink-2">{lead.advice}</span>
        </p>
      )}
      <div className={cx('grid', chosen !== null && 'dock:grid-cols-[minmax(0,1fr)_344px]')}>
        <DeskList
          id={`${id}-list`}
          rows={rows}
          isNothing={matches === 0}
          isMore={isMore}
          chosen={chosen}
          optionId={box.optionId}
          onChoose={box.choose}
          onDo={box.doRow}
        />
        {chosen !== null && (
          <DeskPreview row={chosen} isPending={doing.isPending} onDo={doing.act} />
        )}
      </div>
      {doing.refusal !== undefined && (
        <div className="px-4 pb-2">
          <FormError message={words(doing.refusal)} />
        </div>
      )}
      <DeskFoot answer={answer} canGoOn={chosen?.preview?.goOn != null} />
    </div>
  );
}
