'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { MemberForm } from '@/lib/domain/members/cleansing/member-form';
import { CONTACT_PERSONS_MAX, type ContactPersonDraft } from '@/lib/domain/members/contact-persons';
import { ContactPersonRow } from './contact-person-row';
import type { Refused } from './refused';
import type { Editor } from './use-editor';

type Props = {
  readonly editor: Editor;
  readonly member: MemberForm | null;
  readonly refused: Refused;
};

const NOBODY: ContactPersonDraft = { personNo: null, name: '', role: '', phone: '', email: '' };

/** Whom to talk to at an organisation, in their order. */
export function ContactPersonFields({ editor, member, refused }: Props) {
  const t = useTranslations('memberEdit.persons');
  const { draft, set, isLeftAll } = editor;
  const hadPersons = (member?.contactPersons.length ?? 0) > 0;
  if (draft.kind !== 'organisation') {
    return hadPersons ? <p className="text-sm text-warning-text">{t('willGo')}</p> : null;
  }
  const persons = draft.contactPersons;
  const isFull = persons.length >= CONTACT_PERSONS_MAX;
  const change = (place: number, next: ContactPersonDraft | null) =>
    set(
      'contactPersons',
      persons.flatMap((person, at) => {
        if (at !== place) return [person];
        return next === null ? [] : [next];
      }),
    );
  return (
    <section aria-labelledby="persons-title" className="border-t pt-4">
      <h2 id="persons-title" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-sm text-ink-2">{t('note')}</p>
      <ol className="mt-2.5 flex flex-col gap-4">
        {persons.map((person, place) => (
          <ContactPersonRow
            // biome-ignore lint/suspicious/noArrayIndexKey: new persons have no number yet
            key={`${place}.${person.personNo ?? 'new'}`}
            place={place}
            person={person}
            kept={member?.contactPersons.find(({ personNo }) => personNo === person.personNo)}
            readPhone={editor.readPhone}
            isLeft={isLeftAll}
            refused={refused}
            onChange={(next) => change(place, next)}
          />
        ))}
      </ol>
      <p className="mt-3">
        <Button
          size="small"
          disabledReason={isFull ? t('full', { count: CONTACT_PERSONS_MAX }) : undefined}
          onClick={() => set('contactPersons', [...persons, NOBODY])}
        >
          <Icon of={Plus} size={14} />
          {t('add')}
        </Button>
      </p>
    </section>
  );
}
