'use client';

import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import type { LadderPage } from '@/lib/domain/tiers/ladder-page';
import type { LadderStanding } from '@/lib/domain/tiers/ladder-standing';
import { formatDay } from '@/lib/format/dates';
import { tierName } from '../../_parts/ladder-words';
import { type Designer, type LadderRights, MEASURING_SHEET } from './designer-types';
import { SubmitLadder } from './submit-ladder';
import type { LadderDraft } from './use-ladder-draft';

type Props = {
  readonly ladder: LadderPage;
  readonly standing: LadderStanding;
  readonly rights: LadderRights;
  readonly draft: LadderDraft;
  readonly no: number;
  readonly designer: Designer;
  readonly sheet: string | null;
};

/** Which version holds since when, which one is written and how it is kept. */
function Marks({ standing, draft, no, designer }: Props) {
  const { t, locale } = designer.words;
  const { live, next, undecided } = standing;
  const isDraft = draft.handle !== null || (draft.isDirty && designer.mayEdit);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {live !== null && (
        <>
          <Status tone="live">{t('head.live', { no: live.no })}</Status>
          <span>{t('head.since', { day: formatDay(live.startsOn, locale) })}</span>
        </>
      )}
      {live?.endsOn != null && (
        <span>{t('head.until', { day: formatDay(live.endsOn, locale) })}</span>
      )}
      {next !== null && (
        <>
          <Status tone="info">{t('head.next', { no: next.no })}</Status>
          <span>{t('head.from', { day: formatDay(next.startsOn, locale) })}</span>
        </>
      )}
      {undecided?.state === 'inReview' && (
        <>
          <Status tone="warning">{t('head.review', { no: undecided.no })}</Status>
          <span>{t('head.from', { day: formatDay(undecided.startsOn, locale) })}</span>
        </>
      )}
      {isDraft && (
        <>
          <Status tone="neutral">{t('head.draft', { no })}</Status>
          {draft.edited.startsOn !== '' && (
            <span>{t('head.from', { day: formatDay(draft.edited.startsOn, locale) })}</span>
          )}
        </>
      )}
    </span>
  );
}

/** How the draft is kept, said as it changes. */
function Kept({ draft, designer }: Props) {
  const { t } = designer.words;
  const state = draft.isSaving
    ? 'saving'
    : !draft.isDirty
      ? draft.handle === null
        ? null
        : 'saved'
      : draft.refusal !== undefined
        ? 'refused'
        : draft.isWhole
          ? 'saving'
          : 'mistakes';
  return (
    // Empty, it takes no place, but is there for what it will say.
    <span role="status" className="text-sm text-ink-2 empty:absolute">
      {state === 'mistakes' || state === 'refused' ? (
        <Status tone="warning">{t(`kept.${state}`)}</Status>
      ) : (
        state !== null && t(`kept.${state}`)
      )}
    </span>
  );
}

/** The head of a ladder's page: its versions and what can be done with the draft. */
export function LadderHeader(props: Props) {
  const { ladder, draft, designer, rights, standing } = props;
  const { words, mayEdit, open } = designer;
  const { t } = words;
  const book = useTranslations('ruleBook');
  const { undecided } = standing;
  return (
    <PageHeader
      title={tierName(words, draft.edited)}
      crumbs={[{ label: t('title'), href: '/tiers' }, { label: tierName(words, draft.edited) }]}
      meta={<Marks {...props} />}
      actions={
        <>
          {mayEdit && <Kept {...props} />}
          {mayEdit && (
            <Button
              tone="quiet"
              disabledReason={draft.mayUndo ? undefined : t('action.nothingToUndo')}
              onClick={draft.undo}
            >
              <Icon of={Undo2} />
              {t('action.undo')}
            </Button>
          )}
          {mayEdit && (
            <Button
              tone="quiet"
              disabled={draft.isSaving}
              disabledReason={
                draft.handle === null && !draft.isDirty ? t('action.nothingToReset') : undefined
              }
              onClick={draft.reset}
            >
              {t('action.reset')}
            </Button>
          )}
          <TextLink href={`/tiers/${ladder.ruleId}/versions`} className="px-1 text-sm">
            {t('versions.title')}
          </TextLink>
          <Button onClick={() => open(MEASURING_SHEET)}>{t('action.measuring')}</Button>
          {mayEdit && <SubmitLadder {...props} />}
          {rights.mayEdit && undecided?.state === 'inReview' && (
            <Button disabled={draft.isSaving} onClick={draft.reset}>
              {book('rule.withdraw')}
            </Button>
          )}
        </>
      }
    />
  );
}
