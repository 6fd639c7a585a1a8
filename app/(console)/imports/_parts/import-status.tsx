import { useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import type { ImportState } from '@/lib/domain/imports/import-kinds';

const TONES = {
  uploaded: 'neutral',
  checking: 'info',
  checked: 'info',
  queued: 'neutral',
  staging: 'live',
  merging: 'live',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  undoing: 'live',
  undone: 'neutral',
} as const satisfies Record<ImportState, string>;

/** The state of an import in words. */
export function ImportStatus({ state }: { readonly state: ImportState }) {
  const t = useTranslations('imports.states');
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
