import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';
import { type DraftContext, draftOf, type ModelDraft } from './model-draft';
import { useCutWords } from './use-cut-words';

type Props = {
  readonly mine: ModelDraft;
  readonly theirs: ListedModel;
  readonly context: DraftContext;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** The parts in which two versions can differ, each under its name. */
function useParts() {
  const t = useTranslations('rfmModels');
  const cutWords = useCutWords();
  const range = ([from, to]: readonly [number, number]) => (from === to ? from : `${from}–${to}`);
  return ({ name, cut, edges, groups }: ModelDraft) => [
    { id: 'name', label: t('fields.name'), value: name },
    { id: 'cut', label: t('cutTitle'), value: cutWords({ ...cut, thresholds: null }) },
    { id: 'edges', label: t('edgesTitle'), value: Object.values(edges).join(' · ') },
    {
      id: 'groups',
      label: t('groupsTitle'),
      value: groups
        .map(
          ({ name: group, r, f, m }, at) =>
            `${at + 1}. ${group}: R ${range(r)}, F ${range(f)}, M ${range(m)}`,
        )
        .join('\n'),
    },
  ];
}

/** Somebody saved meanwhile: both versions where they differ, and the choice. */
export function ModelConflict({ mine, theirs, context, onTake, onKeep }: Props) {
  const t = useTranslations('rfmModels');
  const partsOf = useParts();
  const own = partsOf(mine);
  const differing = partsOf(draftOf(theirs, context)).flatMap((part) => {
    const value = own.find(({ id }) => id === part.id)?.value ?? '';
    return value === part.value ? [] : [{ ...part, mine: value }];
  });
  return (
    <div
      role="alert"
      className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <p className="font-medium">{t('conflict.title')}</p>
      <p className="text-sm text-ink-2">{t('conflict.text')}</p>
      <dl className="mt-2 grid gap-2 text-sm">
        {differing.map(({ id, label, value, mine: ours }) => (
          <div key={id} className="border-t pt-2">
            <dt className="font-medium">{label}</dt>
            <dd className="mt-1 grid gap-x-5 gap-y-2 sm:grid-cols-2">
              <Side label={t('conflict.theirs', { version: theirs.version })} value={value} />
              <Side label={t('conflict.mine')} value={ours} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onTake}>{t('conflict.takeTheirs')}</Button>
        <Button onClick={onKeep}>{t('conflict.keepMine')}</Button>
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
