import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** A part in which two versions can differ, as it is read. */
export type VersionPart = { readonly id: string; readonly label: string; readonly value: string };

type Props = {
  readonly mine: readonly VersionPart[];
  readonly theirs: readonly VersionPart[];
  /** The number of theirs. */
  readonly version: number;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Somebody saved meanwhile: both versions where they differ, and the choice. */
export function VersionConflict({ mine, theirs, version, onTake, onKeep }: Props) {
  const t = useTranslations('common.versionConflict');
  const differing = theirs.flatMap((part) => {
    const own = mine.find(({ id }) => id === part.id)?.value ?? '';
    return own === part.value ? [] : [{ ...part, own }];
  });
  return (
    <div
      role="alert"
      className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <p className="font-medium">{t('title')}</p>
      <p className="text-sm text-ink-2">{t('text')}</p>
      <dl className="mt-2 grid gap-2 text-sm">
        {differing.map(({ id, label, value, own }) => (
          <div key={id} className="border-t pt-2">
            <dt className="font-medium">{label}</dt>
            <dd className="mt-1 grid gap-x-5 gap-y-2 sm:grid-cols-2">
              <Side label={t('theirs', { version })} value={value} />
              <Side label={t('mine')} value={own} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onTake}>{t('takeTheirs')}</Button>
        <Button onClick={onKeep}>{t('keepMine')}</Button>
      </div>
    </div>
  );
}

function Side({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-3">{label}</p>
      <p className="wrap-anywhere whitespace-pre-line">{value}</p>
    </div>
  );
}
