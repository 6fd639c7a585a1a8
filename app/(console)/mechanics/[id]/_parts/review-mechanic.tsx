'use client';

import { useTranslations } from 'next-intl';
import { DifferenceRows } from '@/components/rule/difference-rows';
import { ReviewForm } from '@/components/rule/review-form';
import { versionDays } from '@/components/rule/version-days';
import type { MechanicVersion } from '@/lib/domain/mechanics/mechanic-page';
import { formatMoment } from '@/lib/format/dates';
import { differingParts } from '../../_parts/told-parts';
import { useToldWords } from '../../_parts/use-told-words';
import { approveMechanic, rejectMechanic } from '../../actions';
import type { Designer } from './designer-types';

type Props = { readonly designer: Designer; readonly version: MechanicVersion };

/** A version that waits for a second person: who wrote it, what it changes, and the decision. */
export function ReviewMechanic({ designer, version }: Props) {
  const { words, given } = designer;
  const { t, locale } = words;
  const book = useTranslations('ruleBook');
  const told = useToldWords(given.dictionary, given.segments);
  const { mechanic, rights } = given;
  const before = mechanic.versions.find(({ state }) => state === 'approved');
  const moment = formatMoment(version.submittedAt ?? version.createdAt, {
    locale,
    timeZone: mechanic.timeZone,
  });
  return (
    <section
      aria-labelledby="review-title"
      className="mb-4 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
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
        <DifferenceRows rows={differingParts([before.definition, version.definition], told)} />
      )}
      {rights.mayApprove && (
        <div className="mt-3">
          <ReviewForm
            key={version.version}
            seen={{ versionId: version.versionId, version: version.version }}
            days={versionDays(book, version, locale)}
            isOwn={version.isOwn}
            isLate={version.startsOn < mechanic.todayOn && before !== undefined}
            approve={approveMechanic}
            reject={rejectMechanic}
          />
        </div>
      )}
    </section>
  );
}
