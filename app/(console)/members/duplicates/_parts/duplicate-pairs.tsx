import { useLocale, useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { DuplicateMember, DuplicatePair } from '@/lib/domain/members/duplicates';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { PairActions } from './pair-actions';

type Props = { readonly pairs: readonly DuplicatePair[]; readonly canMerge: boolean };

/** Each pair side by side, with why the two may be one and what can be done about it. */
export function DuplicatePairs({ pairs, canMerge }: Props) {
  const t = useTranslations('duplicates');
  const locale = useLocale();
  return (
    <ul aria-label={t('title')} className="border-t">
      {pairs.map(({ first, second, birthOn, reasons }) => (
        <li
          key={`${first.memberId} ${second.memberId}`}
          className="grid gap-x-6 gap-y-3 border-b py-3 shell:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <OneOfTwo member={first} />
          <OneOfTwo member={second} />
          <div className="flex flex-col items-start gap-2 shell:items-end">
            <p className="text-sm text-ink-2">
              {reasons
                .map((reason) => t(`reasons.${reason}`, { day: formatDay(birthOn, locale) }))
                .join(' · ')}
            </p>
            <PairActions
              memberId={first.memberId}
              otherId={second.memberId}
              names={{ first: first.code, second: second.code }}
              canMerge={canMerge}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function OneOfTwo({ member }: { readonly member: DuplicateMember }) {
  const t = useTranslations('duplicates');
  const status = useTranslations('members.status');
  const locale = useLocale();
  const { tier, lastPurchaseOn, phone, email, receipts } = member;
  const bought =
    lastPurchaseOn === null
      ? t('neverBought')
      : t('bought', {
          count: receipts,
          receipts: formatCount(receipts, locale),
          day: formatDay(lastPurchaseOn, locale),
        });
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {tier !== null && (
          <TierMark
            shape={tier.shape}
            colour={tier.colour}
            name={locale === 'ru' ? tier.nameRu : tier.nameEn}
            markOnly
          />
        )}
        <TextLink href={`/members/${member.memberId}`} className="font-[550]">
          {member.name === '' ? member.code : member.name}
        </TextLink>
        <span className="text-sm text-ink-2">{member.code}</span>
        {member.status !== 'active' && <Status tone="neutral">{status(member.status)}</Status>}
      </p>
      <p className="text-sm text-ink-2">
        {t('joined', { day: formatDay(member.joinedOn, locale) })}
        {' · '}
        {bought}
      </p>
      <p className="text-sm break-words text-ink-2">
        {[phone, email].filter((one) => one !== null).join(' · ') || t('noContacts')}
      </p>
    </div>
  );
}
