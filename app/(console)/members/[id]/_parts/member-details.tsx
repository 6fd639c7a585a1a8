import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';
import { MEMBER_SOURCES } from '@/lib/domain/members/cleansing/member-form';
import type { MemberPage } from '@/lib/domain/members/member-page';
import { formatTime } from '@/lib/format/dates';
import { useAttributeWords } from '@/lib/i18n/use-attribute-words';
import { ContactPersons } from './contact-persons';
import { DetailRow } from './detail-row';

type Props = { readonly member: MemberPage; readonly now: Date };

/** What is known about the member beyond contacts; what the reader may not see is said to be hidden. */
export function MemberDetails({ member, now }: Props) {
  const t = useTranslations('members.member.details');
  const { details, kind } = member;
  const rows = useRows(member, now);
  const isHidden = details.address === null;
  const isOrganisation = kind === 'organisation' && details.contactPersons !== null;
  return (
    <>
      <Section title={t('title')}>
        <dl className="border-t text-sm">
          {rows.map(([id, label, value]) => (
            <DetailRow key={id} label={label}>
              {value === '' ? <span className="text-ink-3">{t('unknown')}</span> : value}
            </DetailRow>
          ))}
        </dl>
        {isHidden && <p className="mt-2 text-xs text-ink-3">{t('noRight')}</p>}
      </Section>
      {isOrganisation && <ContactPersons persons={details.contactPersons} />}
    </>
  );
}

type Row = readonly [id: string, label: string, value: ReactNode];

function useRows({ details, middleName, timeZone: programmeZone }: MemberPage, now: Date): Row[] {
  const t = useTranslations('members.member.details');
  const edit = useTranslations('memberEdit');
  const locale = useLocale();
  const attributeWords = useAttributeWords();
  const { city, address, postalCode, language, timeZone, preferredStore, source } = details;
  const place = [postalCode, city, address].filter((part) => part !== null && part !== '');
  const known = MEMBER_SOURCES.find((one) => one === source);
  const zone = timeZone ?? programmeZone;
  return [
    ...(middleName === '' ? [] : [['middleName', t('middleName'), middleName] as const]),
    [
      'address',
      t(address === null ? 'city' : 'address'),
      address === null ? city : place.join(', '),
    ],
    ['language', t('language'), language === null ? '' : edit(`languages.${language}`)],
    [
      'time',
      t('time'),
      t('timeThere', { time: formatTime(now, { locale, timeZone: zone }), zone }),
    ],
    ['preferredStore', t('preferredStore'), preferredStore ?? ''],
    ['source', t('source'), known === undefined ? source : edit(`sources.${known}`)],
    ...details.attributes.map(
      ({ attribute, value }): Row => [
        attribute.key,
        locale === 'ru' ? attribute.labelRu : attribute.labelEn,
        attributeWords(attribute, value),
      ],
    ),
  ];
}
