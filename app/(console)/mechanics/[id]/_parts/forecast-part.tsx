'use client';

import dynamic from 'next/dynamic';
import { TextLink } from '@/components/ui/text-link';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import type { Designer } from './designer-types';

/** Charts and tables are read only by who asks for them. */
const SimulationPanel = dynamic(() =>
  import('../../_parts/simulation/simulation-panel').then((part) => part.SimulationPanel),
);

type Props = {
  readonly designer: Designer;
  readonly onAnswer: (simulation: MechanicSimulation | undefined) => void;
};

/** What is written, told as it is sent; null: it has a mistake. */
const writtenOf = ({ parsed, draft }: Designer): MechanicJson | null =>
  parsed === null ? null : draft;

/** All that the mechanic as it is written would have done in the last year: asked for once, then again with every change. */
export function ForecastPart({ designer, onAnswer }: Props) {
  const { words, given } = designer;
  const { t } = words;
  const { ruleId } = given.mechanic;
  return (
    <section
      id="forecast-full"
      aria-labelledby="forecast-full-title"
      tabIndex={-1}
      className="mt-6 scroll-mt-16 border-t border-t-line-strong pt-5 outline-none"
    >
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id="forecast-full-title" className="text-lg">
            {t('forecast.title')}
          </h2>
          <p className="text-sm text-ink-2">{t('forecast.note')}</p>
        </div>
        <TextLink href={`/mechanics/${ruleId}/simulation`} className="text-sm">
          {t('forecast.page')}
        </TextLink>
      </div>
      <SimulationPanel ruleId={ruleId} draft={writtenOf(designer)} onAnswer={onAnswer} />
    </section>
  );
}
