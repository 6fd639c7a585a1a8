import { controlStyles } from '@/components/form/control-styles';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { FailedAward } from '@/lib/domain/mechanics/decision';
import type {
  AwardsPage,
  Explained,
  ExplainedOccasion,
} from '@/lib/domain/mechanics/results/awards-page';
import { memberCode } from '@/lib/domain/members/states';
import { isDay } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { useConditionWords } from '../../../_parts/use-condition-words';
import { type ResultsWords, useResultsWords } from '../../results/_parts/use-results-words';
import { AwardMark } from './award-mark';
import type { AwardsAddress } from './awards-address';

type Props = {
  readonly page: AwardsPage;
  readonly explained: Explained | null;
  readonly address: AwardsAddress;
};

/** Asks why one member gets something of the mechanic, or why not. A plain form: it works before any script. */
export function WhyForm({ page, explained, address }: Props) {
  const words = useResultsWords(page.head.currency);
  const { t } = words;
  return (
    <section
      id="why"
      aria-label={t('why.title')}
      className="mb-5 rounded-panel border bg-surface px-4 py-3"
    >
      <form
        action={`/mechanics/${page.head.ruleId}/members`}
        className="flex flex-wrap items-end gap-2"
      >
        <label className="block min-w-0">
          <span className="mb-1 block text-sm font-medium">{t('why.title')}</span>
          <input
            name="why"
            key={address.typed}
            defaultValue={address.typed}
            placeholder={memberCode(20391)}
            autoComplete="off"
            maxLength={40}
            className={controlStyles}
          />
        </label>
        <Button type="submit">{t('why.ask')}</Button>
        <p className="basis-full text-xs text-ink-3">{t('why.note')}</p>
      </form>
      {address.typed !== '' && address.memberId === null && (
        <p role="alert" className="mt-2 text-sm text-danger-text">
          {t('why.noNumber')}
        </p>
      )}
      {explained !== null && <Answer words={words} explained={explained} />}
    </section>
  );
}

type AnswerProps = { readonly words: ResultsWords; readonly explained: Explained };

function Answer({ words, explained }: AnswerProps) {
  const { t, locale } = words;
  const { memberId, name, outcome, occasions, nextOn, progress, awards } = explained;
  if (outcome === 'unknown') {
    return (
      <p role="status" className="mt-3 border-t pt-3 text-sm">
        {t('why.unknown', { member: memberCode(memberId) })}
      </p>
    );
  }
  return (
    <div role="status" className="mt-3 border-t pt-3">
      <p className="font-medium">
        <TextLink href={`/members/${memberId}`}>
          {name === '' ? memberCode(memberId) : name}
        </TextLink>
      </p>
      {progress !== null && <Towards words={words} progress={progress} />}
      {outcome === 'notLaunched' && <p className="mt-1 text-ink-2">{t('why.notLaunched')}</p>}
      {outcome === 'judged' && occasions.length === 0 && (
        <p className="mt-1 text-ink-2">
          {nextOn === null
            ? t('why.noOccasion')
            : t('why.nextOccasion', { day: formatDay(nextOn, locale) })}
        </p>
      )}
      {occasions.map((occasion) => (
        <Occasion key={occasion.key} words={words} occasion={occasion} />
      ))}
      {awards.length > 0 && (
        <ul className="mt-2.5 text-sm">
          {awards.map(({ occurrence, state, dropped, decidedOn, owedBy }) => (
            <li key={occurrence} className="flex flex-wrap items-center gap-2 py-0.5">
              <span className="text-ink-2">{formatDay(decidedOn, locale)}</span>
              <AwardMark state={state} dropped={dropped} />
              {owedBy !== null && (
                <span className="text-warning-text">{t('why.owedCode', { pool: owedBy })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How far the member has come: stamps on the card, purchases, or what was spent. */
function Towards({
  words: { t, money, count },
  progress: { of, found, goal },
}: {
  readonly words: ResultsWords;
  readonly progress: NonNullable<Explained['progress']>;
}) {
  const told = (amount: bigint) => (of === 'spend' ? money(amount) : count(Number(amount)));
  return (
    <p className="mt-1">{t(`why.progress.${of}`, { found: told(found), goal: told(goal) })}</p>
  );
}

function Occasion({
  words,
  occasion: { dueOn, untilOn, decision },
}: {
  readonly words: ResultsWords;
  readonly occasion: ExplainedOccasion;
}) {
  const { t, locale, points } = words;
  const day = (on: string) => formatDay(on, locale);
  const days =
    untilOn === null
      ? t('why.openSince', { from: day(dueOn) })
      : t('why.open', { from: day(dueOn), to: day(untilOn) });
  return (
    <div className="mt-2">
      <p className="text-sm text-ink-2">{days}</p>
      {decision === null && <p>{t('why.settled')}</p>}
      {decision?.outcome === 'given' && (
        <p className="text-success-text">
          {decision.points === 0n
            ? t('why.wouldGet')
            : t('why.wouldGetPoints', { points: points(decision.points) })}
        </p>
      )}
      {decision?.outcome === 'heldOut' && <p>{t(`why.heldOut.${decision.arm}`)}</p>}
      {decision?.outcome === 'refused' && (
        <ul className="mt-1 list-disc pl-5">
          {decision.failed.map((failed) => (
            <Failed key={failed.condition} words={words} failed={failed} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Failed({
  words: { t, locale },
  failed: { condition, wanted, found },
}: {
  readonly words: ResultsWords;
  readonly failed: FailedAward;
}) {
  const { nameOf } = useConditionWords();
  const told = (values: readonly string[]) =>
    values
      .filter((value) => value !== '')
      .map((value) => (isDay(value) ? formatDay(value, locale) : value))
      .join(', ');
  const [asked, there] = [told(wanted), told(found)];
  return (
    <li>
      {nameOf(condition)}
      {(asked !== '' || there !== '') && (
        <span className="ml-1.5 text-sm text-ink-3">
          {t(asked === '' ? 'why.found' : there === '' ? 'why.wanted' : 'why.both', {
            wanted: asked,
            found: there,
          })}
        </span>
      )}
    </li>
  );
}
