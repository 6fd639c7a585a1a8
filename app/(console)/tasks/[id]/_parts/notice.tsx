import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';

export type NoticeTone = 'warning' | 'danger' | 'info' | 'success' | 'neutral';

type Look = { readonly icon: LucideIcon; readonly box: string; readonly mark: string };

const LOOKS: Readonly<Record<NoticeTone, Look>> = {
  warning: {
    icon: TriangleAlert,
    box: 'border-l-warning bg-warning-soft',
    mark: 'text-warning-text',
  },
  danger: { icon: CircleAlert, box: 'border-l-danger bg-danger-soft', mark: 'text-danger-text' },
  info: { icon: Info, box: 'border-l-info bg-info-soft', mark: 'text-info-text' },
  success: {
    icon: CircleCheck,
    box: 'border-l-success bg-success-soft',
    mark: 'text-success-text',
  },
  neutral: { icon: Info, box: 'border-l-line-strong bg-sunken', mark: 'text-ink-2' },
};

type Props = {
  readonly tone: NoticeTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** It appears by itself and is read aloud. */
  readonly isAlert?: boolean;
};

/** What has to be known before going on, with the ways out. */
export function Notice({ tone, title, children, actions, isAlert = false }: Props) {
  const { icon, box, mark } = LOOKS[tone];
  return (
    <div
      role={isAlert ? 'alert' : 'note'}
      className={cx(
        'mb-5 grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 rounded-r-control border-l-3 px-3.5 py-3',
        box,
      )}
    >
      <Icon of={icon} className={cx('mt-[3px]', mark)} />
      <div className="min-w-0">
        <p className="text-lg">{title}</p>
        <div className="mt-0.5 grid gap-1 text-sm break-words empty:hidden">{children}</div>
        {actions !== undefined && (
          <div className="mt-2.5 flex flex-wrap items-center gap-2">{actions}</div>
        )}
      </div>
    </div>
  );
}
