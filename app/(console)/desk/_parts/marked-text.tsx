import type { Part } from '@/lib/domain/members/marked';

/** A text whose matched part is marked: by weight and a line below, not by colour alone. */
export function MarkedText({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ text, isMarked }, at) =>
        isMarked ? (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
            key={at}
            className="bg-transparent font-semibold text-inherit shadow-[inset_0_-5px_0_color-mix(in_oklch,var(--warning)_42%,transparent)]"
          >
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}
