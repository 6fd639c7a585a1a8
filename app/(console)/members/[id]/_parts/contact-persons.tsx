import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { ContactPerson } from '@/lib/domain/members/contact-persons';

type Props = { readonly persons: readonly ContactPerson[] };

/** Whom to talk to at the organisation; contacts masked. */
export function ContactPersons({ persons }: Props) {
  const t = useTranslations('members.member.persons');
  return (
    <Section title={t('title')}>
      {persons.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul className="border-t text-sm">
          {persons.map(({ personNo, name, role, phone, email }) => (
            <li key={personNo} className="border-b py-1.5">
              <p className="font-[550] break-words">{name}</p>
              {role !== '' && <p className="break-words text-ink-2">{role}</p>}
              {(phone !== '' || email !== '') && (
                <p className="flex flex-wrap gap-x-3 tracking-wide break-words text-ink-2">
                  {phone !== '' && <span>{phone}</span>}
                  {email !== '' && <span>{email}</span>}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
