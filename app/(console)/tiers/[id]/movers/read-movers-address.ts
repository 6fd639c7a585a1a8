import { isDay } from '@/lib/domain/shared/calendar';
import {
  type MoverFilterInput,
  moverFilterInput,
} from '@/lib/domain/tiers/simulation/simulation-input';

/** Which members of which draft an address asks for. */
export type AskedMovers = {
  readonly draft: string;
  readonly startsOn: string;
  readonly filter: MoverFilterInput;
  readonly after: number;
};

const number = (text: string | null | undefined): number | undefined =>
  text !== null && text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** What an address asks for; null: it names no draft, or says something that is no filter. */
export function readMoversAddress(
  parameter: (name: string) => string | null | undefined,
): AskedMovers | null {
  const [draft, startsOn] = [parameter('draft') ?? '', parameter('on') ?? ''];
  const filter = moverFilterInput.safeParse({
    from: number(parameter('from')),
    to: number(parameter('to')),
    way: parameter('way') ?? undefined,
    when: parameter('when') ?? undefined,
    lately: parameter('lately') === 'true' ? true : undefined,
    gets: parameter('gets') ?? undefined,
  });
  if (draft === '' || !isDay(startsOn) || !filter.success) return null;
  return { draft, startsOn, filter: filter.data, after: number(parameter('after')) ?? 0 };
}
