import { useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import type { ApiField } from '@/lib/domain/access/api-endpoint';

type Props = {
  readonly title?: string;
  readonly caption: string;
  readonly fields: readonly (ApiField & { readonly in?: string })[];
  /** Of an answer nothing is asked for. */
  readonly isAnswer?: boolean;
};

/** Fields of a call or of its answer; their notes are those of the OpenAPI document, in English. */
export function FieldTable({ title, caption, fields, isAnswer = false }: Props) {
  const t = useTranslations('api');
  const asked = {
    id: 'required',
    header: t('required'),
    cell: ({ isRequired }: ApiField) => t(isRequired ? 'yes' : 'no'),
  };
  return (
    <div className="mt-4">
      {title !== undefined && <h3 className="mb-1 text-sm font-medium">{title}</h3>}
      <SimpleTable
        caption={caption}
        rows={fields}
        rowKey={(field) => `${field.in ?? ''} ${field.path}`}
        columns={[
          {
            id: 'path',
            header: t('field'),
            cell: (field) => (
              <code className="font-mono text-xs">
                {field.path}
                {field.in === undefined ? '' : ` (${field.in})`}
              </code>
            ),
          },
          {
            id: 'type',
            header: t('type'),
            cell: (field) => (
              <code className="block min-w-40 max-w-80 whitespace-normal break-words font-mono text-xs">
                {field.type}
              </code>
            ),
          },
          ...(isAnswer ? [] : [asked]),
          {
            id: 'note',
            header: t('note'),
            cell: (field) => (
              <span lang="en" className="block min-w-48 whitespace-normal">
                {field.note}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
