'use client';

import { useTranslations } from 'next-intl';
import { ReviewForm } from '@/components/rule/review-form';
import { versionDays } from '@/components/rule/version-days';
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

/** A version that waits for a second person: who wrote it, what it changes, and the decision. */
export function ReviewLadder({ ladder, standing, version, mayApprove, designer }: Props) {
  const { words, cardNames } = designer;
  const { t, locale } = words;
  const book = useTranslations('ruleBook');
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
        <p className="mb-2 text-sm wrap-anywhere">
          {book('rule.noteSaid', { note: version.note })}
        </p>
      )}
      {before !== undefined && (
        <ChangeList
          words={words}
          rows={changeRows(words, {
            before: before.definition,
            after: version.definition,
            cards: cardNames,
          })}
          heads={[book('rule.was'), book('rule.now')]}
        />
      )}
      {mayApprove && (
        <div className="mt-3">
          <ReviewForm
            key={version.version}
            seen={{ versionId: version.versionId, version: version.version }}
            days={versionDays(book, version, locale)}
            isOwn={version.isOwn}
            isLate={version.startsOn < ladder.todayOn && standing.basis?.state === 'approved'}
            approve={approveLadder}
            reject={rejectLadder}
          />
        </div>
      )}
    </section>
  );
}
