import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { setWindow } from '@/lib/domain/tiers/ladder-edits';
import { isSameValue } from '@/lib/domain/tiers/ladder-rows';
import type { LadderWords } from '../../_parts/ladder-words';
import { basesWords, measuringWords, paidWords, windowWords } from '../../_parts/measuring-words';
import type { Designer } from './designer-types';

type Window = LadderJson['window'];
type Paid = NonNullable<LadderJson['paid']>;

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
      className={`h-7 max-w-full field-sizing-content rounded-control border bg-surface px-1.5 touch:h-11 touch:text-[16px] ${isChanged ? 'border-primary text-primary-text shadow-[inset_0_0_0_1px_var(--primary)]' : 'border-line-strong text-ink'}`}
    >
      {choices.map((one, place) => (
        <option key={JSON.stringify(one)} value={place}>
          {windowWords(words, { window: one })}
        </option>
      ))}
    </select>
  );
}

/** What a club costs, as far as it can be read. */
function Price({ words, paid }: { readonly words: LadderWords; readonly paid: Paid }) {
  const { months, trialDays = 0 }: { months: unknown; trialDays?: unknown } = paid;
  if (typeof months !== 'number' || typeof trialDays !== 'number') return null;
  return <p className="mt-1">{words.t('table.paid', { paid: paidWords(words, paid) })}</p>;
}

/** What the thresholds are measured by and what a club costs, below the table; the window of a draft that may be changed is chosen here. */
export function MeasuringLine({ designer }: { readonly designer: Designer }) {
  const { words, draft, live, mayEdit } = designer;
  const ladder = draft ?? live;
  if (ladder === null) return null;
  return (
    <div className="mt-1.5 mb-6 text-xs text-ink-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <p>
          {mayEdit && draft !== null
            ? words.t.rich('table.howChosen', {
                bases: basesWords(words, ladder),
                choice: () => <WindowChoice designer={designer} ladder={draft} />,
              })
            : words.t('table.how', { measuring: measuringWords(words, ladder) })}
        </p>
        <p>{words.t('table.bars')}</p>
      </div>
      {ladder.paid !== undefined && <Price words={words} paid={ladder.paid} />}
    </div>
  );
}
