import { getTranslations } from 'next-intl/server';
import { StartTask } from '@/components/task/start-task';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { TIERED_STATUS } from '@/lib/domain/tiers/floors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getMemberTier } from '@/lib/tiers/queries/get-member-tier';
import { EnrolmentsTable } from '../../_parts/tier/enrolments-table';
import { FloorsTable } from '../../_parts/tier/floors-table';
import { JoinButton } from '../../_parts/tier/join-button';
import { JudgementsTable } from '../../_parts/tier/judgements-table';
import { LadderView } from '../../_parts/tier/ladder-view';
import { startMemberTask } from '../../actions';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** The tier of a member: how they stand and why, what is missing, what holds them, and how they were judged. */
export default async function MemberTierPage({ params, searchParams }: Props) {
  const actor = await requireActor('members.read');
  const [{ memberId, status }, address] = await Promise.all([
    readMember((await params).id),
    searchParams,
  ]);
  const text = parameterOf(address, 'before') ?? '';
  const before = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
  const [t, page] = await Promise.all([
    getTranslations('memberTier'),
    runQuery(getMemberTier, { memberId, before }, actor),
  ]);
  const { ladders, floors, enrolments, joinable, judgements, nextBefore, currency, todayOn } = page;
  const canOpenTasks = can(actor, 'tasks.work');
  const canGive = canOpenTasks && can(actor, 'tiers.give') && status === TIERED_STATUS;
  const canEnrol = can(actor, 'tiers.enrol') && status === TIERED_STATUS;
  const path = memberTabHref(memberId, 'tier');
  const about = { memberId };
  return (
    <ClientMessages areas={['common', 'errors', 'memberTier']}>
      {ladders.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {ladders.map((ladder, place) => (
        <LadderView
          key={ladder.ruleId}
          ladder={ladder}
          currency={currency}
          todayOn={todayOn}
          tools={
            canGive &&
            place === 0 && (
              <span className="flex flex-wrap gap-2">
                {ladders.some(({ canBeLost }) => canBeLost) && (
                  <StartTask kind="extendTier" about={about} action={startMemberTask} size="small">
                    {t('extend')}
                  </StartTask>
                )}
                <StartTask kind="giveTier" about={about} action={startMemberTask} size="small">
                  {t('give')}
                </StartTask>
              </span>
            )
          }
        />
      ))}
      <Section title={t('floors.title')} note={t('floors.note')}>
        <FloorsTable
          floors={floors}
          currency={currency}
          canOpenTasks={canOpenTasks}
          canSeeGrants={can(actor, 'rules.read')}
        />
      </Section>
      <Section
        title={t('enrolments.title')}
        tools={
          canEnrol &&
          joinable.length > 0 && (
            <JoinButton memberId={memberId} joinable={joinable} currency={currency} />
          )
        }
      >
        <EnrolmentsTable
          memberId={memberId}
          enrolments={enrolments}
          currency={currency}
          canEnrol={can(actor, 'tiers.enrol')}
        />
      </Section>
      <Section title={t('history.title')}>
        {judgements.length === 0 ? (
          <p className="text-sm text-ink-2">{t('history.none')}</p>
        ) : (
          <>
            <JudgementsTable judgements={judgements} currency={currency} />
            <Pagination
              range={t('history.shown', { count: judgements.length })}
              previousHref={before === null ? undefined : path}
              nextHref={nextBefore === null ? undefined : `${path}?before=${nextBefore}`}
            />
          </>
        )}
      </Section>
    </ClientMessages>
  );
}
