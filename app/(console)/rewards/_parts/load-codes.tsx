'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';
import { FileDrop } from '@/components/form/file-drop';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { type ReadCodes, readCodes } from '@/lib/domain/rewards/read-codes';
import { LOAD_CHUNK, LOAD_MAX, POOL_NAME_MAX } from '@/lib/domain/rewards/records';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { formatCount } from '@/lib/format/numbers';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { loadCodes } from '../actions';

type Loaded = { readonly added: number; readonly known: number };

const TOLD_UNREAD = 3;

/** Loads piece by piece, so that no call is too large. What went in before a piece failed stays, and is known when it is loaded again. */
async function loadAll(pool: string, codes: readonly string[]): Promise<Loaded | Refusal> {
  let all: Loaded = { added: 0, known: 0 };
  for (let from = 0; from < codes.length; from += LOAD_CHUNK) {
    const piece = codes.slice(from, from + LOAD_CHUNK);
    const said = await loadCodes({ pool, codes: piece }).catch(() => null);
    if (!said?.ok) return said?.error ?? NO_ANSWER;
    all = { added: all.added + said.value.added, known: all.known + said.value.known };
  }
  return all;
}

/** What was read and what came of it. */
function Told({ read, loaded }: { readonly read: ReadCodes; readonly loaded: Loaded | undefined }) {
  const t = useTranslations('rewards.load');
  const locale = useLocale();
  const count = (value: number) => ({ count: value, shown: formatCount(value, locale) });
  const { codes, repeated, unread } = read;
  return (
    <ul className="flex flex-col gap-0.5 text-sm text-ink-2" aria-live="polite">
      {loaded === undefined ? (
        <li>{t('read', count(codes.length))}</li>
      ) : (
        <>
          <li className="font-medium text-ink">{t('added', count(loaded.added))}</li>
          {loaded.known > 0 && <li>{t('known', count(loaded.known))}</li>}
        </>
      )}
      {repeated > 0 && <li>{t('repeated', count(repeated))}</li>}
      {unread.length > 0 && (
        <li className="wrap-anywhere text-warning-text">
          {t('unread', {
            ...count(unread.length),
            some: unread.slice(0, TOLD_UNREAD).join(', ').slice(0, 120),
          })}
        </li>
      )}
    </ul>
  );
}

/** Loads codes into a pool, from a file or as they are pasted. Nothing goes in before what was read is told. */
export function LoadCodes({ names }: { readonly names: readonly string[] }) {
  const t = useTranslations('rewards.load');
  const words = useRefusalWords();
  const router = useRouter();
  const known = useId();
  const [isOpen, setOpen] = useState(false);
  const [pool, setPool] = useState('');
  const [read, setRead] = useState<ReadCodes>();
  const [loaded, setLoaded] = useState<Loaded>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const take = (text: string) => {
    setLoaded(undefined);
    setRead(text.trim() === '' ? undefined : readCodes(text));
  };
  const codes = read?.codes ?? [];
  const isTooMany = codes.length > LOAD_MAX;
  const load = () =>
    startTransition(async () => {
      const said = await loadAll(pool, codes);
      setRefusal('code' in said ? said : undefined);
      if (!('code' in said)) setLoaded(said);
      router.refresh();
    });
  const open = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setRead(undefined);
    setLoaded(undefined);
    setRefusal(undefined);
  };
  const isReady = pool.trim() !== '' && codes.length > 0 && !isTooMany;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      title={t('title')}
      description={t('about')}
      trigger={<Button tone="primary">{t('open')}</Button>}
      actions={
        loaded === undefined ? (
          <Button tone="primary" disabled={isPending || !isReady} onClick={load}>
            {isPending ? t('loading') : t('submit')}
          </Button>
        ) : (
          <Button tone="primary" onClick={() => open(false)}>
            {t('done')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <FormError message={words(refusal)} />
        <TextInput
          label={t('pool')}
          hint={t('poolHint')}
          required
          maxLength={POOL_NAME_MAX}
          list={known}
          value={pool}
          onChange={(event) => setPool(event.target.value)}
        />
        <datalist id={known}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextArea
          label={t('codes')}
          hint={t('codesHint')}
          rows={5}
          spellCheck={false}
          onChange={(event) => take(event.target.value)}
        />
        <FileDrop
          label={t('file')}
          name="file"
          required={false}
          accept=".csv,.txt"
          isLow
          onFile={async (file) => take((await file?.text()) ?? '')}
        />
        {read !== undefined && <Told read={read} loaded={loaded} />}
        {isTooMany && <FormError message={t('tooMany')} />}
      </div>
    </Dialog>
  );
}
