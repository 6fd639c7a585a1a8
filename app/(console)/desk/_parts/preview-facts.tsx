import { TierMark } from '@/components/ui/tier-mark';
import type { DeskPreview } from '@/lib/domain/desk/answer';

/** Who or what the chosen row is, and how it stands. */
export function PreviewFacts({ title, tier, since, facts }: DeskPreview) {
  return (
    <>
      <p className="text-lg font-semibold">{title}</p>
      <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-2">
        {tier !== null && <TierMark shape={tier.shape} colour={tier.colour} name={tier.name} />}
        {tier !== null && <span aria-hidden="true">{'·'}</span>}
        <span>{since}</span>
      </p>
      <dl className="mt-2.5 mb-3.5 grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
        {facts.map(({ label, value, note }) => (
          <div key={`${label} ${value}`} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd>
              <span className="font-medium">{value}</span>
              {note !== '' && <span className="block text-ink-2">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
