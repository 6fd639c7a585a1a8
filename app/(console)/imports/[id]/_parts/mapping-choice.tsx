'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { ProgressLine } from '@/components/ui/progress-line';

type Props = {
  readonly importId: number;
  readonly parameters: Readonly<Record<string, string>>;
  readonly kept: readonly { readonly mappingId: number; readonly name: string }[];
  readonly chosen: number | null;
};

/** Takes a kept mapping, or the guess, in place of what the form holds. */
export function MappingChoice({ importId, parameters, kept, chosen }: Props) {
  const t = useTranslations('imports.mappings');
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <div className="mb-4 max-w-80">
      <SelectInput
        label={t('take')}
        required
        disabled={isPending}
        options={[
          ...(chosen === null ? [{ value: '', label: t('takeNone') }] : []),
          { value: 'guess', label: t('takeGuess') },
          ...kept.map(({ mappingId, name }) => ({ value: String(mappingId), label: name })),
        ]}
        value={chosen === null ? '' : String(chosen)}
        onChange={(event) => {
          const mapping = event.currentTarget.value;
          if (mapping === '') return;
          startTransition(() => {
            const query = new URLSearchParams({ ...parameters, mapping });
            router.replace(`/imports/${importId}?${query}`, { scroll: false });
          });
        }}
      />
      <div className="mt-1 h-0.5">{isPending && <ProgressLine label={t('take')} />}</div>
    </div>
  );
}
