import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly text?: ReactNode;
  /** One button, or the filter that blocks with its removal. */
  readonly action?: ReactNode;
  /** One filled example of what will stand here. */
  readonly example?: ReactNode;
};

/** What stands where there is nothing yet: a sentence, one button, one example. */
export function EmptyState({ title, text, action, example }: Props) {
  return (
    <div className="rounded-panel border border-dashed border-line-strong px-5 py-7">
      <p className="text-lg">{title}</p>
      {text !== undefined && <p className="mt-1 max-w-prose text-ink-2">{text}</p>}
      {action !== undefined && <div className="mt-3">{action}</div>}
      {example !== undefined && <div className="mt-5 max-w-xl">{example}</div>}
    </div>
  );
}
