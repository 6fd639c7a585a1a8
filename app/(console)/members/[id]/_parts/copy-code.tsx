'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';

const SHOWN_MS = 2000;

type Props = {
  readonly code: string;
  /** What the button is called; left out: that it copies the number. */
  readonly label?: string;
};

/** The member's number, or another code of theirs, with a button that copies it. */
export function CopyCode({ code, label }: Props) {
  const t = useTranslations('members.member');
  const name = label ?? t('copy', { code });
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  async function copy() {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  }
  return (
    <span className="inline-flex items-center gap-0.5">
      <span className="tracking-wide">{code}</span>
      <button
        type="button"
        aria-label={name}
        title={name}
        onClick={() => void copy()}
        className="grid size-6 place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink touch:size-11"
      >
        <Icon of={isCopied ? Check : Copy} size={13} />
      </button>
      <span role="status" className="sr-only">
        {isCopied ? t('copied') : ''}
      </span>
    </span>
  );
}
