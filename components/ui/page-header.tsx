import NextLink from 'next/link';
import type { ReactNode } from 'react';
import type { TierColour } from '@/lib/domain/tiers/ladder';
import { cx } from './cx';

export type Crumb = { readonly label: string; readonly href?: string };

type Props = {
  readonly title: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** The line below the title: as of when, of what, how many. */
  readonly meta?: ReactNode;
  /** Statuses beside the title. */
  readonly marks?: ReactNode;
  readonly actions?: ReactNode;
  /** Colour of a tier: draws its rail along the header. */
  readonly rail?: TierColour;
};

const RAILS: Readonly<Record<TierColour, string>> = {
  slate: 'border-tier-0',
  bronze: 'border-tier-1',
  silver: 'border-tier-2',
  gold: 'border-tier-3',
  platinum: 'border-tier-4',
};

/** Breadcrumb, title, meta line and actions at the head of a page. */
export function PageHeader({ title, crumbs = [], meta, marks, actions, rail }: Props) {
  return (
    <header className="mb-3">
      {crumbs.length > 0 && (
        <nav className="mb-1 text-sm text-ink-3">
          <ol className="flex flex-wrap gap-1.5">
            {crumbs.map((crumb, index) => (
              <li key={crumb.label} className="flex gap-1.5">
                {index > 0 && <span aria-hidden="true">{'/'}</span>}
                {crumb.href === undefined ? (
                  <span>{crumb.label}</span>
                ) : (
                  <NextLink
                    prefetch={false}
                    href={crumb.href}
                    className="text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink"
                  >
                    {crumb.label}
                  </NextLink>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2.5">
        <div
          className={cx(
            'min-w-0 max-w-full',
            rail !== undefined && cx('border-l-3 pl-3', RAILS[rail]),
          )}
        >
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="text-title break-words">{title}</h1>
            {marks}
          </div>
          {meta !== undefined && <div className="mt-0.5 text-sm text-ink-2">{meta}</div>}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2 max-shell:w-full shell:ml-auto">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
