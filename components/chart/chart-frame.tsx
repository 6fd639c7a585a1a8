'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ChartTools } from './chart-tools';
import { HowPopover } from './how-popover';
import { pictureCaption } from './picture-caption';
import { savePicture } from './save-picture';

type Props = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** How the figures are computed: the body of the popover, HowList as a rule. */
  readonly how: ReactNode;
  /** A choice of measure, left of the tools. */
  readonly controls?: ReactNode;
  /** The same figures as a plain table. Heat tables are tables already and leave it out. */
  readonly table?: ReactNode;
  readonly csvHref?: string;
  /** Name of the picture without its ending: 'retention-2026-11-20'. */
  readonly fileName: string;
  /** As of when, what is counted, in which zone, over how many rows. */
  readonly provenance?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every chart: its name, how it is computed, its table, its CSV and its picture. */
export function ChartFrame(props: Props) {
  const { title, subtitle, how, controls, table, csvHref, fileName, provenance, children } = props;
  const t = useTranslations('common.chart');
  const locale = useLocale();
  const id = useId();
  const picture = useRef<HTMLElement>(null);
  const [isTable, setTable] = useState(false);
  const [caption, setCaption] = useState<string | null>(null);
  const [pictureFailed, setPictureFailed] = useState(false);
  async function save() {
    if (picture.current === null) return;
    // Drawn before the picture is taken: it belongs to the picture alone.
    flushSync(() => setCaption(pictureCaption(document, new Date(), locale)));
    setPictureFailed(!(await savePicture(picture.current, fileName)));
    setCaption(null);
  }
  return (
    <section ref={picture} aria-labelledby={id} className="mb-6 min-w-0">
      <div className="mb-2 flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-44 sm:basis-64">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          <p className="text-sm text-ink-2">
            {subtitle}{' '}
            <span data-picture="skip">
              <HowPopover>{how}</HowPopover>
            </span>
          </p>
        </div>
        {controls !== undefined && (
          <div data-picture="skip" className="max-sm:order-last max-sm:w-full">
            {controls}
          </div>
        )}
        <ChartTools
          title={title}
          isTable={table === undefined ? undefined : isTable}
          csvHref={csvHref}
          onToggleTable={() => setTable(!isTable)}
          onSavePicture={() => void save()}
        />
      </div>
      {caption !== null && <p className="mb-2 text-sm text-ink-2">{caption}</p>}
      {pictureFailed && (
        <p role="alert" className="mb-2 text-sm text-danger-text">
          {t('pngFailed')}
        </p>
      )}
      {isTable ? table : children}
      {provenance !== undefined && <p className="mt-2 text-2xs text-ink-3">{provenance}</p>}
    </section>
  );
}
