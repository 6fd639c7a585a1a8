import type { Column } from '@/components/table/column';
import { memberCode } from '@/lib/domain/members/states';
import type { ResultsWords } from './use-results-words';

type Who = { readonly memberId: number; readonly name: string };

/** The member and their number: the first columns of every list that a figure opens. */
export function whoColumns<Row extends Who>({
  t,
}: Pick<ResultsWords, 't'>): readonly Column<Row>[] {
  return [
    {
      id: 'member',
      header: t('cell.member'),
      cell: ({ name, memberId }) => (name === '' ? memberCode(memberId) : name),
    },
    {
      id: 'code',
      header: t('cell.number'),
      isSecondary: true,
      isQuiet: true,
      cell: ({ memberId }) => memberCode(memberId),
    },
  ];
}
