import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';
import type { ContactState } from '@/lib/domain/contacts/contact-state';
import { CONTACT_FIELDS, type MemberPage } from '@/lib/domain/members/member-page';
import { ContactConfirmation } from './contacts/contact-confirmation';
import { RevealContact } from './reveal-contact';

type Props = {
  readonly member: MemberPage;
  readonly canReveal: boolean;
  readonly states: readonly ContactState[];
  /** Whether the reader may confirm contacts by a code. */
  readonly canConfirm: boolean;
};

/** Phone and e-mail, masked; whoever may read them says why and sees them for a minute. */
export function MemberContacts({ member, canReveal, states, canConfirm }: Props) {
  const t = useTranslations('members.member.contacts');
  const hasContacts = CONTACT_FIELDS.some((field) => member[field] !== null);
  return (
    <Section
      title={t('title')}
      {...(hasContacts ? { tools: <span className="text-sm text-ink-3">{t('hidden')}</span> } : {})}
    >
      <dl className="border-t text-sm">
        {CONTACT_FIELDS.map((field) => {
          const masked = member[field];
          const state = states.find(({ contact }) => contact === field);
          const confirmation = masked !== null && state !== undefined && (
            <ContactConfirmation
              memberId={member.memberId}
              masked={masked}
              state={state}
              timeZone={member.timeZone}
              canConfirm={canConfirm}
            />
          );
          if (masked !== null && canReveal) {
            return (
              <RevealContact key={field} memberId={member.memberId} field={field} masked={masked}>
                {confirmation}
              </RevealContact>
            );
          }
          return (
            <ContactRow key={field} label={t(field)}>
              {masked ?? <span className="text-ink-3">{t('none')}</span>}
              {confirmation}
            </ContactRow>
          );
        })}
        {member.externalIds.length > 0 && (
          <ContactRow label={t('external')}>{member.externalIds.join(', ')}</ContactRow>
        )}
      </dl>
      {hasContacts && !canReveal && (
        <p className="mt-2 text-xs text-ink-3">
          {t.rich('noRight', { code: (chunks) => <code className="font-mono">{chunks}</code> })}
        </p>
      )}
    </Section>
  );
}

function ContactRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[88px_minmax(0,1fr)] items-center gap-2 border-b">
      <dt className="text-ink-3">{label}</dt>
      <dd className="break-words tracking-wide">{children}</dd>
    </div>
  );
}
