import type { ReactNode } from 'react';
import { Field, type FieldControl } from '@/components/form/field';

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

type Props = {
  readonly question: QuestionProps;
  /** Stands below the control instead of the hint. */
  readonly below?: ReactNode;
  readonly children: (control: FieldControl & { readonly name: string }) => ReactNode;
};

/** A question of a step with one control, which bears its name. */
export function FieldFrame({ question, below, children }: Props) {
  const { id: name, label, hint, error, isOptional } = question;
  return (
    <div className="mb-5 min-w-0">
      <Field label={label} hint={below ?? hint} error={error} required={!isOptional}>
        {(control) => children({ ...control, name })}
      </Field>
    </div>
  );
}
