import { useLocale, useTranslations } from 'next-intl';
import { StartTask } from '@/components/task/start-task';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { HouseholdPerson, HouseholdView } from '@/lib/domain/households/household-view';
import type { MemberStatus } from '@/lib/domain/members/states';
import { formatDay } from '@/lib/format/dates';
import { formatPoints, pluralOf } from '@/lib/format/points';
import { startMemberTask } from '../../actions';
import { AnswerButton } from './answer-button';

type Props = {
  readonly memberId: number;
  readonly status: MemberStatus;
  readonly household: HouseholdView | null;
  /** May begin the tasks that invite and let go, and type codes. */
  readonly canWork: boolean;
};

/** Who spends points together with the member, since when, in which role; what all have together. */
export function MemberHousehold({ memberId, status, household, canWork }: Props) {
  const t = useTranslations('members.household');
  const locale = useLocale();
  const about = { memberId };
  const mayInvite =
    canWork &&
    status === 'active' &&
    (household === null || (household.role === 'head' && household.free > 0));
  const mayLeave = canWork && household !== null && household.role !== 'invited';
  if (household === null && !mayInvite) return null;
  return (
    <Section
      title={t('title')}
      tools={
        <span className="flex flex-wrap justify-end gap-1.5">
          {mayInvite && (
            <StartTask
              kind="inviteToHousehold"
              about={about}
              action={startMemberTask}
              size="small"
              title={t('inviteLong')}
            >
              {t('invite')}
            </StartTask>
          )}
          {mayLeave && (
            <StartTask
              kind="leaveHousehold"
              about={about}
              action={startMemberTask}
              size="small"
              title={t(household.role === 'head' ? 'changeLong' : 'leaveLong')}
            >
              {t(household.role === 'head' ? 'change' : 'leave')}
            </StartTask>
          )}
        </span>
      }
    >
      {household === null ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <>
          {household.answerUntilOn !== null && (
            <div className="mb-2 flex flex-wrap items-center justify-between gap-2 text-sm text-ink-2">
              {t('answerUntil', { day: formatDay(household.answerUntilOn, locale) })}
              {canWork && <AnswerButton memberId={memberId} />}
            </div>
          )}
          <ul className="border-t text-sm">
            {household.people.map((person) => (
              <Person key={person.memberId} person={person} isSelf={person.memberId === memberId} />
            ))}
          </ul>
          {household.available !== null && (
            <p className="mt-2 flex justify-between gap-2 text-sm font-[550]">
              {t('together')}
              <span className="tabular-nums">
                {t('points', {
                  points: formatPoints(household.available, locale),
                  count: pluralOf(household.available),
                })}
              </span>
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function Person({
  person,
  isSelf,
}: {
  readonly person: HouseholdPerson;
  readonly isSelf: boolean;
}) {
  const t = useTranslations('members.household');
  const locale = useLocale();
  const { memberId, name, code, role, sinceOn, available, isResting } = person;
  const shown = name === '' ? code : name;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3 border-b py-1.5">
      <span className="min-w-0">
        {isSelf ? (
          <b className="font-[550]">{shown}</b>
        ) : (
          <TextLink href={`/members/${memberId}`}>{shown}</TextLink>
        )}
        <small className="block text-xs text-ink-2">
          {t(`since.${role}`, { day: formatDay(sinceOn, locale) })}
        </small>
      </span>
      {available !== null && (
        <span className="text-right tabular-nums">
          {formatPoints(available, locale)}
          {isResting && <small className="block text-xs text-warning-text">{t('resting')}</small>}
        </span>
      )}
    </li>
  );
}
