import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';

/** A figure of a row that opens its members; it looks like the others until it is pointed at. */
export function Opens({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <TextLink href={href} scroll={false} className="text-ink no-underline hover:underline">
      {children}
    </TextLink>
  );
}
