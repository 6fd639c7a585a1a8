import type { ReactNode } from 'react';
import type { MechanicPart } from '@/lib/domain/mechanics/mechanic-flaws';

type Props = {
  readonly id: MechanicPart | 'name' | 'discussion';
  readonly title: string;
  readonly children: ReactNode;
};

/** A part of a mechanic: its name at the left, what it says at the right. A link of the checklist leads here. */
export function PartSection({ id, title, children }: Props) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      className="grid scroll-mt-16 gap-x-6 gap-y-1 border-b py-5 outline-none first:pt-1 last:border-b-0 min-[900px]:grid-cols-[112px_minmax(0,1fr)]"
    >
      <h2 id={`${id}-title`} className="text-lg min-[900px]:pt-0.5">
        {title}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
