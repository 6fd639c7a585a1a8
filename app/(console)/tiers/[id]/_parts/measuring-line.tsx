import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { setWindow } from '@/lib/domain/tiers/ladder-edits';
import { isSameValue } from '@/lib/domain/tiers/ladder-rows';
import { basesWords, measuringWords, windowWords } from '../../_parts/measuring-words';
import type { Designer } from './designer-types';

type Window = LadderJson['window'];

/** Windows that are a press away; any other number of months is typed where all of the measuring is. */
const USUAL: readonly Window[] = [
  ...[3, 6, 12, 24].map((months) => ({ kind: 'rolling' as const, months })),
  { kind: 'calendarYear' },
  { kind: 'anniversary' },
];

/** The days that are measured, changed where they are said. */
function WindowChoice({
  designer: { words, change, live },
  ladder,
}: {
  readonly designer: Designer;
  readonly ladder: LadderJson;
}) {
  const { window } = ladder;
  const usual = USUAL.findIndex((one) => isSameValue(one, window));
  const choices = usual === -1 ? [window, ...USUAL] : USUAL;
  const isChanged = live !== null && !isSameValue(live.window, window);
  return (
    <select
      aria-label={words.t('rules.window')}
      value={Math.max(0, usual)}
      onChange={({ target: { value } }) => {
        const chosen = choices[Number(value)];
        if (chosen !== undefined) change(setWindow(ladder, chosen));
      }}
      className={`h-7 max-w-full rounded-control border bg-surface px-1.5 touch:h-11 touch:text-[16px] ${isChanged ? 'border-primary text-primary-text shadow-[inset_0_0_0_1px_var(--primary)]' : 'border-line-strong text-ink'}`}
    >
      {choices.map((one, place) => (
        <option key={JSON.stringify(one)} value={place}>
          {windowWords(words, { window: one })}
        </option>
      ))}
    </select>
  );
}

/** What the thresholds are measured by, below the table; of a draft that may be changed, its window is chosen here. */
export function MeasuringLine({ designer }: { readonly designer: Designer }) {
  const { words, draft, live, mayEdit } = designer;
  const ladder = draft ?? live;
  if (ladder === null) return null;
  return (
    <p className="mt-1.5 mb-6 text-xs text-ink-2">
      {mayEdit && draft !== null
        ? words.t.rich('table.howChosen', {
            bases: basesWords(words, ladder),
            choice: () => <WindowChoice designer={designer} ladder={draft} />,
          })
        : words.t('table.how', { measuring: measuringWords(words, ladder) })}
    </p>
  );
}
