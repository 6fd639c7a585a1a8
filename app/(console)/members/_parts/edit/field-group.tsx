import { type ReactNode, useId } from 'react';

type Props = { readonly title: string; readonly note?: string; readonly children: ReactNode };

/** Fields that belong together: two columns where there is room. */
export function FieldGroup({ title, note, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="border-t pt-4 first-of-type:border-t-0 first-of-type:pt-0"
    >
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {note !== undefined && <p className="text-sm text-ink-2">{note}</p>}
      <div className="mt-2.5 grid gap-x-5 gap-y-4 sm:grid-cols-2">{children}</div>
    </section>
  );
}
