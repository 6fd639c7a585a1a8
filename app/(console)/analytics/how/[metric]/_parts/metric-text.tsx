import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { TextLink } from '@/components/ui/text-link';
import { METRIC_PAGES, metricHref } from '@/lib/domain/analytics/metric-pages';

type Piece = { readonly children?: ReactNode };

/** Links lead to other pages on metrics; what is not of the console is words. */
function Reference({ href, children }: Piece & { readonly href?: string | undefined }) {
  const metric = METRIC_PAGES.find((name) => href === `${name}.md`);
  return metric === undefined ? (
    children
  ) : (
    <TextLink href={metricHref(metric)}>{children}</TextLink>
  );
}

const PIECES: Components = {
  h2: ({ children }: Piece) => <h2 className="mt-6 mb-2 text-lg">{children}</h2>,
  h3: ({ children }: Piece) => <h3 className="mt-4 mb-1.5 font-semibold">{children}</h3>,
  p: ({ children }: Piece) => <p className="mb-3">{children}</p>,
  ul: ({ children }: Piece) => <ul className="mb-3 list-disc space-y-1 pl-5">{children}</ul>,
  ol: ({ children }: Piece) => <ol className="mb-3 list-decimal space-y-1 pl-5">{children}</ol>,
  code: ({ children }: Piece) => (
    <code className="font-mono text-sm wrap-anywhere">{children}</code>
  ),
  pre: ({ children }: Piece) => (
    <ScrollRegion label="Code" className="mb-3 rounded-panel border bg-surface px-3 py-2">
      <pre>{children}</pre>
    </ScrollRegion>
  ),
  table: ({ children }: Piece) => (
    <ScrollRegion label="Table" className="mb-3 rounded-panel border bg-surface">
      <table className="w-full text-sm">{children}</table>
    </ScrollRegion>
  ),
  th: ({ children }: Piece) => <th className="border-b px-3 py-1.5 text-left">{children}</th>,
  td: ({ children }: Piece) => <td className="border-t px-3 py-1.5 align-top">{children}</td>,
  a: Reference,
};

/** A page on a metric, in the language it is written in. */
export function MetricText({ text }: { readonly text: string }) {
  return (
    <article lang="en" className="max-w-180">
      <Markdown remarkPlugins={[remarkGfm]} components={PIECES}>
        {text}
      </Markdown>
    </article>
  );
}
