'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ListedTemplate } from '@/lib/domain/messaging/template-input';
import { TextInput } from '../form/text-input';
import { Button } from '../ui/button';
import { Popover } from '../ui/popover';

export type ChosenTemplate = Pick<ListedTemplate, 'kind' | 'subject' | 'text'>;

type Props = { readonly onChoose: (template: ChosenTemplate) => void };

type Loaded = readonly ListedTemplate[] | 'failed' | null;

const PATH = '/api/internal/messages/templates';
/** Lists longer than this can be searched. */
const SEARCHED_FROM = 6;

async function loadTemplates(): Promise<Loaded> {
  const answer = await fetch(PATH).catch(() => null);
  if (answer?.ok !== true) return 'failed';
  const { templates }: { readonly templates: readonly ListedTemplate[] } = await answer.json();
  return templates;
}

/** Starts a message from a template of the library: its words are copied. */
export function ChooseTemplate({ onChoose }: Props) {
  const t = useTranslations('templates');
  const [isOpen, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<Loaded>(null);
  return (
    <Popover
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void loadTemplates().then(setLoaded);
      }}
      title={t('choose.title')}
      trigger={<Button size="small">{t('choose.button')}</Button>}
    >
      <p className="mb-2 text-ink-2">{t('choose.text')}</p>
      {loaded === null && <p role="status">{t('preview.loading')}</p>}
      {loaded === 'failed' && <p role="alert">{t('memberSearch.failed')}</p>}
      {loaded !== null && loaded !== 'failed' && (
        <Offered
          templates={loaded}
          onChoose={({ kind, subject, text }) => {
            setOpen(false);
            onChoose({ kind, subject, text });
          }}
        />
      )}
    </Popover>
  );
}

type OfferedProps = {
  readonly templates: readonly ListedTemplate[];
  readonly onChoose: (template: ListedTemplate) => void;
};

function Offered({ templates, onChoose }: OfferedProps) {
  const t = useTranslations('templates');
  const locale = useLocale();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const shown = templates.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {templates.length > SEARCHED_FROM && (
        <div className="mb-2">
          <TextInput
            label={t('choose.search')}
            type="search"
            required
            autoComplete="off"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
      )}
      <ul className="-mx-2 max-h-72 overflow-y-auto">
        {shown.map((template) => (
          <li key={template.templateId}>
            <button
              type="button"
              onClick={() => onChoose(template)}
              className="w-full rounded-control px-2 py-1.5 text-left hover:bg-hover touch:py-3"
            >
              <span className="block font-medium">{template.name}</span>
              <span className="block truncate text-ink-2">{template.subject[locale]}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="text-ink-2">{t('choose.none')}</p>}
    </>
  );
}
