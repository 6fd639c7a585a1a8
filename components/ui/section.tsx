import { type ReactNode, useId } from 'react';
import { cx } from './cx';

type Props = {
  readonly title: ReactNode;
  /** A sentence below the title. */
  readonly note?: ReactNode;
  /** Links and buttons at the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, note, tools, children }: Props) {
  const id = useId();
  // Ids that a server makes repeat between a layout and a page that came to it later: words name the part where there are some.
  const named = typeof title === 'string' ? { 'aria-label': title } : { 'aria-labelledby': id };
  return (
    <section {...named} className="mb-6 min-w-0">
      <div className="mb-2 flex flex-wrap items-end gap-3">
        {/* A sentence is not squeezed by what stands beside it: on a narrow screen that goes below. */}
        <div className={cx('min-w-0 flex-1', note !== undefined && 'basis-60')}>
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          {note !== undefined && <p className="text-sm text-ink-2">{note}</p>}
        </div>
        {tools}
      </div>
      {children}
    </section>
  );
}
