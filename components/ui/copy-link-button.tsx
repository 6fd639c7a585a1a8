'use client';

import { Check, Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { Icon } from './icon';

const SHOWN_MS = 2000;

/** Copies the address of the page as it stands: view, filters and sort are all in it. */
export function CopyLinkButton() {
  const t = useTranslations('common.actions');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy() {
    await navigator.clipboard.writeText(window.location.href);
    setCopied(true);
  }
  return (
    <Button onClick={() => void copy()}>
      <Icon of={copied ? Check : Link2} />
      <span aria-live="polite">{copied ? t('copied') : t('copyLink')}</span>
    </Button>
  );
}
