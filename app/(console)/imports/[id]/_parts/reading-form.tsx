'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { ProgressLine } from '@/components/ui/progress-line';
import { ENCODINGS } from '@/lib/domain/imports/detection/encodings';
import { SEPARATORS } from '@/lib/domain/imports/detection/separators';
import { ROWS_ABOVE_MAX, ROWS_BELOW_MAX } from '@/lib/domain/imports/detection/table-shape';

type Props = {
  readonly importId: number;
  readonly reading: {
    readonly encoding: string;
    readonly separator: string;
    readonly header: string;
    readonly above: string;
    readonly below: string;
  };
};

/** So many rows, none included. */
function rowChoices(most: number) {
  return Array.from({ length: most + 1 }, (_, rows) => ({
    value: String(rows),
    label: String(rows),
  }));
}

/** How the text is cut. A change is written into the address, and the sample follows it. */
export function ReadingForm({ importId, reading }: Props) {
  const t = useTranslations('imports.reading');
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const choose = (name: string, value: string) =>
    startTransition(() => {
      const query = new URLSearchParams({ step: 'reading', ...reading, [name]: value });
      router.replace(`/imports/${importId}?${query}`, { scroll: false });
    });
  const select = (name: keyof Props['reading'], options: { value: string; label: string }[]) => (
    <SelectInput
      label={t(name)}
      name={name}
      required
      options={options}
      value={reading[name]}
      onChange={(event) => choose(name, event.currentTarget.value)}
    />
  );
  return (
    <div className="mb-4">
      <div className="mb-2 grid max-w-200 gap-3 sm:grid-cols-3">
        {select(
          'encoding',
          ENCODINGS.map((value) => ({ value, label: t(`encodings.${value}`) })),
        )}
        {select(
          'separator',
          SEPARATORS.map((value) => ({ value, label: t(`separators.${value}`) })),
        )}
        {select('header', [
          { value: 'yes', label: t('headerYes') },
          { value: 'no', label: t('headerNo') },
        ])}
        {select('above', rowChoices(ROWS_ABOVE_MAX))}
        {reading.header === 'yes' && select('below', rowChoices(ROWS_BELOW_MAX))}
      </div>
      <div className="h-0.5">{isPending && <ProgressLine label={t('sample')} />}</div>
    </div>
  );
}
