import { LedgerStrip } from '@/components/ui/ledger-strip';
import {
  GRANT_GETS,
  GRANT_OUTCOMES,
  type GrantCounts,
  type GrantOutcome,
  grantGets,
} from '@/lib/domain/tiers/grants';
import { formatCount } from '@/lib/format/numbers';
import type { GrantWords } from './grant-words';

type Props = {
  readonly words: GrantWords;
  readonly counts: GrantCounts;
  /** How many there are in all. */
  readonly members: number;
  readonly label: string;
  /** What the figure of all who get the tier is called. */
  readonly gets: string;
  readonly hrefOf?: (outcome: GrantOutcome) => string;
};

/** Outcomes that are told even when nobody has them: who gets the tier, and who stands higher. */
const ALWAYS: readonly GrantOutcome[] = [...GRANT_GETS, 'higher'];

/** How many get the tier, and how many do not, by why. */
export function OutcomeLedger({ words, counts, members, label, gets, hrefOf }: Props) {
  const { t, locale } = words;
  const count = (value: number) => formatCount(value, locale);
  const told = GRANT_OUTCOMES.filter(
    (outcome) => ALWAYS.includes(outcome) || (counts[outcome] ?? 0) > 0,
  );
  return (
    <LedgerStrip
      label={label}
      figures={[
        {
          ...{ id: 'gets', label: gets, value: count(grantGets(counts)) },
          note: t('page.of', { members: count(members) }),
        },
        ...told.map((outcome) => {
          const of = counts[outcome] ?? 0;
          return {
            ...{ id: outcome, label: t(`outcomes.${outcome}`), value: count(of) },
            note: t(`notes.${outcome}`),
            ...(hrefOf !== undefined && of > 0 ? { href: hrefOf(outcome) } : {}),
          };
        }),
      ]}
    />
  );
}
