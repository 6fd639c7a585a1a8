import { measuringWords } from '../../_parts/measuring-words';
import type { Designer } from './designer-types';

/** What the thresholds are measured by, below the table. */
export function MeasuringLine({
  designer: { words, draft, live },
}: {
  readonly designer: Designer;
}) {
  const ladder = draft ?? live;
  if (ladder === null) return null;
  return (
    <p className="mt-1.5 mb-6 text-xs text-ink-2">
      {words.t('table.how', { measuring: measuringWords(words, ladder) })}
    </p>
  );
}
