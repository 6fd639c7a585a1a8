import type { Ref } from 'react';

type Props = { readonly message: string | undefined; readonly ref?: Ref<HTMLDivElement> };

/** Why the whole form was refused. Announced when it appears. */
export function FormError({ message, ref }: Props) {
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="empty:hidden">
      {message !== undefined && (
        <p className="rounded-control border border-l-3 border-l-danger bg-danger-soft px-3 py-2 text-sm text-danger-text">
          {message}
        </p>
      )}
    </div>
  );
}
