import { useEffect, useRef } from 'react';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import {
  type FileReading,
  formToMapping,
  type MappingForm,
} from '@/lib/domain/imports/mapping/mapping-form';
import { saveMapping } from '../../actions';

const QUIET_MS = 800;

type Draft = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly form: MappingForm;
  readonly reading: FileReading;
};

/** Keeps the form on the server a moment after each change. A failure loses nothing that is on the screen. */
export function useSavedDraft({ importId, kind, form, reading }: Draft): void {
  const saved = useRef(form);
  useEffect(() => {
    if (saved.current === form) return;
    const timer = setTimeout(() => {
      saved.current = form;
      void saveMapping({ importId, draft: formToMapping(kind, form, reading) });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [importId, kind, form, reading]);
}
