import { useTranslations } from 'next-intl';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import {
  BINS_MAX,
  BINS_MIN,
  CUT_BINNINGS,
  CUT_FREQUENCY,
  CUT_MONEY,
  CUT_WINDOWS,
  THRESHOLD_KINDS,
} from '@/lib/domain/analytics/rfm-model/cut';
import { SCORE_NAMES, scaledRange } from '@/lib/domain/analytics/rfm-model/score-groups';
import { type DraftContext, readEdges } from './model-draft';
import type { ModelDraftState } from './use-model-draft';

type Props = {
  readonly state: ModelDraftState;
  readonly context: DraftContext;
  readonly mayEdit: boolean;
};

const BINS = Array.from({ length: BINS_MAX - BINS_MIN + 1 }, (_, index) => BINS_MIN + index);

/** How buyers are cut: by which method, into how many bins, over which window, and what is counted. */
export function CutFields({ state, context, mayEdit }: Props) {
  const t = useTranslations('rfmModels');
  const { draft, set } = state;
  const { cut, groups } = draft;
  const change = (part: Partial<typeof cut>) => set({ cut: { ...cut, ...part } });
  const setBins = (bins: number) => {
    const scaled = groups.map((group) => ({
      ...group,
      ...Object.fromEntries(
        SCORE_NAMES.map((name) => [name, scaledRange(group[name], cut.bins, bins)]),
      ),
    }));
    set({ cut: { ...cut, bins }, groups: scaled });
  };
  return (
    <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 min-[1180px]:grid-cols-5">
      <SelectInput
        label={t('fields.binning')}
        required
        disabled={!mayEdit}
        value={cut.binning}
        options={CUT_BINNINGS.map((value) => ({ value, label: t(`binnings.${value}`) }))}
        onChange={({ target }) =>
          change({ binning: CUT_BINNINGS.find((one) => one === target.value) ?? cut.binning })
        }
      />
      <SelectInput
        label={t('fields.bins')}
        required
        disabled={!mayEdit}
        value={String(cut.bins)}
        options={BINS.map((bins) => ({ value: String(bins), label: t('bins', { bins }) }))}
        onChange={({ target }) => setBins(Number(target.value))}
      />
      <SelectInput
        label={t('fields.window')}
        required
        disabled={!mayEdit}
        value={String(cut.windowDays)}
        options={CUT_WINDOWS.map((days) => ({ value: String(days), label: t('window', { days }) }))}
        onChange={({ target }) =>
          change({
            windowDays: CUT_WINDOWS.find((one) => String(one) === target.value) ?? cut.windowDays,
          })
        }
      />
      <SelectInput
        label={t('fields.frequency')}
        required
        disabled={!mayEdit}
        value={cut.frequency}
        options={CUT_FREQUENCY.map((value) => ({ value, label: t(`frequencies.${value}`) }))}
        onChange={({ target }) =>
          change({ frequency: CUT_FREQUENCY.find((one) => one === target.value) ?? cut.frequency })
        }
      />
      <SelectInput
        label={t('fields.money')}
        required
        disabled={!mayEdit}
        value={cut.money}
        options={CUT_MONEY.map((value) => ({ value, label: t(`moneys.${value}`) }))}
        onChange={({ target }) =>
          change({ money: CUT_MONEY.find((one) => one === target.value) ?? cut.money })
        }
      />
      {cut.binning === 'thresholds' && (
        <EdgeFields state={state} context={context} mayEdit={mayEdit} />
      )}
      <p className="col-span-full text-xs text-ink-2">{t(`binningHints.${cut.binning}`)}</p>
    </div>
  );
}

/** Edges of one's own, of each value. */
function EdgeFields({ state, context, mayEdit }: Props) {
  const t = useTranslations('rfmModels');
  const { draft, set } = state;
  const count = draft.cut.bins - 1;
  return (
    <div className="col-span-full grid gap-x-5 gap-y-3 sm:grid-cols-3">
      {THRESHOLD_KINDS.map((kind) => (
        <TextInput
          key={kind}
          label={t(`edges.${kind}`)}
          required
          autoComplete="off"
          readOnly={!mayEdit}
          hint={t('edgesHint', { count })}
          error={
            draft.edges[kind].trim() === '' || readEdges(kind, draft, context) !== null
              ? undefined
              : t('edgesWrong', { count })
          }
          value={draft.edges[kind]}
          onChange={({ target }) => set({ edges: { ...draft.edges, [kind]: target.value } })}
        />
      ))}
    </div>
  );
}
