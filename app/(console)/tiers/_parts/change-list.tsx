import { ArrowRight } from 'lucide-react';
import { Icon } from '@/components/ui/icon';
import type { ChangeRow } from './change-words';
import type { LadderWords } from './ladder-words';

type Props = {
  readonly words: LadderWords;
  readonly rows: readonly ChangeRow[];
  /** What the two sides are. */
  readonly heads: readonly [before: string, after: string];
};

/** Changes between two versions: each as it was and as it is. */
export function ChangeList({ words: { t }, rows, heads }: Props) {
  if (rows.length === 0) return <p className="text-sm text-ink-2">{t('changes.none')}</p>;
  return (
    <dl className="border-t text-sm">
      {rows.map((row) => (
        <div
          key={row.key}
          className="grid gap-x-3 gap-y-0.5 border-b py-1.5 sm:grid-cols-[180px_minmax(0,1fr)_16px_minmax(0,1fr)]"
        >
          <dt className="text-ink-2">{row.name}</dt>
          <dd className="text-ink-2 line-through decoration-ink-3 wrap-anywhere">
            <span className="sr-only">{`${heads[0]}: `}</span>
            {row.was ?? <span className="inline-block no-underline">{'—'}</span>}
          </dd>
          <dd aria-hidden="true" className="pt-0.5 text-ink-3 max-sm:hidden">
            <Icon of={ArrowRight} size={14} />
          </dd>
          <dd className="font-medium wrap-anywhere">
            <span className="sr-only">{`${heads[1]}: `}</span>
            {row.now ?? <span className="font-normal text-ink-2">{'—'}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
