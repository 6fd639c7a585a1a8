import { ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { proposedKeep } from '@/lib/domain/tiers/kept-tiers';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { LATELY_DAYS } from '@/lib/domain/tiers/simulation/compared';
import type { Fall } from '@/lib/domain/tiers/simulation/result';
import type {
  LadderSimulation,
  MoverFilterInput,
} from '@/lib/domain/tiers/simulation/simulation-input';
import { moversHref } from './movers-href';
import type { SimulationWords } from './use-simulation-words';

/** Lets who stands on a tier keep it up to a day; null: no longer. */
export type KeepTier = (tierId: number, untilOn: string | null) => void;

type Props = {
  readonly ruleId: number;
  readonly simulation: LadderSimulation;
  readonly words: SimulationWords;
  readonly draft: LadderJson;
  /** Undefined: the reader may not change the draft. */
  readonly keep: KeepTier | undefined;
};

/** An action in the line of a sentence. */
const ACTION = 'link text-left touch:min-h-11';

/** Who loses a tier and what of it, how many reached it only lately, and what lets them keep it: a line for each tier. */
export function FallNotes(props: Props) {
  const { draft, simulation } = props;
  const kept = draft.tiers.filter(
    ({ keptUntilOn }) => keptUntilOn !== undefined && keptUntilOn >= simulation.night,
  );
  return (
    <>
      {simulation.falls.map((fall) => (
        <FallNote key={fall.tierId} {...props} fall={fall} />
      ))}
      {kept.map(({ tierId, keptUntilOn = '' }) => (
        <KeptNote key={tierId} {...props} tierId={tierId} untilOn={keptUntilOn} />
      ))}
    </>
  );
}

function Note({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <p className="mt-3 flex gap-2 px-2.5 text-sm text-ink-2">
      {icon}
      <span>{children}</span>
    </p>
  );
}

function FallNote({ fall, ruleId, simulation, words, draft, keep }: Props & { fall: Fall }) {
  const { t, count, share, day, tierName } = words;
  const { tierId, members, lately, lostShare } = fall;
  const tier = tierName(tierId);
  const untilOn = proposedKeep(simulation.night);
  const opens = (filter: MoverFilterInput) => (chunks: ReactNode) => {
    const href = moversHref(ruleId, simulation, { from: tierId, way: 'down', ...filter });
    return href === undefined ? chunks : <TextLink href={href}>{chunks}</TextLink>;
  };
  const stays = draft.tiers.some((one) => one.tierId === tierId);
  return (
    <Note icon={<Icon of={TriangleAlert} className="mt-px shrink-0 text-warning-text" />}>
      {t.rich('falls.text', {
        count: members,
        members: count(members),
        tier,
        loses: lostShare === null ? 'tier' : 'share',
        share: share(lostShare ?? 0),
        all: opens({}),
      })}{' '}
      {t.rich('falls.lately', {
        count: lately,
        members: count(lately),
        tier,
        days: LATELY_DAYS,
        some: opens({ lately: true }),
      })}{' '}
      {stays && keep !== undefined && (
        <button type="button" className={ACTION} onClick={() => keep(tierId, untilOn)}>
          {t('falls.keep', { tier, day: day(untilOn) })}
        </button>
      )}
    </Note>
  );
}

function KeptNote({
  tierId,
  untilOn,
  simulation,
  words,
  keep,
}: Props & { readonly tierId: number; readonly untilOn: string }) {
  const { t, day, tierName } = words;
  const tier = tierName(tierId);
  return (
    <Note icon={<Icon of={ShieldCheck} className="mt-px shrink-0 text-success-text" />}>
      {t('falls.kept', { tier, from: day(simulation.night), day: day(untilOn) })}{' '}
      {keep !== undefined && (
        <button type="button" className={ACTION} onClick={() => keep(tierId, null)}>
          {t('falls.letGo', { tier })}
        </button>
      )}
    </Note>
  );
}
