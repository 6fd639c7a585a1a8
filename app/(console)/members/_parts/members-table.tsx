import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { SelectPage, SelectRow } from '@/components/table/selection';
import type { MemberOrder } from '@/lib/domain/members/list-order';
import type { MemberRow } from '@/lib/domain/members/listed-member';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { useMemberColumns } from './use-member-columns';

type Props = {
  readonly members: readonly MemberRow[];
  readonly order: MemberOrder;
  readonly parameters: AddressParameters;
  readonly currency: string;
  /** Whether rows can be ticked, to be kept in a list. */
  readonly isSelectable: boolean;
};

const rowOf = ({ memberId }: MemberRow) => ({ id: memberId, version: 0 });

/** The boxes that tick members. */
function useBoxes(members: readonly MemberRow[]) {
  const t = useTranslations('memberSelection');
  return {
    all: <SelectPage page={members.map(rowOf)} label={t('page')} />,
    row: (member: MemberRow) => (
      <SelectRow row={rowOf(member)} label={t('row', { code: member.code })} />
    ),
  };
}

/** Members in rows; the heads of five columns set the order. */
export function MembersTable({ members, order, parameters, currency, isSelectable }: Props) {
  const boxes = useBoxes(members);
  const t = useTranslations('members');
  const columns = useMemberColumns({ order, parameters, currency });
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={members}
      choice={{ columns: parameterOf(parameters, 'columns') }}
      rowKey={(member) => String(member.memberId)}
      rowHref={(member) => `/members/${member.memberId}`}
      {...(isSelectable ? { select: boxes } : {})}
    />
  );
}
