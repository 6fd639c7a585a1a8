'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';

const SHOWN_MS = 2000;

/** The member's number with a button that copies it. */
export function CopyCode({ code }: { readonly code: string }) {
  const t = useTranslations('members.member');
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
        aria-label={t('copy', { code })}
        title={t('copy', { code })}
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
