'use client';

import { Check, CircleAlert, Loader } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { formatCount } from '@/lib/format/numbers';
import type { SaveStatus } from './task-saver';

const SECOND_MS = 1_000;
const MINUTE_S = 60;
const ICON_PX = 14;

/** Seconds since a moment, counted on while it is shown; null before there is one. */
function useSecondsSince(atMs: number | null): number | null {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    if (atMs === null) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [atMs]);
  if (atMs === null || nowMs === null) return null;
  return Math.max(0, Math.floor((nowMs - atMs) / SECOND_MS));
}

type Look = { readonly icon: typeof Check; readonly className: string };

const GOOD: Look = { icon: Check, className: 'text-success-text' };
const BUSY: Look = { icon: Loader, className: 'text-ink-2' };
const BAD: Look = { icon: CircleAlert, className: 'text-danger-text' };

const LOOKS: Readonly<Record<SaveStatus['kind'], Look>> = {
  saved: GOOD,
  waiting: BUSY,
  saving: BUSY,
  refused: BAD,
  failing: BAD,
  stopped: BAD,
};

/** What is said of the saving; the seconds are for the eye alone. */
function useSaveWords(status: SaveStatus): { readonly said: string; readonly shown: string } {
  const t = useTranslations('tasks.save');
  const locale = useLocale();
  const seconds = useSecondsSince(status.kind === 'saved' ? status.atMs : null);
  const plain = (said: string) => ({ said, shown: said });
  if (status.kind === 'saved') {
    const said = t('saved');
    if (seconds === null) return plain(said);
    const minutes = formatCount(Math.floor(seconds / MINUTE_S), locale);
    const shown =
      seconds < MINUTE_S
        ? t('secondsAgo', { seconds: formatCount(seconds, locale) })
        : t('minutesAgo', { minutes });
    return { said, shown };
  }
  if (status.kind === 'failing') return plain(t(status.isTryingAgain ? 'failing' : 'gaveUp'));
  if (status.kind === 'refused') return plain(t('gaveUp'));
  return plain(t(status.kind === 'stopped' ? 'stopped' : 'saving'));
}

type Props = { readonly status: SaveStatus; readonly onRetry: () => void };

/** Whether what was typed is saved, and when. */
export function SavedState({ status, onRetry }: Props) {
  const t = useTranslations('tasks.save');
  const { said, shown } = useSaveWords(status);
  const look = LOOKS[status.kind];
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <span className={cx('flex items-center gap-1.5 font-medium', look.className)}>
        <Icon of={look.icon} size={ICON_PX} className="shrink-0" />
        <span role="status" className="sr-only">
          {said}
        </span>
        <span aria-hidden="true">{shown}</span>
      </span>
      {status.kind === 'failing' && (
        <button type="button" onClick={onRetry} className="link" title={t('failedText')}>
          {t('tryNow')}
        </button>
      )}
    </div>
  );
}
