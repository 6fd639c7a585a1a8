import { Fragment } from 'react';
import type { Part } from '@/lib/domain/members/marked';

/** The parts with the place in the text where each begins. */
function placed(parts: readonly Part[]): readonly (Part & { readonly from: number })[] {
  let from = 0;
  return parts.map((part) => {
    const one = { ...part, from };
    from += part.text.length;
    return one;
  });
}

/** A text whose matched part is marked: by weight and a line below, not by colour alone. */
export function MarkedText({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <>
      {placed(parts).map(({ text, isMarked, from }) =>
        isMarked ? (
          <mark
            key={from}
            className="bg-transparent font-semibold text-inherit shadow-[inset_0_-5px_0_color-mix(in_oklch,var(--warning)_42%,transparent)]"
          >
            {text}
          </mark>
        ) : (
          <Fragment key={from}>{text}</Fragment>
        ),
      )}
    </>
  );
}
