'use client';

import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { mechanicCode } from '@/lib/domain/mechanics/mechanic-standing';
import { formatDay } from '@/lib/format/dates';
import { MechanicStateMark } from '../../_parts/mechanic-state';
import type { Designer } from './designer-types';
import { Moves } from './moves';
import { SubmitMechanic } from './submit-mechanic';

type Props = { readonly designer: Designer };

/** How the draft is kept, said as it changes. */
function Kept({ designer: { words, state } }: Props) {
  const { t } = words;
  const kept = state.isSaving
    ? 'saving'
    : !state.isDirty
      ? state.handle === null
        ? null
        : 'saved'
      : state.refusal !== undefined
        ? 'refused'
        : state.isWhole
          ? 'saving'
          : 'mistakes';
  return (
    <span role="status">
      {kept === 'mistakes' || kept === 'refused' ? (
        <Status tone="warning">{t(`kept.${kept}`)}</Status>
      ) : (
        kept !== null && t(`kept.${kept}`)
      )}
    </span>
  );
}

/** Its number, how it stands, which version is edited and which holds. */
function Facts({ designer }: Props) {
  const { words, given, state, no, mayEdit } = designer;
  const { t, locale } = words;
  const { mechanic, standing } = given;
  const { live, next, undecided } = standing;
  const isDraft = state.handle !== null || (state.isDirty && mayEdit);
  const day = (on: string) => formatDay(on, locale);
  return (
    <DottedFacts
      facts={[
        ['code', mechanicCode(mechanic.ruleId)],
        ['state', <MechanicStateMark key="state" state={mechanic.state} />],
        ...(undecided !== null
          ? [['author', t('head.author', { no, name: undecided.authorName })] as const]
          : []),
        ...(isDraft && mechanic.state !== 'draft'
          ? [
              [
                'draft',
                <Status key="draft" tone="neutral">
                  {t('head.draft', { no })}
                </Status>,
              ] as const,
            ]
          : []),
        ...(live !== null
          ? [['live', t('head.live', { no: live.no, day: day(live.startsOn) })] as const]
          : []),
        ...(live?.endsOn != null
          ? [['until', t('head.until', { day: day(live.endsOn) })] as const]
          : []),
        ...(next !== null
          ? [['next', t('head.next', { no: next.no, day: day(next.startsOn) })] as const]
          : []),
        ...(mayEdit && (isDraft || state.isSaving)
          ? [['kept', <Kept key="kept" designer={designer} />] as const]
          : []),
      ]}
    />
  );
}

/** The head of a mechanic's page: what it is, how it stands, and what can be done with it. */
export function MechanicHeader({ designer }: Props) {
  const { words, given, state, edited, mayEdit } = designer;
  const { t, locale } = words;
  const book = useTranslations('ruleBook');
  const { mechanic, standing, rights } = given;
  const { undecided } = standing;
  const name = locale === 'ru' ? edited.nameRu : edited.nameEn;
  const kind = t(`kinds.${edited.definition.occasion.is}`);
  return (
    <PageHeader
      title={name}
      crumbs={[{ label: t('title'), href: '/mechanics' }, { label: kind }]}
      meta={<Facts designer={designer} />}
      actions={
        <>
          {mayEdit && (
            <Button
              tone="quiet"
              disabledReason={state.mayUndo ? undefined : t('action.nothingToUndo')}
              onClick={state.undo}
            >
              <Icon of={Undo2} />
              {t('action.undo')}
            </Button>
          )}
          {mayEdit && mechanic.versions.length > 1 && (
            <Button
              tone="quiet"
              disabled={state.isSaving}
              disabledReason={
                state.handle === null && !state.isDirty ? t('action.nothingToReset') : undefined
              }
              onClick={state.reset}
            >
              {t('action.reset')}
            </Button>
          )}
          {standing.live !== null && (
            <TextLink href={`/mechanics/${mechanic.ruleId}/results`} className="px-1 text-sm">
              {t('head.results')}
            </TextLink>
          )}
          <TextLink href={`/mechanics/${mechanic.ruleId}/versions`} className="px-1 text-sm">
            {t('versions.title')}
          </TextLink>
          {rights.mayEdit && undecided?.state === 'inReview' && (
            <Button disabled={state.isSaving} onClick={state.reset}>
              {book('rule.withdraw')}
            </Button>
          )}
          {rights.mayEdit && <Moves designer={designer} />}
          {mayEdit && (undecided !== null || state.isDirty || standing.live === null) && (
            <SubmitMechanic designer={designer} />
          )}
        </>
      }
    />
  );
}
