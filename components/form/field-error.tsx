import { CircleAlert } from 'lucide-react';
import { Icon } from '../ui/icon';

/** What is wrong with an answer: a mark and words. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string }) {
  return (
    <p id={id} className="mt-1 flex gap-1.5 text-sm font-medium text-danger-text">
      <Icon of={CircleAlert} className="mt-px shrink-0" />
      {error}
    </p>
  );
}
