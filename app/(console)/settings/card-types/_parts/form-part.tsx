import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly text: string; readonly children: ReactNode };

/** A part of the form: what it decides on the left, its questions on the right. */
export function FormPart({ title, text, children }: Props) {
  return (
    <section className="grid gap-x-6 gap-y-3 border-t pt-4 md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-lg">{title}</h2>
        <p className="text-sm text-ink-2">{text}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
