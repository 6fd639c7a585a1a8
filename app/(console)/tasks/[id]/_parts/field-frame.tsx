'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Icon } from '@/components/ui/icon';

/** What every question gets. */
export type QuestionProps = {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  /** What is wrong, in words. */
  readonly error: string | undefined;
  readonly isOptional: boolean;
  /** The field was left, or an answer was chosen: it is saved at once. */
  readonly onLeave: () => void;
};

/** What is wrong with an answer: a mark and words. */
export function AnswerError({ id, error }: { readonly id: string; readonly error: string }) {
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-sm font-medium text-danger-text">
      <Icon of={CircleAlert} className="mt-px shrink-0" />
      {error}
    </p>
  );
}

/** Ids of the texts below a control, as it names them; undefined when there are none. */
export function describedBy(...ids: readonly (string | false | undefined)[]): string | undefined {
  const present = ids.filter(Boolean);
  return present.length === 0 ? undefined : present.join(' ');
}

/** What the control of a question says of itself: its name, its texts, and whether it is wrong. */
export type ControlProps = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
};

type Props = {
  readonly question: QuestionProps;
  /** Stands below the control instead of the hint. */
  readonly below?: ReactNode;
  readonly children: (control: ControlProps) => ReactNode;
};

/** A label above a control, what is wrong and a hint below it. */
export function FieldFrame({ question, below, children }: Props) {
  const { id: name, label, hint, error, isOptional } = question;
  const t = useTranslations('common.form');
  const id = useId();
  const told = below ?? (hint !== undefined && <p className="text-xs text-ink-2">{hint}</p>);
  return (
    <div className="mb-5 min-w-0">
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
        {isOptional && <span className="ml-1.5 font-normal text-ink-3">{t('optional')}</span>}
      </label>
      {children({
        id,
        name,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': describedBy(
          error !== undefined && `${id}-error`,
          told !== false && `${id}-hint`,
        ),
      })}
      {error !== undefined && <AnswerError id={`${id}-error`} error={error} />}
      {told !== false && (
        <div id={`${id}-hint`} className="mt-1">
          {told}
        </div>
      )}
    </div>
  );
}
