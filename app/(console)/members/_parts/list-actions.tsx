import { Blend, ListPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ExportList } from '@/components/form/export-list';
import { ButtonLink } from '@/components/ui/button-link';
import { Icon } from '@/components/ui/icon';
import { type Actor, can } from '@/lib/domain/access/actor';
import { isNarrowed, memberFiltersFromAddress } from '@/lib/domain/members/list-filters';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { csvHref, listHref, segmentHref } from './list-address';

type Props = {
  /** Nobody is in the list: it makes no file. */
  readonly isEmpty: boolean;
  /** Conditions of a segment say who is in the list. */
  readonly isSaid: boolean;
  readonly parameters: AddressParameters;
  readonly actor: Actor;
};

/** What can be done with the list: what is kept about members, a new one, the file. */
export function ListActions({ isEmpty, isSaid, parameters, actor }: Props) {
  const t = useTranslations('members');
  // Everybody is no list worth keeping.
  const isChosen = isNarrowed(memberFiltersFromAddress(parameters));
  return (
    <>
      {can(actor, 'attributes.manage') && (
        <ButtonLink tone="quiet" href="/settings/attributes">
          {t('attributes')}
        </ButtonLink>
      )}
      {can(actor, 'members.edit') && <ButtonLink href="/members/new">{t('new')}</ButtonLink>}
      {isSaid && can(actor, 'segments.edit') && (
        <ButtonLink href={segmentHref(parameters)}>
          <Icon of={Blend} />
          {t('segment')}
        </ButtonLink>
      )}
      {!isEmpty && isChosen && can(actor, 'segments.edit') && (
        <ButtonLink href={listHref(parameters)}>
          <Icon of={ListPlus} />
          {t('list')}
        </ButtonLink>
      )}
      {!isEmpty && <ExportList href={csvHref(parameters)} isPersonal />}
    </>
  );
}
