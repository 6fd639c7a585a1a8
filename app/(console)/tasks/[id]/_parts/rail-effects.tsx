'use client';

import { useId } from 'react';
import { buttonStyles } from '@/components/ui/button-styles';
import { cx } from '@/components/ui/cx';
import { EffectList } from './effect-list';

type Props = {
  readonly title: string;
  readonly lines: readonly { readonly key: string; readonly text: string }[];
  /** The last button as it will be; null: it stands in the bar already. */
  readonly preview: {
    readonly text: string;
    /** Why it cannot be pressed yet; undefined: it can. */
    readonly reason: string | undefined;
    readonly onPress: () => void;
  } | null;
};

/** What the last step does, with its button in sight from the beginning. */
export function RailEffects({ title, lines, preview }: Props) {
  const headingId = useId();
  const reasonId = useId();
  const isBlocked = preview?.reason !== undefined;
  return (
    <section
      aria-labelledby={headingId}
      className="mt-4.5 border-t border-dashed border-line-strong pt-3.5 max-shell:hidden"
    >
      <h2 id={headingId} className="mb-1.5 text-sm font-semibold">
        {title}
      </h2>
      <EffectList lines={lines} />
      {preview !== null && (
        <>
          <button
            type="button"
            aria-disabled={isBlocked}
            aria-describedby={isBlocked ? reasonId : undefined}
            onClick={isBlocked ? undefined : preview.onPress}
            className={cx(
              buttonStyles({ blocked: isBlocked }),
              'mt-2 h-auto min-h-8 w-full px-1 py-1.5',
            )}
          >
            <span className="text-xs whitespace-normal">{preview.text}</span>
          </button>
          {isBlocked && (
            <p id={reasonId} className="mt-1.5 text-xs text-ink-2">
              {preview.reason}
            </p>
          )}
        </>
      )}
    </section>
  );
}
