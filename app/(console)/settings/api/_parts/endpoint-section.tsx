import { useTranslations } from 'next-intl';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ApiEndpointView } from '@/lib/domain/access/api-endpoint';
import { FieldTable } from './field-table';

/** What one endpoint is for, takes, answers and refuses. */
export function EndpointSection({ endpoint }: { readonly endpoint: ApiEndpointView }) {
  const t = useTranslations('api');
  const { id, method, path, scope, isIdempotent, parameters, body, answer, curl } = endpoint;
  const name = t(`endpoints.${id as 'ping'}`);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8 scroll-mt-20 border-t pt-4">
      <h2 id={`${id}-title`} className="flex flex-wrap items-baseline gap-x-3 text-lg">
        <span className="font-mono text-sm text-ink-2">{method}</span>
        <span className="min-w-0 break-words font-mono">{path}</span>
      </h2>
      <p className="mt-1 max-w-prose">{name}</p>
      <p className="mt-1 text-sm text-ink-2">
        {scope === null ? t('anyKey') : t('needs', { scope })}
        {isIdempotent && ` ${t('isIdempotent')}`}
      </p>
      {parameters.length > 0 && (
        <FieldTable
          title={t('parameters')}
          caption={t('parametersOf', { path })}
          fields={parameters}
        />
      )}
      {body.length > 0 && (
        <FieldTable title={t('body')} caption={t('bodyOf', { path })} fields={body} />
      )}
      <h3 className="mt-4 text-sm font-medium">{t('example')}</h3>
      <ScrollRegion label={t('exampleOf', { path })} className="mt-1 border bg-surface p-3">
        <pre className="font-mono text-xs leading-5">{curl}</pre>
      </ScrollRegion>
      <details className="mt-4">
        <summary className="cursor-pointer text-sm font-medium">{t('answer')}</summary>
        <FieldTable caption={t('answerOf', { path })} fields={answer} isAnswer />
      </details>
      <h3 className="mt-4 text-sm font-medium">{t('refusals')}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {endpoint.refusals.map(({ status, codes }) => (
          <li key={status} className="flex gap-3">
            <span className="w-8 shrink-0 text-ink-2">{status}</span>
            <span className="min-w-0 break-words font-mono text-xs leading-5">
              {codes.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
