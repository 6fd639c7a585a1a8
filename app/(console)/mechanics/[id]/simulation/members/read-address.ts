import {
  type SimulatedFilter,
  simulatedFilterInput,
} from '@/lib/domain/mechanics/simulation/simulation-input';

/** Which members of which draft an address asks for. */
export type AskedSimulated = {
  readonly draft: string;
  readonly isExact: boolean;
  readonly filter: SimulatedFilter;
  readonly after: number;
};

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** What an address asks for; null: it names no draft, or says something that is no filter. */
export function readAddress(
  parameter: (name: string) => string | undefined,
): AskedSimulated | null {
  const draft = parameter('draft') ?? '';
  const filter = simulatedFilterInput.safeParse({
    outcome: parameter('outcome') ?? 'reached',
    reason: parameter('reason'),
    week: number(parameter('week')),
    tier: number(parameter('tier')),
    rfm: parameter('rfm'),
    beside: number(parameter('beside')),
  });
  if (draft === '' || !filter.success) return null;
  return {
    draft,
    isExact: parameter('exact') === 'true',
    filter: filter.data,
    after: number(parameter('after')) ?? 0,
  };
}
