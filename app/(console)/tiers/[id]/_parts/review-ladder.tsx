'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { versionDays } from '@/components/rule/version-days';
import { Button } from '@/components/ui/button';
import { RULE_NOTE_MAX } from '@/lib/domain/rules/versions';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import type { LadderPage } from '@/lib/domain/tiers/ladder-page';
import type { LadderStanding, LadderVersion } from '@/lib/domain/tiers/ladder-standing';
import { formatMoment } from '@/lib/format/dates';
import { ChangeList } from '../../_parts/change-list';
import { changeRows } from '../../_parts/change-words';
import { approveLadder, rejectLadder } from '../../actions';
import type { Designer } from './designer-types';

type Props = {
  readonly ladder: LadderPage;
  readonly standing: LadderStanding;
  readonly version: LadderVersion;
  readonly mayApprove: boolean;
  readonly designer: Designer;
};

/** The decision of a second person, with a reason where it is no. */
function Decision({ ladder, version, standing, designer }: Props) {
  const t = useTranslations('ruleBook');
  const router = useRouter();
  const words = useRuleRefusal();
  const [reviewNote, setReviewNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const decide = (command: typeof approveLadder) =>
    startTransition(async () => {
      const { versionId, version: seen } = version;
      const answer = await command({ versionId, version: seen, reviewNote }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      router.refresh();
    });
  const isLate = version.startsOn < ladder.todayOn && standing.basis?.state === 'approved';
  const own = version.isOwn ? t('review.own') : undefined;
  return (
    <div className="mt-3 flex max-w-xl flex-col gap-3">
      <FormError message={words(refusal)} />
      {isLate && <p className="text-sm text-warning-text">{t('review.late')}</p>}
      <TextArea
        label={t('review.reason')}
        hint={t('review.reasonHint')}
        rows={2}
        maxLength={RULE_NOTE_MAX}
        error={isMissing ? t('review.reasonWrong') : undefined}
        value={reviewNote}
        onChange={(event) => {
          setReviewNote(event.target.value);
          setMissing(false);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          tone="danger"
          disabledReason={own}
          disabled={isPending}
          onClick={() => {
            if (reviewNote.trim() === '') setMissing(true);
            else decide(rejectLadder);
          }}
        >
          {t('review.reject')}
        </Button>
        <Button
          tone="primary"
          disabledReason={own ?? (isLate ? t('review.late') : undefined)}
          disabled={isPending}
          onClick={() => decide(approveLadder)}
        >
          {t('review.approve', { day: versionDays(t, version, designer.words.locale) })}
        </Button>
      </div>
    </div>
  );
}

/** A version that waits for a second person: who wrote it, what it changes, and the decision. */
export function ReviewLadder(props: Props) {
  const { ladder, standing, version, mayApprove, designer } = props;
  const { words, cardNames } = designer;
  const { t, locale } = words;
  const book = useTranslations('ruleBook.rule');
  const before = standing.versions.find(({ state }) => state === 'approved');
  const moment = formatMoment(version.submittedAt ?? version.createdAt, {
    locale,
    timeZone: ladder.timeZone,
  });
  return (
    <section
      aria-labelledby="review-title"
      className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <h2 id="review-title" className="text-lg">
        {t('review.title', { no: version.no })}
      </h2>
      <p className="mb-2 text-sm text-ink-2">
        {t('review.by', { name: version.authorName, moment })}
      </p>
      {version.note !== '' && (
        <p className="mb-2 text-sm wrap-anywhere">{book('noteSaid', { note: version.note })}</p>
      )}
      {before !== undefined && (
        <ChangeList
          words={words}
          rows={changeRows(words, {
            before: before.definition,
            after: version.definition,
            cards: cardNames,
          })}
          heads={[book('was'), book('now')]}
        />
      )}
      {mayApprove && <Decision {...props} />}
    </section>
  );
}
