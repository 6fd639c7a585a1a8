import { ScrollRegion } from '@/components/ui/scroll-region';

type Props = {
  /** Read aloud, and shown above. */
  readonly label: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

const INDENT = 2;

/** A request as it travels: names of headers in the margin like the accounts of a ledger, the body below a rule. */
export function RequestText({ label, headers, body }: Props) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-panel border bg-surface">
      <figcaption className="border-b bg-sunken px-3.5 py-1.5 text-xs text-ink-2">
        {label}
      </figcaption>
      <dl className="border-b px-3.5 py-2 font-mono text-xs">
        {headers.map(([name, value]) => (
          <div key={name} className="grid gap-x-3 py-0.5 sm:grid-cols-[150px_minmax(0,1fr)]">
            <dt className="text-ink-3">{name}</dt>
            <dd className="min-w-0 break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <ScrollRegion label={label}>
        <pre className="px-3.5 py-2.5 font-mono text-xs leading-5">
          {JSON.stringify(JSON.parse(body), null, INDENT)}
        </pre>
      </ScrollRegion>
    </figure>
  );
}
