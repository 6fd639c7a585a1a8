'use client';

import { useId, useState } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { breakEven } from '@/lib/domain/tiers/simulation/cost';
import type { CostRow } from '@/lib/domain/tiers/simulation/result';
import type { LadderSimulation } from '@/lib/domain/tiers/simulation/simulation-input';
import { FallNotes, type KeepTier } from './fall-notes';
import { moversHref } from './movers-href';
import { type SimulationWords, useSimulationWords } from './use-simulation-words';

type Props = {
  readonly ruleId: number;
  readonly simulation: LadderSimulation;
  readonly draft: LadderJson;
  readonly keep: KeepTier | undefined;
};

const ROWS = 8;
const MARGIN_PERCENT = 25;

/** What the draft's benefits cost more, row by row, and what pays for it. */
export function CostTable({ ruleId, simulation, draft, keep }: Props) {
  const words = useSimulationWords(simulation);
  const { t, count, signedMoney, tierName } = words;
  const { cost } = simulation;
  const rows = cost.rows.slice(0, ROWS);
  return (
    <Section title={t('cost.title')} note={t('cost.note')}>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-2">{t('cost.none')}</p>
      ) : (
        <SimpleTable
          caption={t('cost.title')}
          rows={rows}
          rowKey={({ from, to }) => `${from} ${to}`}
          columns={[
            {
              id: 'change',
              header: t('cost.change'),
              cell: (row) => (
                <span className="block py-1.5 whitespace-normal">
                  {row.way === 'stay'
                    ? tierName(row.to)
                    : t('cost.move', { from: tierName(row.from), to: tierName(row.to) })}{' '}
                  <span className="font-normal text-ink-2">{why(words, row)}</span>
                </span>
              ),
            },
            {
              id: 'members',
              header: t('members'),
              isNumeric: true,
              cell: (row) => {
                const filter = { from: row.from ?? 0, to: row.to ?? 0 };
                const href = moversHref(ruleId, simulation, filter);
                const figure = count(row.members);
                return href === undefined ? figure : <TextLink href={href}>{figure}</TextLink>;
              },
            },
            {
              id: 'year',
              header: t('cost.year'),
              isNumeric: true,
              cell: ({ yearMinor }) => signedMoney(yearMinor),
            },
          ]}
          totals={[t('cost.inAll'), '', signedMoney(cost.yearMinor)]}
        />
      )}
      {rows.length > 0 && (
        <p className="mt-1.5 px-2.5 text-xs text-ink-2">
          {t('cost.month', {
            month: signedMoney(cost.monthMinor),
            low: signedMoney(cost.lowMinor),
            high: signedMoney(cost.highMinor),
          })}
        </p>
      )}
      <BreakEven simulation={simulation} words={words} />
      <FallNotes ruleId={ruleId} simulation={simulation} words={words} draft={draft} keep={keep} />
    </Section>
  );
}

/** The arithmetic of a row: what part of spending comes back, and of how much; what perks cost. */
function why({ t, share, money, signedMoney }: SimulationWords, row: CostRow): string {
  const parts = [
    ...(row.gaveShare === row.givesShare
      ? []
      : [
          t('cost.rate', {
            from: share(row.gaveShare),
            to: share(row.givesShare),
            each: money(row.eachMinor),
          }),
        ]),
    ...(row.perksMinor === '0' ? [] : [t('cost.perks', { perks: signedMoney(row.perksMinor) })]),
  ];
  return parts.join(', ');
}

type PartProps = { readonly simulation: LadderSimulation; readonly words: SimulationWords };

/** How much more who moves up must spend to pay for it, at a margin that the reader knows. */
function BreakEven({ simulation: { cost, up }, words: { t, share } }: PartProps) {
  const id = useId();
  const [typed, setTyped] = useState(String(MARGIN_PERCENT));
  const percent = Number(typed.replace(',', '.'));
  const isMargin = typed !== '' && percent > 0 && percent <= 100;
  const more = isMargin ? breakEven(cost, Math.round(percent * 100)) : null;
  if (up === 0 && BigInt(cost.yearMinor) > 0n) return null;
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-2 gap-y-1 px-2.5 text-sm">
      <label htmlFor={id}>{t('breakEven.margin')}</label>
      <input
        id={id}
        inputMode="decimal"
        value={typed}
        maxLength={5}
        aria-invalid={!isMargin}
        onChange={(event) => setTyped(event.target.value)}
        className="h-7 w-14 rounded-control border border-line-strong bg-surface px-2 text-right touch:h-11"
      />
      <span aria-hidden="true">%</span>
      <output htmlFor={id} className="text-ink-2">
        {!isMargin
          ? t('breakEven.noMargin')
          : more === null
            ? t('breakEven.never')
            : more === 0
              ? t('breakEven.free')
              : t('breakEven.more', { more: share(more) })}
      </output>
    </div>
  );
}
