import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
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

type Props = Pick<QuestionProps, 'label' | 'error' | 'isOptional'> & {
  readonly controlId: string;
  readonly optional: string;
  readonly children: ReactNode;
  readonly below?: ReactNode;
};

/** A label above a control, what is wrong and a hint below it. */
export function FieldFrame({
  controlId,
  label,
  optional,
  isOptional,
  error,
  children,
  below,
}: Props) {
  return (
    <div className="mb-5 min-w-0">
      <label htmlFor={controlId} className="mb-1.5 block text-sm font-medium">
        {label}
        {isOptional && <span className="ml-1.5 font-normal text-ink-3">{optional}</span>}
      </label>
      {children}
      {error !== undefined && <AnswerError id={`${controlId}-error`} error={error} />}
      {below}
    </div>
  );
}
