import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import { memberCode } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import type { WebhookEventType } from '@/lib/domain/webhooks/events';
import { deliveryIdInput } from '@/lib/domain/webhooks/inputs';
import { requestBody, requestId } from '@/lib/domain/webhooks/request';
import { formatMoment } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { getDelivery } from '@/lib/webhooks/queries/get-delivery';
import { DeliveryStateMark } from '../../../_parts/delivery-marks';
import { RequestText } from '../../../_parts/request-text';
import { AttemptList } from './_parts/attempt-list';
import { ReplayOne } from './_parts/replay-one';

const MS_A_SECOND = 1_000;
const LOOK_MS = 2_000;

type Props = { readonly params: Promise<{ readonly id: string; readonly delivery: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks.log');
  return { title: t('title') };
}

async function readDelivery({ id, delivery }: Awaited<Props['params']>) {
  const actor = await requireActor('webhooks.manage');
  const endpointId = idInput.safeParse(Number(id));
  const deliveryId = deliveryIdInput.safeParse(Number(delivery));
  if (!endpointId.success || !deliveryId.success) notFound();
  try {
    const asked = { endpointId: endpointId.data, deliveryId: deliveryId.data };
    return { ...asked, found: await runQuery(getDelivery, asked, actor) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** One delivery: what is sent, and how each attempt went. */
export default async function DeliveryPage({ params }: Props) {
  const { endpointId, deliveryId, found } = await readDelivery(await params);
  const actor = await requireActor('webhooks.manage');
  const [t, locale, programme] = await Promise.all([
    getTranslations('webhooks'),
    getLocale(),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const { type, state, memberId, happenedAt, nextAt, attempts, endpoint } = found;
  const last = attempts.find(({ signature }) => signature !== '');
  const isUnderWay = state === 'sending' || (state === 'queued' && attempts.length === 0);
  const seconds = last === undefined ? '' : Math.floor(last.begunAt.getTime() / MS_A_SECOND);
  return (
    <ClientMessages areas={['common', 'errors', 'webhooks']}>
      <PageHeader
        crumbs={[
          { label: t('title'), href: '/settings/webhooks' },
          { label: new URL(endpoint.url).host, href: `/settings/webhooks/${endpointId}` },
        ]}
        title={t(`types.${type as WebhookEventType}`)}
        marks={<DeliveryStateMark state={state} hasFailed={attempts.length > 0} />}
        meta={
          <DottedFacts
            facts={[
              [
                'type',
                <code key="type" className="font-mono">
                  {type}
                </code>,
              ],
              ['happened', t('delivery.happened', { moment: formatMoment(happenedAt, zone) })],
              ...(memberId === 0
                ? []
                : [
                    [
                      'member',
                      <TextLink key="member" href={`/members/${memberId}`}>
                        {memberCode(memberId)}
                      </TextLink>,
                    ] as const,
                  ]),
              ...(nextAt === null
                ? []
                : [['next', t('delivery.next', { moment: formatMoment(nextAt, zone) })] as const]),
            ]}
          />
        }
        actions={
          <ReplayOne
            endpointId={endpointId}
            deliveryId={deliveryId}
            state={state}
            endpointState={endpoint.state}
          />
        }
      />
      {isUnderWay && endpoint.state === 'active' && <AutoRefresh everyMs={LOOK_MS} />}
      <div className="grid gap-x-8 min-[1200px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title={t('delivery.request')} note={t('delivery.requestNote')}>
          <RequestText
            label={`POST ${endpoint.url}`}
            headers={[
              ['content-type', 'application/json'],
              ['webhook-id', requestId(deliveryId)],
              ['webhook-timestamp', seconds === '' ? '—' : String(seconds)],
              ['webhook-signature', last?.signature ?? '—'],
            ]}
            body={requestBody(found)}
          />
        </Section>
        <Section title={t('delivery.attempts')}>
          <AttemptList attempts={attempts} zone={zone} />
        </Section>
      </div>
    </ClientMessages>
  );
}
