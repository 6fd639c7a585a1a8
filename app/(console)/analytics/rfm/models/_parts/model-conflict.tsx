import { useTranslations } from 'next-intl';
import { VersionConflict } from '@/components/form/version-conflict';
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

/** Somebody saved the model meanwhile. */
export function ModelConflict({ mine, theirs, context, onTake, onKeep }: Props) {
  const partsOf = useParts();
  return (
    <VersionConflict
      mine={partsOf(mine)}
      theirs={partsOf(draftOf(theirs, context))}
      version={theirs.version}
      onTake={onTake}
      onKeep={onKeep}
    />
  );
}
