import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Section } from '@/components/ui/section';
import type { Actor } from '@/lib/domain/access/actor';
import { countUndone } from '@/lib/domain/imports/undo';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import type { ImportView } from '@/lib/imports/queries/get-import';
import { previewUndo, type UndoPreview } from '@/lib/imports/queries/preview-undo';
import { runQuery } from '@/lib/kernel/query';
import { ActionButton } from './_parts/action-button';
import { UndoCountsView } from './_parts/undo-counts';

type Props = {
  readonly view: ImportView;
  readonly actor: Actor;
  readonly currency: string;
};

/** What undoing the import would take back, what would stay, what it would break, and the button that does it. */
export async function UndoStep({ view, actor, currency }: Props) {
  const { importId } = view;
  const preview = await runQuery(previewUndo, { importId }, actor);
  const t = await getTranslations('imports.undo');
  const count = countUndone(preview.counts);
  return (
    <>
      <p className="mb-4 max-w-160">{t('intro')}</p>
      <UndoCountsView counts={preview.counts} examples={preview.examples}>
        <Section title={t('breaks')}>
          <ul className="grid gap-1">
            {(await consequences(preview, currency)).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      </UndoCountsView>
      <div className="flex flex-wrap gap-2">
        {count > 0 && (
          <ActionButton action="undo" importId={importId} tone="primary">
            {t('apply', { count })}
          </ActionButton>
        )}
        <ButtonLink href={`/imports/${importId}`}>{t('back')}</ButtonLink>
      </div>
    </>
  );
}

async function consequences(preview: UndoPreview, currency: string): Promise<string[]> {
  const t = await getTranslations('imports.undo');
  const locale = await getLocale();
  const { revenueMinor, buyers, fromOn, toOn, judged, awards, keptMonths } = preview;
  const sentences: string[] = [];
  if (fromOn !== null && toOn !== null) {
    const amount = formatMoney({ amountMinor: BigInt(revenueMinor), currency, locale });
    const from = formatDay(fromOn, locale);
    sentences.push(t('sums', { from, to: formatDay(toOn, locale), amount, count: buyers }));
    if (judged > 0) sentences.push(t('judged', { count: judged }));
    if (awards > 0) sentences.push(t('awards', { count: awards }));
    sentences.push(t('noPoints'));
  }
  if (keptMonths > 0) sentences.push(t('keptMonths', { count: keptMonths }));
  return [...sentences, t('again')];
}
