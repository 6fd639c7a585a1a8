import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { describeEndpoints } from '@/lib/api/v1/describe-endpoints';
import { SettingsHeader } from '../settings-header';
import { EndpointSection } from './_parts/endpoint-section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('api');
  return { title: t('title') };
}

/** Where this product is, as the reader reached it. */
async function ownOrigin(): Promise<string> {
  const given = await headers();
  const host = given.get('x-forwarded-host') ?? given.get('host') ?? 'localhost:3000';
  return `${given.get('x-forwarded-proto') ?? 'http'}://${host}`;
}

/** The HTTP API, made of the same schemas that judge the calls: what each endpoint takes, answers and refuses. */
export default async function ApiPage() {
  await requireActor('apiKeys.manage');
  const [t, origin] = await Promise.all([getTranslations('api'), ownOrigin()]);
  const endpoints = describeEndpoints(origin);
  return (
    <>
      <SettingsHeader
        current="api"
        meta={t.rich('meta', {
          link: (chunks) => <TextLink href="/api/v1/openapi.json">{chunks}</TextLink>,
        })}
      />
      <div className="mt-4 flex max-w-prose flex-col gap-2 text-sm text-ink-2">
        {(['key', 'once', 'values', 'refusals', 'rate'] as const).map((about) => (
          <p key={about}>
            {t.rich(`about.${about}`, {
              code: (chunks) => <code className="font-mono text-ink">{chunks}</code>,
            })}
          </p>
        ))}
      </div>
      <div className="mt-6">
        <Section title={t('contents')}>
          <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
            {endpoints.map(({ id, method, path }) => (
              <li key={id} className="min-w-0">
                <a href={`#${id}`} className="flex min-h-6 items-baseline gap-2 hover:underline">
                  <span className="w-11 shrink-0 font-mono text-xs text-ink-2">{method}</span>
                  <span className="min-w-0 break-words font-mono">{path}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {endpoints.map((endpoint) => (
        <EndpointSection key={endpoint.id} endpoint={endpoint} />
      ))}
    </>
  );
}
