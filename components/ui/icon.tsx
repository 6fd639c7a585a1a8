import type { LucideIcon } from 'lucide-react';

type Props = { readonly of: LucideIcon; readonly className?: string; readonly size?: number };

/** A lucide icon at the product's size and weight. Decorative: words stand beside it or in its button. */
export function Icon({ of: Drawing, className, size = 16 }: Props) {
  return <Drawing size={size} strokeWidth={1.5} className={className ?? ''} aria-hidden="true" />;
}
