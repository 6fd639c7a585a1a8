import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { CardPage } from '@/lib/domain/cards/card-page';
import type { CardRights } from '@/lib/domain/cards/states';
import { formatDay } from '@/lib/format/dates';

/** The holder, and below the perforation what the card is good for. */
export function CardFace({ card }: { readonly card: CardPage }) {
  const t = useTranslations('cards');
  const members = useTranslations('members.status');
  const locale = useLocale();
  const { member, expiresOn } = card;
  const facts = [
    ['issuedOn', formatDay(card.issuedOn, locale)],
    ['expiresOn', expiresOn === null ? t('noEnd') : formatDay(expiresOn, locale)],
    ['rights', t(`rightsOf.${rightsKey(card.rights)}`)],
    ...(card.type === null
      ? []
      : [['type', locale === 'ru' ? card.type.nameRu : card.type.nameEn] as const]),
    ...(card.batch === null ? [] : [['batch', card.batch.code] as const]),
  ] as const;
  return (
    <div className="mb-6">
      <Panel
        stub={
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <TextLink href={`/members/${member.memberId}`} className="font-[550]">
              {member.name === '' ? t('noName') : member.name}
            </TextLink>
            <span className="text-ink-2">{member.code}</span>
            <span className="text-ink-2">{members(member.status)}</span>
            {member.tier !== null && (
              <TierMark
                shape={member.tier.shape}
                colour={member.tier.colour}
                name={locale === 'ru' ? member.tier.nameRu : member.tier.nameEn}
              />
            )}
          </div>
        }
      >
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3">
          {facts.map(([key, value]) => (
            <div key={key}>
              <dt className="text-xs text-ink-3">{t(key)}</dt>
              <dd className="text-sm font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}

function rightsKey({ mayEarn, mayRedeem }: CardRights): 'all' | 'earn' | 'none' {
  if (mayRedeem) return 'all';
  return mayEarn ? 'earn' : 'none';
}
