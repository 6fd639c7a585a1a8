'use client';

import NextLink from 'next/link';
import { usePathname } from 'next/navigation';
import { useId } from 'react';
import { cx } from '../ui/cx';
import { NavigationIcon } from './navigation-icon';
import type { ShellItem } from './shell-types';

type Props = { readonly items: readonly ShellItem[]; readonly onNavigate?: () => void };

const LINK =
  'flex h-7 items-center gap-2 rounded-control px-2 text-[13.5px] text-ink-2 transition-colors hover:bg-hover touch:h-11 [&>svg]:text-ink-3';
const CURRENT =
  'bg-surface font-[550] text-ink shadow-[inset_2px_0_0_var(--seal)] hover:bg-surface [&>svg]:text-seal-text';

/** The areas of the console by group; the one at hand carries the seal. */
export function NavigationList({ items, onNavigate }: Props) {
  const pathname = usePathname();
  const prefix = useId();
  const current = currentHref(pathname, items);
  const groups = [...new Set(items.map((item) => item.group))];
  return groups.map((group) => {
    const members = items.filter((item) => item.group === group);
    const isNamed = group !== 'start';
    return (
      <div key={group}>
        {isNamed && (
          <h2 id={prefix + group} className="mx-2 mt-3 mb-0.5 text-2xs font-medium text-ink-3">
            {members[0]?.groupLabel}
          </h2>
        )}
        <ul {...(isNamed ? { 'aria-labelledby': prefix + group } : {})}>
          {members.map((item) => (
            <li key={item.id}>
              <NextLink
                href={item.href}
                prefetch={false}
                {...(onNavigate ? { onClick: onNavigate } : {})}
                aria-current={item.href === current ? 'page' : undefined}
                className={cx(
                  LINK,
                  item.href === current && CURRENT,
                  item.icon === 'analytics' && 'pl-8 [&>svg]:hidden',
                )}
              >
                <NavigationIcon name={item.icon} />
                {item.label}
              </NextLink>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

/** The area an address belongs to: the longest that holds it, so that a report is not its overview. */
function currentHref(pathname: string, items: readonly ShellItem[]): string | undefined {
  const places = items.flatMap(({ href, holds = [] }) =>
    [href, ...holds].map((path) => ({ href, path })),
  );
  return places
    .filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]?.href;
}
